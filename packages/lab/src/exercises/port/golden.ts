// What a port starts from and must come to: 100 rows, the first weights of 3-3-1, and the loss of each of 1000 passes,
// all from seed 0 and by the lecture's own classes. Written down as text files, one row a line.
import { Layer, random, seed } from "kobai/lecture";

export const passes = 1000;
const alpha = 0.1;

function drawn() {
  seed(0);
  const rows = Array.from({ length: 100 }, () => {
    const x = [random(), random(), random()];
    return { x, y0: Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3) };
  });
  return { rows, hidden: new Layer(3, 3), last: new Layer(3, 1) };
}

const known: number[] = [];

/** The losses of the first `count` passes, each before its update. */
export function losses(count: number): readonly number[] {
  if (known.length < count) known.splice(0, known.length, ...trained(count));
  return known.slice(0, count);
}

function trained(count: number): number[] {
  const { rows, hidden, last } = drawn();
  return Array.from({ length: count }, () => {
    for (const { x, y0 } of rows) {
      last.forward(hidden.forward(x));
      hidden.backward(last.backward(last.mseLoss([y0])));
    }
    const { loss } = last;
    hidden.update(alpha);
    last.update(alpha);
    return loss;
  });
}

const lined = (rows: readonly (readonly number[])[]) => `${rows.map((row) => row.join(" ")).join("\n")}\n`;

/** By the name under which it is downloaded. */
export const files: Readonly<Record<string, () => string>> = {
  "rows.txt": () => lined(drawn().rows.map(({ x, y0 }) => [...x, y0])),
  "weights.txt": () => {
    const { hidden, last } = drawn();
    return lined([...hidden.w, hidden.b, ...last.w, last.b]);
  },
  "trace.txt": () => lined(losses(passes).map((loss, i) => [i + 1, loss])),
};
