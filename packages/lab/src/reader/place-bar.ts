// Which section the reader is in: shown at the lower edge and marked in the contents. Arrow keys turn to the section before
// and the next, where no figure, no field and no text selection wants them.

interface Stop {
  readonly id: string;
  readonly title: string;
}

/** The sections around one, by its place; -1 is before the first. */
export function around(stops: readonly Stop[], at: number): Readonly<Record<-1 | 0 | 1, Stop | undefined>> {
  return { [-1]: stops[at - 1], 0: stops[at], 1: stops[at + 1] };
}

const ways = { ArrowLeft: -1, ArrowRight: 1 } as const;

/** Where a key turns to; undefined where it is somebody else's. */
export function turnOf(event: KeyboardEvent): -1 | 1 | undefined {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, target } = event;
  if (defaultPrevented || ctrlKey || metaKey || altKey || shiftKey) return undefined;
  const own = target === document.body || target === document.documentElement;
  return own && Object.hasOwn(ways, key) ? ways[key as keyof typeof ways] : undefined;
}

export function wirePlaceBar(): void {
  const bar = document.querySelector<HTMLElement>("[data-place]");
  const sections = [...document.querySelectorAll<HTMLElement>("main > section[id]")];
  if (!bar || sections.length === 0) return;
  const stops = sections.map(({ id }) => ({
    id,
    // beside its words a heading may bear marks
    title: document.getElementById(`${id}-title`)?.firstChild?.textContent?.trim() ?? "",
  }));
  let at: number | undefined;
  const link = (way: -1 | 0 | 1) => bar.querySelector<HTMLAnchorElement>(`[data-way="${way}"]`)!;
  const show = (index: number) => {
    at = index;
    const near = around(stops, index);
    for (const way of [-1, 0, 1] as const) {
      const title = near[way]?.title ?? "";
      link(way).querySelector("[data-title]")!.textContent = title;
      link(way).toggleAttribute("data-none", title === "");
      if (way !== 0) link(way).href = `#${near[way]?.id ?? "text"}`;
    }
    bar.querySelector("[data-number]")!.textContent = index < 0 ? "" : `${index + 1} / ${stops.length}`;
    bar.hidden = index < 0;
    for (const mark of document.querySelectorAll(".contents a[aria-current]"))
      mark.removeAttribute("aria-current");
    document.querySelector(`.contents a[href="#${near[0]?.id}"]`)?.setAttribute("aria-current", "true");
  };
  // read is the last section that begins above a line a third down the window; at the end of the text, the last of all
  const look = () => {
    const last = sections.length - 1;
    const isAtEnd = sections[last].getBoundingClientRect().bottom <= innerHeight;
    const begun = sections.findLastIndex((section) => section.getBoundingClientRect().top < innerHeight / 3);
    const index = isAtEnd ? last : begun;
    if (index !== at) show(index);
  };
  // not by sections that cross a line: one that is jumped over crosses none
  addEventListener("scroll", look, { passive: true });
  addEventListener("resize", look);
  new ResizeObserver(look).observe(sections[0].parentElement!);
  // on the window, after the figures: what they have used is prevented by then
  addEventListener("keydown", (event) => {
    const way = turnOf(event);
    const next = way && around(stops, at ?? -1)[way];
    if (!next) return;
    event.preventDefault();
    location.hash = next.id;
  });
}
