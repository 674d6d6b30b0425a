// A class of kobai/lecture run line by line. An act names a line, where in its loops that stands, the part of the diagram
// it touches and how it changes the numbers; a step is an act with all numbers before and after it.

export type Act<Kind extends string, Place, Moment> = readonly [
  kind: Kind,
  place: Place,
  part: string,
  change: (now: Moment) => Partial<Moment>,
];

export interface Step<Kind extends string, Place, Moment> {
  readonly kind: Kind;
  readonly place: Place;
  /** What it touches in the diagram. */
  readonly part: string;
  readonly before: Moment;
  readonly after: Moment;
}

/** Every act in order, each on what the one before it has left. */
export function run<Kind extends string, Place, Moment>(
  start: Moment,
  acts: readonly Act<Kind, Place, Moment>[],
): Step<Kind, Place, Moment>[] {
  let now = start;
  return acts.map(([kind, place, part, change]) => {
    const before = now;
    now = { ...now, ...change(now) };
    return { kind, place, part, before, after: now };
  });
}

/** The lines of the class in a file of the library. */
export function classLines(source: string): string[] {
  return source.slice(source.indexOf("export class")).trimEnd().split("\n");
}

/** Where the line stands that ends so. */
export function lineEnding(lines: readonly string[], text: string): number {
  return lines.findIndex((line) => line.endsWith(text));
}
