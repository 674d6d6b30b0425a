// What a port starts from and must come to: 100 rows, the first weights of 3-3-1, and the loss of each of 1000 passes,
// all from seed 0 and by the lecture's own classes. Written down as text files, one row a line.
import { layersOf, learn, rowsOf } from "../../lesson/pythagoras.js";

export const passes = 1000;
const alpha = 0.1;

function drawn() {
  const rows = rowsOf(0);
  return { rows, layers: layersOf(3, 1) };
}

const known: number[] = [];

/** The losses of the first `count` passes, each before its update. */
export function losses(count: number): readonly number[] {
  if (known.length < count) known.splice(0, known.length, ...trained(count));
  return known.slice(0, count);
}

function trained(count: number): number[] {
  const { rows, layers } = drawn();
  const seen: number[] = [];
  learn(layers, rows, { alpha, passes: count, see: (_, loss) => seen.push(loss) });
  return seen;
}

const lined = (rows: readonly (readonly number[])[]) => `${rows.map((row) => row.join(" ")).join("\n")}\n`;

/** By the name under which it is downloaded. */
export const files: Readonly<Record<string, () => string>> = {
  "rows.txt": () => lined(drawn().rows.map(({ x, y0 }) => [...x, y0])),
  "weights.txt": () => lined(drawn().layers.flatMap(({ w, b }) => [...w, b])),
  "trace.txt": () => lined(losses(passes).map((loss, i) => [i + 1, loss])),
};
