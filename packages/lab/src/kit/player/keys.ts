// One key for play and pause and arrows for stepping, the same in every figure. A part that uses a key itself calls
// preventDefault; what is left of the keys pressed inside a figure comes here.

export type Order = "toggle" | "back" | "forward";

const orders: Readonly<Record<string, Order>> = { p: "toggle", ArrowLeft: "back", ArrowRight: "forward" };

/** Where letters or arrows belong to the text or to the control that has the focus. */
const ownKeys =
  "textarea, select, [contenteditable], input:not([type=checkbox], [type=button], [role=spinbutton])";

export function orderOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): Order | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const name = key.length === 1 ? key.toLowerCase() : key;
  return Object.hasOwn(orders, name) ? orders[name] : undefined;
}

/** Follows the keys of the figure that `element` stands in, or that the pointer is over while nothing has the focus.
 * Returns what ends it. */
export function followKeys(element: Element, obey: (order: Order) => void): () => void {
  const figure = element.closest("[data-figure]");
  const listen = (event: KeyboardEvent) => {
    const target = event.target as Element;
    const here = figure?.contains(target) || (target === document.body && figure?.matches(":hover"));
    const order = orderOf(event);
    if (!here || order === undefined || event.defaultPrevented || target.matches(ownKeys)) return;
    event.preventDefault();
    obey(order);
  };
  // on the document, after the listeners of every part inside the figure
  document.addEventListener("keydown", listen);
  return () => document.removeEventListener("keydown", listen);
}
