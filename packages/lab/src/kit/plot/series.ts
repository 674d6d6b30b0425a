// What a plot shows, as data, and how it is read: series of points, their paths, their values at a place.
import type { Scale } from "./scale.js";

export interface PlotPoint {
  readonly x: number;
  readonly y: number;
}

/** The colors of the lab by what they mean. */
export type Hue = "ink" | "soft" | "loss" | "gradient" | "positive" | "negative";

export interface Series {
  readonly id: string;
  /** Written at its end, and before its values. */
  readonly name: string;
  /** Ascending in x where it is a line. A point that is not finite leaves a gap. */
  readonly points: readonly PlotPoint[];
  readonly hue?: Hue;
  /** A marked line has a dot at each of its points. */
  readonly as?: "line" | "dots" | "steps" | "marked";
  /** Finely, mixed: told apart from a dashed line beside it. */
  readonly dashed?: boolean | "finely" | "mixed";
}

export interface Axis {
  readonly name: string;
  readonly unit?: string;
  readonly domain: readonly [number, number];
  readonly scale?: "linear" | "log";
  readonly ticks?: readonly number[];
  /** Decimals of a value that is read. */
  readonly digits?: number;
}

/** Pixels before a dashed line's name, for how it is dashed. */
export const sampleRoom = 20;

/** More marks than this and the dots are painted on a canvas. */
export const mostMarks = 500;

interface Ground {
  readonly x: Scale;
  readonly y: Scale;
  readonly width: number;
  readonly height: number;
}

/** The path of a line; where a value is missing it lifts the pen. */
export function path(points: readonly PlotPoint[], { x, y, width, height }: Ground, steps = false): string {
  let down = false;
  return points
    .map((point) => {
      const place = [x.share(point.x) * width, (1 - y.share(point.y)) * height];
      if (!place.every(Number.isFinite)) {
        down = false;
        return "";
      }
      // a curve that leaves by far is cut where it can no longer be seen
      const [left, top] = [place[0], Math.min(Math.max(place[1], -9 * height), 10 * height)].map((n) =>
        n.toFixed(1),
      );
      const order = !down ? `M${left},${top}` : steps ? `H${left}V${top}` : `L${left},${top}`;
      down = true;
      return order;
    })
    .join("");
}

/** Every x at which some series has a point, ascending, each once. */
export function readings(series: readonly Series[]): number[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
}

/** The index of the reading nearest to a place on the axis. */
export function nearest(xs: readonly number[], share: number, scale: Scale): number {
  let best = 0;
  for (let i = 1; i < xs.length; i++)
    if (Math.abs(scale.share(xs[i]) - share) < Math.abs(scale.share(xs[best]) - share)) best = i;
  return best;
}

/** The value of each series at x, where it has a point there. */
export function valuesAt(series: readonly Series[], x: number): { series: Series; y: number }[] {
  return series.flatMap((one) =>
    one.points.filter((point) => point.x === x).map(({ y }) => ({ series: one, y })),
  );
}

const kinds = [true, "finely", "mixed"] as const;

/** How up to three lines are drawn of which one is chosen: that one whole, and each other as it is whichever that is. */
export function dashesBeside<Id>(ids: readonly Id[], chosen: Id): (id: Id) => NonNullable<Series["dashed"]> {
  return (id) => id !== chosen && kinds[ids.indexOf(id)];
}
