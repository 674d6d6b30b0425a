// Which zeros are worth leaving out. Shapes and data decide, never the machine.
import { density } from "../data/density.js";
import { isInMemory } from "../data/prepared.js";
import type { TrainingJob } from "../machine.js";
import type { Zeros } from "./shapes.js";

/** Below this share of non-zeros, listing them beats multiplying zeros. */
const sparseDensity = 0.6;
/** Layers with fewer inputs have too little to skip. */
const sparseInputs = 64;

/** Which zeros a job leaves out. What hidden layers will be like nobody knows before the training: their zeros are
 * counted in every batch. */
export function zerosOf({ network, data }: TrainingJob): Zeros {
  const { inputSize } = network;
  const share = () => (isInMemory(data) ? density(data.inputs, inputSize) : data.density);
  return { inputs: inputSize >= sparseInputs && share() < sparseDensity, hidden: true };
}
