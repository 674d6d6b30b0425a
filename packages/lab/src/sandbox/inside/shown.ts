// A value as console.log shows it: texts as they are, everything else as one would write it down.

/** Deeper than this, and beyond so many entries, something stands for the rest. */
const deepest = 4;
const most = 100;

export function line(values: readonly unknown[]): string {
  return `${values.map((value) => (typeof value === "string" ? value : shown(value))).join(" ")}\n`;
}

function shown(value: unknown, depth = 0): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return value.name ? `[function ${value.name}]` : "[function]";
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (depth > deepest) return Array.isArray(value) ? "[…]" : "{…}";
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return listed(Array.from(value as ArrayLike<unknown>), depth);
  return recorded(value, depth);
}

function listed(values: readonly unknown[], depth: number): string {
  const entries = values.slice(0, most).map((value) => shown(value, depth + 1));
  return `[${[...entries, ...more(values.length)].join(", ")}]`;
}

function recorded(value: object, depth: number): string {
  const fields = Object.entries(value);
  const entries = fields.slice(0, most).map(([name, field]) => `${name}: ${shown(field, depth + 1)}`);
  const name = value.constructor?.name ?? "Object";
  const all = [...entries, ...more(fields.length)].join(", ");
  return `${name === "Object" ? "" : `${name} `}${all ? `{ ${all} }` : "{}"}`;
}

function more(count: number): string[] {
  return count > most ? [`… ${count - most} more`] : [];
}
