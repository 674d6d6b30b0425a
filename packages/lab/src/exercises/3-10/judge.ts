// The numbers of a fresh Layer(3, 2) with seed 0, and the other shapes and orders in which they are often laid down.
import { random, seed } from "kobai/lecture";
import { close, type Nested, sameShape, shapeOf } from "../check/observed/structure.js";
import type { Verdict } from "../exercise.js";
import { mistake, right, wrong } from "../programs.js";

export const nin = 3;
export const nout = 2;

function drawn(count: number): number[] {
  return Array.from({ length: count }, () => random() - 0.5);
}

interface Drawn {
  readonly w: Nested;
  readonly b: Nested;
}

/** The first six numbers are w, row by row, the last two b. */
function layer(shift: number): Drawn {
  seed(0);
  const numbers = drawn(nin * nout + nout).map((value) => value + shift);
  return { w: [numbers.slice(0, nin), numbers.slice(nin, 2 * nin)], b: numbers.slice(2 * nin) };
}

/** Numeric: the same numbers, to 1e-12. */
export function judge(observed: unknown): Verdict {
  const { w, b } = { w: null, b: null, ...(observed as object | null) } as { w: unknown; b: unknown };
  const shapes = { w: shapeOf(w), b: shapeOf(b) };
  if (!shapes.w || !shapes.b) return wrong;
  if (sameShape(shapes.w, [nin * nout])) return mistake("flat");
  if (sameShape(shapes.w, [nin, nout])) return mistake("transposed");
  if (sameShape(shapes.w, [nout, nin]) && sameShape(shapes.b, [nin])) return mistake("bias-per-input");
  if (sameShape(shapes.w, [nout, nin]) && sameShape(shapes.b, [])) return mistake("one-bias");
  if (!sameShape(shapes.w, [nout, nin]) || !sameShape(shapes.b, [nout])) return wrong;
  return drawnRight(w as number[][], b as number[]);
}

function drawnRight(w: readonly number[][], b: readonly number[]): Verdict {
  const is = (wanted: Drawn) => close(w, wanted.w, 1e-12) && close(b, wanted.b, 1e-12);
  const all = [...w.flat(), ...b];
  if (is(layer(0))) return right;
  if (all.every((value) => value === 0)) return mistake("zeros");
  if (close(w[0], w[1], 0)) return mistake("same-row");
  if (is(layer(0.5))) return mistake("not-shifted");
  if (is(biasFirst())) return mistake("bias-first");
  if (is(rowByRow())) return mistake("bias-between");
  return wrong;
}

function biasFirst(): Drawn {
  seed(0);
  const b = drawn(nout);
  return { b, w: [drawn(nin), drawn(nin)] };
}

/** As if each output were a Node of its own: its weights, its bias, then the next. */
function rowByRow(): Drawn {
  seed(0);
  const rows = [0, 1].map(() => ({ w: drawn(nin), b: drawn(1)[0] }));
  return { w: rows.map(({ w }) => w), b: rows.map(({ b }) => b) };
}
