// Is the gradient right? Nudges every parameter both ways and compares the slope of the loss with the gradient.
import type { Dataset } from "../data/dataset.js";
import { prepare } from "../data/prepare.js";
import { checkLoss, defaultLoss, type LossName } from "../loss/index.js";
import { type Network, outputActivation } from "../network/network.js";
import { inOrder } from "../random.js";
import type { Parameters64 } from "./dense.js";
import { fail } from "./errors.js";
import { type Network64, toNetwork64 } from "./forward.js";
import { type Batch, batchGradient, batchLoss, type GradientJob } from "./step.js";

/** One array of parameters: its gradient g and the central difference ĝ. */
export interface ArrayCheck {
  /** max |g − ĝ| */
  readonly difference: number;
  /** What the difference is held against: max |g|, but at least 1e-3, times the loss where it is above 1, since
   * a central difference cannot tell smaller gradients from rounding. */
  readonly scale: number;
  /** difference ≤ 1e-6 · scale */
  readonly ok: boolean;
}

export interface GradientCheck {
  readonly ok: boolean;
  readonly loss: number;
  readonly layers: { readonly weights: ArrayCheck; readonly bias: ArrayCheck }[];
}

export interface GradientCheckOptions {
  /** By default the loss that belongs to the last activation. */
  readonly loss?: LossName;
  /** How far each parameter is nudged; 1e-6 by default. */
  readonly epsilon?: number;
}

/** Checks every gradient of a network on the given rows (a few are enough: the work grows with parameters · rows),
 * in f64 and without dropout. Where a nudge carries a unit across the kink of relu, its difference is real:
 * there is no derivative to agree with.
 *
 * Throws   "check-gradients/epsilon", what `checkLoss` throws, and "data/…" for data that do not fit
 * Numeric  the truncation of a central difference is about epsilon², its rounding about 1e-16 · loss / epsilon
 */
export function checkGradients(
  network: Network,
  data: Dataset,
  { loss = defaultLoss(outputActivation(network)), epsilon = 1e-6 }: GradientCheckOptions = {},
): GradientCheck {
  if (!(epsilon > 0 && epsilon < Infinity)) fail("check-gradients/epsilon", { got: epsilon });
  checkLoss(loss, outputActivation(network));
  const prepared = prepare(network, data, { precision: "f64", loss });
  const job = { data: prepared, loss, l2: 0, seed: network.seed };
  const rows = inOrder(prepared.rows);
  const copy = toNetwork64(network);
  const value = batchLoss(copy, job, { rows });
  const layers = gradientDifferences(copy, job, { rows, epsilon }).map(({ weights, bias }) => ({
    weights: judged(weights, value),
    bias: judged(bias, value),
  }));
  return { ok: layers.every(({ weights, bias }) => weights.ok && bias.ok), loss: value, layers };
}

function judged({ difference, largest }: ArrayDifference, loss: number): ArrayCheck {
  const scale = Math.max(largest, 1e-3 * Math.max(1, loss));
  return { difference, scale, ok: difference <= 1e-6 * scale };
}

export interface ArrayDifference {
  /** max |g − ĝ| */
  readonly difference: number;
  /** max |g| */
  readonly largest: number;
}

/** Gradient against central difference, for every array of every layer. Leaves the network as it was. */
export function gradientDifferences(
  network: Network64,
  job: GradientJob,
  { epsilon, ...batch }: Batch & { readonly epsilon: number },
): { weights: ArrayDifference; bias: ArrayDifference }[] {
  const { gradients } = batchGradient(network, job, batch);
  const loss = () => batchLoss(network, job, batch);
  const compare = (layer: number, part: keyof Parameters64): ArrayDifference => {
    const slopes = centralDifferences(network.parameters[layer][part], loss, epsilon);
    const gradient = gradients[layer][part];
    return {
      difference: gradient.reduce((most, g, i) => Math.max(most, Math.abs(g - slopes[i])), 0),
      largest: gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0),
    };
  };
  return gradients.map((_, layer) => ({ weights: compare(layer, "weights"), bias: compare(layer, "bias") }));
}

// ĝ = (L(w + ε) − L(w − ε)) / 2ε
function centralDifferences(values: Float64Array, loss: () => number, epsilon: number): Float64Array {
  return values.map((kept, i) => {
    values[i] = kept + epsilon;
    const above = loss();
    values[i] = kept - epsilon;
    const below = loss();
    values[i] = kept;
    return (above - below) / (2 * epsilon);
  });
}
