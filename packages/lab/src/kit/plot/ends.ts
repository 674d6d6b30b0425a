// Where the names of lines stand: at their ends, none over another, and inside the plot not over a line either.
import { type Box, overlap } from "../box.js";
import { textWidth } from "../text-width.js";

type Point = readonly [number, number];

export interface Ending {
  readonly name: string;
  /** Where the line ends, in pixels of the plot. */
  readonly end: Point;
  /** Every line of the plot but this one, in pixels. */
  readonly beside: () => readonly (readonly Point[])[];
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Before a name: what shows how its line is drawn. */
  readonly before: number;
}

/** Of a name its left end and its middle line; and the end of its line, where that stands elsewhere. */
export interface Place {
  readonly left: number;
  readonly top: number;
  readonly from: number | undefined;
}

const gap = 8;
const lineHeight = 15;
/** A name that stands no further from the end of its line needs nothing that leads there. */
const near = 4;

/** Middle lines pushed apart so that none is nearer to another than `least`. Pixels, in the order given. */
export function apart(wanted: readonly number[], least: number, most: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b]);
  const tops = [...wanted];
  let lowest = -Infinity;
  for (const i of order) tops[i] = lowest = Math.max(tops[i], lowest + least);
  let limit = most;
  for (const i of order.reverse()) {
    tops[i] = Math.min(tops[i], limit);
    limit = tops[i] - least;
  }
  return tops;
}

/** The middle lines of names one below another, each as near to the end of its line as that allows. */
export const stacked = (endings: readonly Ending[], height: number): number[] =>
  apart(
    endings.map(({ end }) => end[1]),
    lineHeight,
    height,
  );

/** Lines that end at the right edge have their names in the margin, one below another; the others beside their ends. */
export function placesOf(endings: readonly Ending[], room: Room): Place[] {
  const taken: Box[] = [];
  const places = new Map<Ending, Place>();
  const stand = (ending: Ending, top: number) => {
    const [x, y] = ending.end;
    places.set(ending, { left: x + gap, top, from: Math.abs(top - y) > near ? y : undefined });
    taken.push(boxOf(ending, top, room));
  };
  const outside = endings.filter(({ end }) => end[0] >= room.width - 1);
  const tops = stacked(outside, room.height);
  outside.forEach((ending, i) => {
    stand(ending, tops[i]);
  });
  for (const ending of endings) if (!places.has(ending)) stand(ending, freest(ending, taken, room));
  return endings.map((ending) => places.get(ending)!);
}

const boxOf = ({ name, end }: Ending, middle: number, { before }: Room): Box => ({
  left: end[0] + gap,
  right: end[0] + gap + before + textWidth(name),
  top: middle - lineHeight / 2,
  bottom: middle + lineHeight / 2,
});

/** Beside the end of a line, or a little above or below it: where the fewest names and lines are in the way. */
function freest(ending: Ending, taken: readonly Box[], room: Room): number {
  const [, y] = ending.end;
  const beside = ending.beside();
  let best = y;
  let fewest = Infinity;
  for (const by of [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6]) {
    const top = y + by * lineHeight * 0.9;
    if (top < 0 || top > room.height - lineHeight / 2) continue;
    const box = boxOf(ending, top, room);
    const names = taken.filter((other) => overlap(box, other)).length;
    const lines = beside.filter((line) => meets(line, box)).length;
    if (2 * names + lines < fewest) {
      fewest = 2 * names + lines;
      best = top;
    }
  }
  return best;
}

/** Whether a line passes through a box. */
export function meets(line: readonly Point[], box: Box): boolean {
  for (let i = 1; i < line.length; i++) if (crosses(line[i - 1], line[i], box)) return true;
  return false;
}

/** The stretch of x and that of y in which a piece of a line is inside have something in common. */
function crosses([x0, y0]: Point, [x1, y1]: Point, { left, right, top, bottom }: Box): boolean {
  const within = (from: number, to: number, least: number, most: number) => {
    if (from === to) return from >= least && from <= most ? [0, 1] : [1, 0];
    const [a, b] = [(least - from) / (to - from), (most - from) / (to - from)];
    return [Math.min(a, b), Math.max(a, b)];
  };
  const [xIn, xOut] = within(x0, x1, left, right);
  const [yIn, yOut] = within(y0, y1, top, bottom);
  return Math.max(xIn, yIn, 0) <= Math.min(xOut, yOut, 1);
}
