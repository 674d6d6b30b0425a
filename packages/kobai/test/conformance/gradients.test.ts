// G1: every gradient is right. Depth × activation × loss, random shapes, weights, dropout and L2, in f64, against
// central differences: ‖g − ĝ‖∞ ≤ 1e-6 · max(‖g‖∞, 1e-3) for each array of parameters. Points at kinks are redrawn.
import { describe, expect, it } from "vitest";
import { type LossName, losses } from "../../src/loss/index.js";
import type { ActivationName } from "../../src/network/activations.js";
import { type DenseLayer, dense } from "../../src/network/dense.js";
import { network } from "../../src/network/network.js";
import { randomRow, streams } from "../../src/random.js";
import { forward, type Network64, toNetwork64 } from "../../src/reference/forward.js";
import { gradientDifferences } from "../../src/reference/gradient-check.js";
import { batchLoss, type GradientJob } from "../../src/reference/step.js";

const shapes = 200;
const epsilon = 1e-6;
/** The small ones twice: they are quick, and the work grows with the cube of the size. */
const sizes = [1, 1, 3, 3, 5, 7, 9];
const elementwise = ["sigmoid", "tanh", "relu", "leaky-relu", "silu", "gelu", "identity"] as const;
const lossNames = Object.keys(losses) as LossName[];
const kinked = (activation: ActivationName) => activation === "relu" || activation === "leaky-relu";

/** Numbers of one case: uniform in 0…1, an element of a list. */
function chance(seed: number) {
  const word = randomRow(seed, streams.split);
  let index = 0;
  const uniform = () => word(index++) / 2 ** 32;
  return { uniform, pick: <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)] };
}
type Chance = ReturnType<typeof chance>;

interface Row {
  readonly depth: number;
  readonly activation: ActivationName;
  readonly loss: LossName;
}

/** The activation of each layer: that of the row wherever it can stand, what the loss needs at the end. */
function activationsOf({ depth, activation, loss }: Row, { pick }: Chance): ActivationName[] {
  const hidden = activation === "softmax" ? pick(elementwise) : activation;
  const last = losses[loss].follows ?? activation;
  return [...Array<ActivationName>(depth - 1).fill(hidden), last];
}

function rowsOfSuite(): Row[] {
  const rows: Row[] = [];
  for (const loss of lossNames)
    for (const activation of [...elementwise, "softmax"] as const)
      for (const depth of [1, 2, 3]) {
        const { follows } = losses[loss];
        // one layer is the last: a loss that needs another activation there has no such row
        const fits =
          follows === undefined || (depth > 1 && activation !== "softmax") || follows === activation;
        if (fits) rows.push({ depth, activation, loss });
      }
  return rows;
}

interface Case {
  readonly network: Network64;
  readonly job: GradientJob;
  readonly rows: Uint32Array;
  readonly step: number;
}

function drawCase(row: Row, seed: number): Case {
  const draw = chance(seed);
  const { uniform, pick } = draw;
  const layers: DenseLayer[] = activationsOf(row, draw).map((activation, i) =>
    dense(pick(sizes), activation, i < row.depth - 1 ? { dropout: pick([0, 0, 0.3]) } : {}),
  );
  const inputSize = pick(sizes);
  const made = toNetwork64(network({ inputSize, seed }, layers));
  for (const { bias } of made.parameters) for (let i = 0; i < bias.length; i++) bias[i] = uniform() - 0.5;
  const count = pick([1, 1, 1, 2, 3]);
  const data = {
    rows: count,
    inputs: Float64Array.from({ length: count * inputSize }, () => 2 * uniform() - 1),
    targets: targetsOf(row.loss, { count, size: layers[row.depth - 1].outputSize, draw }),
    ...(pick([true, false]) && { weights: Float64Array.from({ length: count }, () => 2 * uniform()) }),
    classes: false,
  };
  const job = { data, loss: row.loss, l2: pick([0, 0.02]), seed };
  return { network: made, job, rows: Uint32Array.from({ length: count }, (_, i) => i), step: seed };
}

/** Numbers from 0 to 1; for cross-entropy distributions, every other one of them one-hot. */
function targetsOf(loss: LossName, { count, size, draw }: { count: number; size: number; draw: Chance }) {
  const targets = Float64Array.from({ length: count * size }, draw.uniform);
  if (loss !== "cross-entropy") return targets;
  for (let start = 0; start < targets.length; start += size) {
    const target = targets.subarray(start, start + size);
    if (draw.pick([true, false])) target.fill(0)[Math.floor(draw.uniform() * size)] = 1;
    const sum = target.reduce((a, b) => a + b);
    for (let i = 0; i < size; i++) target[i] /= sum;
  }
  return targets;
}

/** Whether a nudge could carry a unit across a kink. */
function atKink({ network, job, rows, step }: Case): boolean {
  if (!network.layers.some(({ activation }) => kinked(activation))) return false;
  const inputSize = job.data.inputs.length / rows.length;
  return [...rows].some((row) => {
    const input = job.data.inputs.subarray(row * inputSize, (row + 1) * inputSize);
    const passes = forward(network, input, { seed: job.seed, step, row });
    return passes.some(
      ({ z }, i) => kinked(network.layers[i].activation) && z.some((x) => Math.abs(x) < 1e-3),
    );
  });
}

/** Lowers the weights of the samples until the loss is about 2. The rounding of a central difference is about
 * 2⁻⁵² · loss / epsilon: with a larger loss it could exceed the bound that the gradient is held to. */
function measurable({ network, job, ...batch }: Case): Case {
  const loss = batchLoss(network, job, batch);
  if (loss <= 2) return { network, job, ...batch };
  const { weights = new Float64Array(job.data.rows).fill(1) } = job.data;
  return {
    network,
    job: { ...job, data: { ...job.data, weights: weights.map((w) => (w * 2) / loss) } },
    ...batch,
  };
}

/** The first case from `seed` on that is not at a kink. */
function caseAwayFromKinks(row: Row, seed: number): Case {
  for (let next = seed; ; next += 2 ** 32) {
    const drawn = drawCase(row, next);
    if (!atKink(drawn)) return measurable(drawn);
  }
}

describe("the gradient of the reference is the central difference of its loss", () => {
  for (const [index, row] of rowsOfSuite().entries())
    it(`${row.depth} × ${row.activation}, ${row.loss}`, () => {
      for (let shape = 0; shape < shapes; shape++) {
        const { network, job, ...batch } = caseAwayFromKinks(row, index * shapes + shape);
        for (const layer of gradientDifferences(network, job, { ...batch, epsilon }))
          for (const { difference, largest } of [layer.weights, layer.bias])
            expect(difference, `seed ${job.seed}`).toBeLessThanOrEqual(1e-6 * Math.max(largest, 1e-3));
      }
    });

  it("holds in every row of depth × activation × loss that a network can have", () => {
    // 8 activations × 3 depths for each squared error; cross-entropies after 7 hidden ones at 2 depths, and their own
    expect(rowsOfSuite().length).toBe(2 * 24 + (7 * 2 + 3) + (7 * 2 + 1));
  });
});
