// Named facts: a quiet name at the left, its text beside it; on a narrow terminal the text stands below.
import type { Screen } from "./terminal.js";
import { padEnd, wrap } from "./text.js";

export type Fact = readonly [name: string, ...texts: string[]];

const indent = 12;
const narrow = 40;
/** Longer lines are hard to read, however wide the terminal is. */
const widest = 80;

/** Each text of a fact begins a line of its own. */
export function factLines(
  facts: readonly Fact[],
  { paint, width }: Pick<Screen, "paint" | "width">,
): string[] {
  const room = Math.min(width(), widest);
  return facts.flatMap(([name, ...texts]) => {
    if (room < narrow) {
      const below = texts.flatMap((text) => wrap(text, Math.max(1, room - 2)).map((line) => `  ${line}`));
      return [paint("quiet", name), ...below];
    }
    const lines = texts.flatMap((text) => wrap(text, room - indent));
    return lines.map((line, i) => paint("quiet", padEnd(i === 0 ? name : "", indent)) + line);
  });
}
