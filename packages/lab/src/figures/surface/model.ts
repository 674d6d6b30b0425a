// The loss as a landscape over two of the node's four numbers while the other two stay, and walks down it: plain
// gradient descent at several learning rates, and with momentum (v ← μ v + g, w ← w − α v, as in kobai's `momentum`).
import { contours } from "d3-contour";
import { gradientOf, lossOf, type Parameters } from "../../lesson/node.js";

export const pairs = ["w1-w2", "w1-b", "w2-b", "w1-w3", "w2-w3", "w3-b"] as const;
export type Pair = (typeof pairs)[number];

/** Where the two of a pair stand among w1, w2, w3, b: across, and up. */
export const axesOf: Readonly<Record<Pair, readonly [number, number]>> = {
  "w1-w2": [0, 1],
  "w1-b": [0, 3],
  "w2-b": [1, 3],
  "w1-w3": [0, 2],
  "w2-w3": [1, 2],
  "w3-b": [2, 3],
};

export interface Field {
  /** Rows from the lowest value of the axis that goes up, each `side` long. */
  readonly values: readonly number[];
  readonly side: number;
  readonly range: number;
}

/** The loss over −range … range of both axes. */
export function field(node: Parameters, pair: Pair, { side, range }: Omit<Field, "values">): Field {
  const [across, up] = axesOf[pair];
  const at = (i: number) => -range + (2 * range * i) / (side - 1);
  const values = Array.from({ length: side * side }, (_, i) =>
    lossOf(node.with(across, at(i % side)).with(up, at(Math.floor(i / side)))),
  );
  return { values, side, range };
}

/** The lowest of the field and where it lies. */
export function lowest({ values, side, range }: Field): { loss: number; across: number; up: number } {
  const i = values.reduce((best, value, i) => (value < values[best] ? i : best), 0);
  const at = (k: number) => -range + (2 * range * k) / (side - 1);
  return { loss: values[i], across: at(i % side), up: at(Math.floor(i / side)) };
}

export const levels: readonly number[] = Array.from({ length: 29 }, (_, i) => (i + 1) / 10);

/** For each level the paths around all that is higher, in shares of the field, 0…1 from its lower left. */
export function contourLines({ values, side }: Field): { level: number; rings: [number, number][][] }[] {
  const share = (place: number) => (place - 0.5) / (side - 1);
  const found = contours()
    .size([side, side])
    .thresholds([...levels])([...values]);
  return found
    .map(({ value, coordinates }) => ({
      level: value,
      rings: coordinates.flat().map((ring) => ring.map(([x, y]): [number, number] => [share(x), share(y)])),
    }))
    .filter(({ rings }) => rings.length > 0);
}

export interface Walk {
  readonly alpha: number;
  readonly momentum: number;
}

/** The places a walk comes to, the start first; only the two numbers of the pair move. */
export function walked(
  start: Parameters,
  pair: Pair,
  { alpha, momentum }: Walk,
  steps: number,
): Parameters[] {
  const places: Parameters[] = [start];
  const velocity = [0, 0];
  for (let step = 0; step < steps; step++) {
    const here = places[step];
    const gradient = gradientOf(here);
    const next = [...here];
    axesOf[pair].forEach((index, k) => {
      velocity[k] = momentum * velocity[k] + gradient[index];
      next[index] -= alpha * velocity[k];
    });
    places.push(next);
  }
  return places;
}
