// Which zeros are worth leaving out. Shapes and data decide, never the machine.
import { density } from "../data/density.js";
import { isInMemory, type PreparedRows } from "../data/prepared.js";
import type { TrainingJob } from "../machine.js";
import type { Zeros } from "./shapes.js";

/** Below this share of non-zeros, listing them beats multiplying zeros. */
const sparseDensity = 0.6;
/** Layers with fewer inputs have too little to skip. */
const sparseInputs = 64;

/** Which zeros a job leaves out. What hidden layers will be like nobody knows before the training: their zeros are
 * counted in every batch. */
export function zerosOf(job: TrainingJob): Zeros {
  return { inputs: inputsUsed(job) < 1, hidden: true };
}

/** Of rows that were looked at before. */
const known = new WeakMap<PreparedRows, number>();

/** The share of its inputs that the first layer meets: 1 where it leaves no zeros out. */
export function inputsUsed({ network: { inputSize }, data }: Pick<TrainingJob, "network" | "data">): number {
  if (inputSize < sparseInputs) return 1;
  const share = known.get(data) ?? (isInMemory(data) ? density(data.inputs, inputSize) : data.density);
  known.set(data, share);
  return share < sparseDensity ? share : 1;
}
