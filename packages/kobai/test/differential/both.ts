// One job on both machines.
import { wayOf } from "../../src/compile/path.js";
import { compiledTrainer } from "../../src/compile/trainer.js";
import { batchCount } from "../../src/data/batches.js";
import type { MachineState, Trainer, TrainingJob } from "../../src/machine.js";
import { permutation, streams } from "../../src/random.js";
import { referenceTrainer } from "../../src/reference/machine.js";

export interface Ran {
  readonly path: Trainer["path"];
  readonly threads: number;
  readonly report: Totals;
  readonly state: MachineState;
}

/** Of all steps together. */
interface Totals {
  steps: number;
  lossSum: number;
  correct: number;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

const learningRate = ({ optimizer }: TrainingJob): number =>
  typeof optimizer.learningRate === "number" ? optimizer.learningRate : optimizer.learningRate.from;

/** Two epochs of steps, each with an order of its own. */
export async function run(trainer: Trainer, job: TrainingJob): Promise<Ran> {
  const steps = batchCount(job.data.rows, job.batchSize);
  const total: Totals = { steps: 0, lossSum: 0, correct: 0 };
  for (const epoch of [0, 1]) {
    await trainer.setOrder(permutation(job.data.rows, job.seed, streams.shuffle, epoch));
    const rates = new Float64Array(steps).fill(learningRate(job));
    const report = await trainer.train(0, epoch * steps, rates);
    total.steps += report.steps;
    total.lossSum += sum(report.lossSums);
    total.correct += sum(report.correct);
  }
  const { path, threads } = trainer;
  return { path, threads, report: total, state: await trainer.read() };
}

export async function runBoth(
  job: TrainingJob,
  way = wayOf(job),
): Promise<{ compiled: Ran; reference: Ran }> {
  return {
    compiled: await run(await compiledTrainer(job, { way }), job),
    reference: await run(referenceTrainer(job), job),
  };
}

/** The largest difference of two states, relative to the largest number of the array it is in (at least 1). */
export function difference(a: MachineState, b: MachineState): number {
  const arrays = ({ parameters, moments }: MachineState) => [
    ...parameters.flatMap(({ weights, bias }) => [weights, bias]),
    ...moments.flatMap(({ weights, bias }) => [...weights, ...bias]),
  ];
  const ours = arrays(a);
  return Math.max(0, ...arrays(b).map((theirs, i) => arrayDifference(ours[i], theirs)));
}

function arrayDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let scale = 1;
  let most = a.length === b.length ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 0; i < b.length; i++) {
    scale = Math.max(scale, Math.abs(b[i]));
    // a NaN on one side must not pass
    const gap = Math.abs(a[i] - b[i]);
    most = gap <= most ? most : gap;
  }
  return Number.isNaN(most) ? Number.POSITIVE_INFINITY : most / scale;
}
