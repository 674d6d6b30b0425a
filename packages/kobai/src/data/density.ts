// How many inputs are not 0: a fact of the data, which the choice between the dense and the sparse first layer follows.
import type { Floats } from "../network/parameters.js";

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

/** The share of inputs that are not 0, from up to 2,000 rows spread over the data, which may come in parts. */
export class Density {
  readonly #every: number;
  readonly #inputSize: number;
  #row = 0;
  #nonZero = 0;
  #seen = 0;

  constructor(rows: number, inputSize: number) {
    this.#every = Math.max(1, Math.floor(rows / 1000));
    this.#inputSize = inputSize;
  }

  /** The rows that come next. */
  see(inputs: Floats): void {
    const rows = inputs.length / this.#inputSize;
    const first = (this.#every - (this.#row % this.#every)) % this.#every;
    for (let row = first; row < rows; row += this.#every) {
      const start = row * this.#inputSize;
      this.#nonZero += countNonZeros(inputs.subarray(start, start + this.#inputSize));
      this.#seen += this.#inputSize;
    }
    this.#row += rows;
  }

  get share(): number {
    return this.#nonZero / this.#seen;
  }
}

export function density(inputs: Floats, inputSize: number): number {
  const all = new Density(inputs.length / inputSize, inputSize);
  all.see(inputs);
  return all.share;
}
