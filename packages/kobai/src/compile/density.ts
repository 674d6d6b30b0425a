// How many of the inputs are not 0: what the choice between the dense and the sparse first layer depends on. Shapes
// and data decide, never the machine.
import type { TrainingJob } from "../machine.js";
import type { Floats } from "../network/parameters.js";
import type { Zeros } from "./shapes.js";

/** Below this share of non-zeros, listing them beats multiplying zeros. */
const sparseDensity = 0.6;
/** Layers with fewer inputs have too little to skip. */
const sparseInputs = 64;

/** How many numbers are not 0. */
export function countNonZeros(values: Floats): number {
  return values instanceof Float32Array
    ? countBits(values)
    : values.reduce((n, x) => n + (x === 0 ? 0 : 1), 0);
}

/** A float is ±0 where all bits but the sign are 0: counted without a branch, since zeros follow no pattern that a
 * processor could foresee. */
function countBits({ buffer, byteOffset, length }: Float32Array): number {
  const bits = new Int32Array(buffer, byteOffset, length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const magnitude = bits[i] << 1;
    count += (magnitude | -magnitude) >>> 31;
  }
  return count;
}

/** The share of inputs that are not 0, from up to 1,000 rows spread over the data. */
function density(inputs: Floats, inputSize: number): number {
  const rows = inputs.length / inputSize;
  const every = Math.max(1, Math.floor(rows / 1000));
  let nonZero = 0;
  let seen = 0;
  for (let row = 0; row < rows; row += every) {
    nonZero += countNonZeros(inputs.subarray(row * inputSize, (row + 1) * inputSize));
    seen += inputSize;
  }
  return nonZero / seen;
}

/** Which zeros a job leaves out. What hidden layers will be like nobody knows before the training: their zeros are
 * counted in every batch. */
export function zerosOf({ network, data }: TrainingJob): Zeros {
  const { inputSize } = network;
  return {
    inputs: inputSize >= sparseInputs && density(data.inputs, inputSize) < sparseDensity,
    hidden: true,
  };
}
