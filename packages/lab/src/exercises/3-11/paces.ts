// What a learner's Layer(3, 2) is put through: two samples forward and back, then one update. The probes do the same.
import { Layer } from "kobai/lecture";

export const start = {
  w: [
    [0.5, -0.25, 0.75],
    [-0.5, 1, 0.125],
  ],
  b: [0.3, -0.6],
};
export const inputs = [
  [1, -2, 0.5],
  [0.25, 0.5, -1],
];
export const targets = [
  [1, 0],
  [0.5, 0.25],
];
/** Given to backward, so that it is judged by itself. */
export const deltas = [
  [0.8, -0.6],
  [-0.4, 1.2],
];
export const alpha = 0.5;

export interface Gradient {
  readonly dw: readonly (readonly number[])[];
  readonly db: readonly number[];
}

/** What the probe hands out. */
export interface Observed {
  /** Of the first input. */
  readonly y: readonly number[];
  readonly delta: readonly number[];
  /** After one sample, and after the second on top. */
  readonly losses: readonly number[];
  readonly gradients: readonly Gradient[];
  readonly moved: { readonly w: readonly (readonly number[])[]; readonly b: readonly number[] };
  readonly cleared: Gradient & { readonly loss: number };
}

/** The lecture's own layer. */
export function paced(): Observed {
  const layer = Object.assign(new Layer(3, 2), structuredClone(start));
  const both = inputs.map((x, i) => {
    const y = layer.forward(x);
    const delta = layer.mseLoss(targets[i]);
    layer.backward(deltas[i]);
    return structuredClone({ y, delta, loss: layer.loss, gradient: { dw: layer.dw, db: layer.db } });
  });
  layer.update(alpha);
  const { w, b, dw, db, loss } = layer;
  return {
    ...both[0],
    losses: both.map(({ loss }) => loss),
    gradients: both.map(({ gradient }) => gradient),
    moved: { w, b },
    cleared: { dw, db, loss },
  };
}
