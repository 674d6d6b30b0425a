// Inverted dropout: which outputs a training step drops, and by how much the others grow, so that predicting
// needs no change. Source: Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov 2014.
import { randomRow, streams } from "../random.js";

export interface DropoutAddress {
  readonly seed: number;
  /** From 0. */
  readonly layer: number;
  /** Steps of the whole training, from 0. */
  readonly step: number;
  /** The place of the sample in its batch, from 0. */
  readonly row: number;
}

/** The factor of each output of a layer: 0 with probability `dropout`, else 1 / (1 − dropout). */
export function dropoutMask(
  size: number,
  dropout: number,
  { seed, ...at }: DropoutAddress,
): Float64Array<ArrayBuffer> {
  const word = randomRow(seed, streams.dropout, at);
  const threshold = Math.round(dropout * 2 ** 32);
  const kept = 1 / (1 - dropout);
  return Float64Array.from({ length: size }, (_, j) => (word(j) < threshold ? 0 : kept));
}
