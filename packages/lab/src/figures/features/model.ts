// What hidden nodes answer to: a network with one hidden layer learns a region of a square. Each hidden node divides the
// square by a line; the last node weighs their answers. Trained by the library's engine, asked through the lecture's layers.
import { adam, dense, fit, network } from "kobai";
import { Layer } from "kobai/lecture";

export const tasks = ["disc", "band", "xor"] as const;
export type Task = (typeof tasks)[number];
export type Point = readonly number[];

/** 1 inside the region, 0 outside. */
const regions: Readonly<Record<Task, (x1: number, x2: number) => boolean>> = {
  disc: (x1, x2) => Math.hypot(x1 - 0.5, x2 - 0.5) < 0.35,
  band: (x1, x2) => Math.abs(x1 + x2 - 1) < 0.3,
  xor: (x1, x2) => x1 > 0.5 !== x2 > 0.5,
};
export const wanted = (task: Task, [x1, x2]: Point): number => Number(regions[task](x1, x2));

/** The middles of so many squares in a row, row by row from the top. */
export function grid(side: number): Point[] {
  return Array.from({ length: side * side }, (_, i) => [
    ((i % side) + 0.5) / side,
    1 - (Math.floor(i / side) + 0.5) / side,
  ]);
}

/** What it learns from, and is judged by. */
export const rows: readonly Point[] = grid(20);

/** A trained network as plain data: weights [to][from]. */
export interface Trained {
  readonly w: readonly (readonly (readonly number[])[])[];
  readonly b: readonly (readonly number[])[];
}

export interface Plan {
  readonly task: Task;
  readonly hidden: number;
  readonly seed: number;
}

export async function train({ task, hidden, seed }: Plan, signal?: AbortSignal): Promise<Trained> {
  const untrained = network({ inputSize: 2, seed }, [dense(hidden, "sigmoid"), dense(1, "sigmoid")]);
  const data = {
    inputs: Float64Array.from(rows.flat()),
    targets: Float64Array.from(rows.map((x) => wanted(task, x))),
  };
  const { model } = await fit(untrained, data, {
    ...{ loss: "binary-cross-entropy", optimizer: adam({ learningRate: 0.05 }), batchSize: 40, epochs: 300 },
    ...{ precision: "f64", threads: 1, ...(signal && { signal }) },
  });
  const rowsOf = (weights: ArrayLike<number>, length: number) =>
    Array.from({ length: weights.length / length }, (_, i) =>
      Array.from({ length }, (_, j) => weights[i * length + j]),
    );
  return {
    w: model.parameters.map(({ weights }, layer) => rowsOf(weights, layer === 0 ? 2 : hidden)),
    b: model.parameters.map(({ bias }) => [...bias]),
  };
}

/** A network that can be asked, with nodes that can be silenced. */
export interface Asked {
  readonly weights: Trained;
  /** A silenced node always answers what it answers on the average. */
  hidden(x: Point, silent?: ReadonlySet<number>): number[];
  answer(x: Point, silent?: ReadonlySet<number>): number;
  /** The share of the rows it answers rightly: more than ½ inside, less outside. */
  right(silent?: ReadonlySet<number>): number;
}

export function asked(task: Task, weights: Trained): Asked {
  const [first, last] = weights.w.map((w, i) =>
    Object.assign(new Layer(w[0].length, w.length), { w: w.map((row) => [...row]), b: [...weights.b[i]] }),
  );
  const all = rows.map((x) => first.forward([...x]));
  const usual = weights.b[0].map((_, i) => all.reduce((sum, h) => sum + h[i], 0) / all.length);
  const heard = (h: readonly number[], silent?: ReadonlySet<number>) =>
    h.map((value, i) => (silent?.has(i) ? usual[i] : value));
  const hidden = (x: Point, silent?: ReadonlySet<number>) => heard(first.forward([...x]), silent);
  return {
    weights,
    hidden,
    answer: (x, silent) => last.forward(hidden(x, silent))[0],
    right: (silent) =>
      rows.filter((x, i) => last.forward(heard(all[i], silent))[0] > 0.5 === (wanted(task, x) === 1)).length /
      rows.length,
  };
}
