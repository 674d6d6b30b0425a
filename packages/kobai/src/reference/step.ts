// One training step: the gradient of a batch, L2, clipping, then the optimizer. In this order.
import { classOf } from "../data/classes.js";
import type { PreparedData } from "../data/prepared.js";
import { losses } from "../loss/index.js";
import type { TrainingJob } from "../machine.js";
import type { Floats } from "../network/parameters.js";
import { update } from "../optimizer/index.js";
import { backward, sampleLoss } from "./backward.js";
import { type Parameters64, zerosLike } from "./dense.js";
import { forward, type LayerPass, type Network64 } from "./forward.js";

/** What of a job shapes the gradient of a batch. */
export type GradientJob = Pick<TrainingJob<PreparedData>, "data" | "loss" | "l2" | "seed">;

export interface BatchGradient {
  /** Σ weight · loss of the samples, without L2. */
  readonly lossSum: number;
  readonly correct: number;
  /** Of the reduced loss plus l2/2 · ΣW². */
  readonly gradients: readonly Parameters64[];
}

/** Which rows make a batch. `step` addresses dropout; without it nothing is dropped. */
export interface Batch {
  readonly rows: ArrayLike<number>;
  readonly step?: number;
}

/** Loss and gradient of a batch. Samples are added in ascending order, to sums that start at 0.
 *
 * Shapes  gradients: as the parameters
 */
export function batchGradient(network: Network64, job: GradientJob, batch: Batch): BatchGradient {
  const { data, loss, l2 } = job;
  const gradients = network.parameters.map(zerosLike);
  const share = losses[loss].reduction === "mean" ? 1 / batch.rows.length : 1;
  let lossSum = 0;
  let correct = 0;
  for (const { passes, target, weight } of samplesOf(network, job, batch)) {
    const last = passes[passes.length - 1];
    lossSum += weight * sampleLoss(loss, last, target);
    if (data.classes && classOf(last.y) === classOf(target)) correct++;
    backward(network, passes, { loss, target, factor: weight * share, gradients });
  }
  if (l2 > 0) addL2(gradients, network.parameters, l2);
  return { lossSum, correct, gradients };
}

/** What `batchGradient` is the gradient of: the reduced loss plus l2/2 · ΣW². */
export function batchLoss(network: Network64, job: GradientJob, batch: Batch): number {
  let sum = 0;
  for (const { passes, target, weight } of samplesOf(network, job, batch))
    sum += weight * sampleLoss(job.loss, passes[passes.length - 1], target);
  if (losses[job.loss].reduction === "mean") sum /= batch.rows.length;
  for (const { weights } of network.parameters) for (const w of weights) sum += 0.5 * job.l2 * w * w;
  return sum;
}

interface Sample {
  readonly passes: LayerPass[];
  readonly target: Floats;
  readonly weight: number;
}

/** The samples of a batch, each after its way forward. */
function* samplesOf(
  network: Network64,
  { data, seed }: GradientJob,
  { rows, step }: Batch,
): Generator<Sample> {
  const inputSize = data.inputs.length / data.rows;
  const outputSize = data.targets.length / data.rows;
  for (let place = 0; place < rows.length; place++) {
    const row = rows[place];
    const input = data.inputs.subarray(row * inputSize, (row + 1) * inputSize);
    yield {
      passes: forward(network, input, step === undefined ? undefined : { seed, step, row: place }),
      target: data.targets.subarray(row * outputSize, (row + 1) * outputSize),
      weight: data.weights ? data.weights[row] : 1,
    };
  }
}

/** g ← g + l2 · W, weights only. */
function addL2(gradients: readonly Parameters64[], parameters: readonly Parameters64[], l2: number): void {
  gradients.forEach(({ weights }, layer) => {
    for (let i = 0; i < weights.length; i++) weights[i] += l2 * parameters[layer].weights[i];
  });
}

/** g ← g · clipNorm / (‖g‖ + 1e-6) where that shortens it: torch.nn.utils.clip_grad_norm_. */
function clip(gradients: readonly Parameters64[], clipNorm: number): void {
  let squares = 0;
  for (const { weights, bias } of gradients)
    for (const values of [weights, bias]) for (const g of values) squares += g * g;
  const factor = clipNorm / (Math.sqrt(squares) + 1e-6);
  if (!(factor < 1)) return;
  for (const { weights, bias } of gradients)
    for (const values of [weights, bias]) for (let i = 0; i < values.length; i++) values[i] *= factor;
}

/** All that a training step changes, in f64: see MachineState. */
export interface State64 {
  readonly parameters: readonly Parameters64[];
  readonly moments: readonly {
    readonly weights: Float64Array<ArrayBuffer>[];
    readonly bias: Float64Array<ArrayBuffer>[];
  }[];
}

/** The rest of a step, in place: clips the gradients, then lets the optimizer move every array of parameters. */
export function applyGradient(
  { clipNorm, optimizer }: Pick<TrainingJob, "clipNorm" | "optimizer">,
  { parameters, moments }: State64,
  { gradients, ...moment }: { gradients: readonly Parameters64[]; learningRate: number; step: number },
): void {
  if (clipNorm !== undefined) clip(gradients, clipNorm);
  parameters.forEach((layer, i) => {
    for (const part of ["weights", "bias"] as const) {
      const gradient = gradients[i][part];
      update(optimizer, { parameters: layer[part], gradient, moments: moments[i][part], ...moment });
    }
  });
}
