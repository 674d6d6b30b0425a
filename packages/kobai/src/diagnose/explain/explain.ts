// Why this answer? What each input added to one output, on the straight way from the mean row to this one:
//   contribution_j = (x_j − m_j) · ∫₀¹ ∂F/∂x_j (m + t·(x − m)) dt,   so that   F(m) + Σ contribution_j = F(x)
// Source: Sundararajan, Taly & Yan, "Axiomatic attribution for deep networks" (integrated gradients), ICML 2017.
import { scaleInto, unscaleInto } from "../../data/scaling.js";
import type { Model } from "../../model/model.js";
import { type Network64, toNetwork64 } from "../../reference/forward.js";
import { slopesAt } from "./slopes.js";

export interface ExplainOptions {
  /** Which output is explained, from 0. */
  readonly output: number;
  /** The row to compare with, in the units of the data: by default the mean of the rows that the model learned from, as
   * far as it knows it. */
  readonly baseline?: ArrayLike<number>;
}

export interface Explanation {
  /** F(x), in the units of the targets: a probability, or a number. */
  readonly value: number;
  /** F(m). */
  readonly baseline: number;
  /** What each input added [inputSize]. */
  readonly contributions: Float64Array<ArrayBuffer>;
}

/** Explains one output of a model for one row.
 *
 * Shapes   input [inputSize] → contributions [inputSize]
 * Numeric  baseline + Σ contributions = value to 1e-6 of the larger of them: relu's kinks are found by halving
 */
export function explain(model: Model, input: ArrayLike<number>, options: ExplainOptions): Explanation {
  const path = pathOf(model, input, options.baseline ?? meanRow(model));
  const walk = walked({ network: toNetwork64(model), path, output: options.output });
  const toUnits = unitsOf(model, options.output);
  const factor = toUnits(1) - toUnits(0);
  return {
    value: toUnits(walk.end),
    baseline: toUnits(walk.start),
    contributions: walk.contributions.map((c) => c * factor),
  };
}

/** What the model knows of the rows it learned from; zeros where it knows nothing. */
export function meanRow({ inputSize, scaling, training }: Model): ArrayLike<number> {
  if (training?.inputMeans) return training.inputMeans;
  return scaling?.kind === "standard" ? scaling.offset : new Float64Array(inputSize);
}

interface Path {
  readonly from: Float64Array<ArrayBuffer>;
  /** To − from. */
  readonly step: Float64Array<ArrayBuffer>;
}

/** As the network sees it. */
function pathOf({ scaling, inputSize }: Model, input: ArrayLike<number>, baseline: ArrayLike<number>): Path {
  const [from, to] = [baseline, input].map((row) => {
    const seen = Float64Array.from(row);
    if (scaling) scaleInto(seen, row, scaling);
    return seen;
  });
  return { from, step: Float64Array.from({ length: inputSize }, (_, j) => to[j] - from[j]) };
}

function unitsOf({ targetScaling }: Model, output: number): (value: number) => number {
  if (!targetScaling) return (value) => value;
  const [offset, factor] = [targetScaling.offset[output], targetScaling.factor[output]];
  const scaling = { ...targetScaling, offset: [offset], factor: [factor] };
  return (value) => {
    const cell = Float64Array.of(value);
    unscaleInto(cell, cell, scaling);
    return cell[0];
  };
}

interface Walk {
  readonly network: Network64;
  readonly path: Path;
  readonly output: number;
}

/** Of the difference, how far a piece of the way may be off; and how often a piece is halved. */
const tolerance = 1e-9;
const mostHalvings = 40;

/** Goes along the path piece by piece. On each the three-point rule of Gauss is tried; where it does not give what the
 * piece adds to F, because a relu bends there or F is too curved, the piece is halved. */
function walked({ network, path, output }: Walk) {
  const contributions = new Float64Array(path.from.length);
  const at = (t: number) =>
    slopesAt(
      network,
      path.from.map((x, j) => x + t * path.step[j]),
      output,
    );
  const [start, end] = [at(0).value, at(1).value];
  const allowed = tolerance * Math.max(Math.abs(start), Math.abs(end), 1e-3);
  const walk = (a: Mark, b: Mark, halvings: number): void => {
    const added = gaussian(a.t, b.t, path.step, (t) => at(t).slopes);
    const sum = added.reduce((total, c) => total + c, 0);
    if (Math.abs(sum - (b.value - a.value)) <= allowed || halvings === mostHalvings) {
      added.forEach((c, j) => {
        contributions[j] += c;
      });
      return;
    }
    const t = (a.t + b.t) / 2;
    const middle = { t, value: at(t).value };
    walk(a, middle, halvings + 1);
    walk(middle, b, halvings + 1);
  };
  walk({ t: 0, value: start }, { t: 1, value: end }, 0);
  return { start, end, contributions };
}

interface Mark {
  readonly t: number;
  readonly value: number;
}

/** Nodes and weights of the three-point rule on the interval from −1 to 1. */
const node = Math.sqrt(0.6);
const nodes = [-node, 0, node];
const nodeWeights = [5 / 9, 8 / 9, 5 / 9];

/** step · ∫ slopes dt from a to b. */
function gaussian(
  a: number,
  b: number,
  step: Float64Array,
  slopes: (t: number) => Float64Array,
): Float64Array<ArrayBuffer> {
  const sum = new Float64Array(step.length);
  nodes.forEach((x, i) => {
    const slope = slopes((a + b) / 2 + (x * (b - a)) / 2);
    for (let j = 0; j < sum.length; j++) sum[j] += nodeWeights[i] * slope[j];
  });
  return sum.map((s, j) => (step[j] * s * (b - a)) / 2);
}
