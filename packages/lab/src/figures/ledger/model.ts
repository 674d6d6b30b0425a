// The loss ledger: for each of the three samples what the node answers, by how much that is off, and the square of it.
import { nodeOf, type Parameters, type Sample, samples } from "../../lesson/node.js";

export interface Entry extends Sample {
  readonly y: number;
  readonly error: number;
  readonly square: number;
}

export interface Ledger {
  readonly entries: readonly Entry[];
  /** Σ (y − y0)². */
  readonly sum: number;
  readonly mean: number;
}

export function ledger(parameters: Parameters): Ledger {
  const entries = samples.map((sample) => entry(parameters, sample));
  const sum = entries.reduce((total, { square }) => total + square, 0);
  return { entries, sum, mean: sum / entries.length };
}

function entry(parameters: Parameters, sample: Sample): Entry {
  const node = nodeOf(parameters);
  const y = node.forward([...sample.x]);
  node.mseLoss(sample.target);
  return { ...sample, y, error: y - sample.target, square: node.loss };
}

/** The loss while one of the four numbers goes from −6 to 6 and the others stay. */
export function slice(parameters: Parameters, index: number): { x: number; y: number }[] {
  return Array.from({ length: 121 }, (_, i) => {
    const x = (i - 60) / 10;
    return { x, y: ledger(parameters.with(index, x)).sum };
  });
}
