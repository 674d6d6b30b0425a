// Why did it answer that? The terms of each sum, one by one: weight · value, which together with the bias are the sum.
import { imageLength } from "../drawing/prepare.js";
import { digits, type Reading, type Recognizer } from "./recognizer.js";

/** A sum taken apart: `terms` in the order of the cells they come from. */
export interface Sum {
  readonly weights: Float64Array;
  readonly terms: Float64Array;
  readonly bias: number;
  /** What speaks for it and what against, bias included: supports + objections = total. */
  readonly supports: number;
  readonly objections: number;
  readonly total: number;
}

/** The logit of a digit, as what the hidden cells add to it. Shapes  weights, terms [hidden] */
export function outputSum(recognizer: Recognizer, reading: Reading, digit: number): Sum {
  const { hidden, outputWeights, outputBias } = recognizer;
  const weights = Float64Array.from({ length: hidden }, (_, j) => outputWeights[digit * hidden + j]);
  return sumOf(weights, reading.hidden, outputBias[digit]);
}

/** The sum of a hidden cell, as what the pixels add to it. Shapes  weights, terms [576] */
export function hiddenSum(recognizer: Recognizer, reading: Reading, cell: number): Sum {
  const { hiddenWeights, hiddenBias } = recognizer;
  const from = cell * imageLength;
  const weights = Float64Array.from({ length: imageLength }, (_, j) => hiddenWeights[from + j]);
  return sumOf(weights, reading.input, hiddenBias[cell]);
}

/** How a hidden cell speaks to the ten digits. Shapes  weights, terms [10] */
export function hiddenVotes(
  { hidden, outputWeights }: Recognizer,
  reading: Reading,
  cell: number,
): { weights: Float64Array; terms: Float64Array } {
  const weights = Float64Array.from({ length: digits }, (_, digit) => outputWeights[digit * hidden + cell]);
  return { weights, terms: weights.map((weight) => weight * reading.hidden[cell]) };
}

/** How one pixel speaks to the hidden cells. Shapes  weights, terms [hidden] */
export function pixelVotes(
  { hidden, hiddenWeights }: Recognizer,
  reading: Reading,
  pixel: number,
): { weights: Float64Array; terms: Float64Array } {
  const weights = Float64Array.from(
    { length: hidden },
    (_, cell) => hiddenWeights[cell * imageLength + pixel],
  );
  return { weights, terms: weights.map((weight) => weight * reading.input[pixel]) };
}

function sumOf(weights: Float64Array, values: ArrayLike<number>, bias: number): Sum {
  const terms = weights.map((weight, j) => weight * values[j]);
  let [supports, objections] = bias > 0 ? [bias, 0] : [0, bias];
  for (const term of terms) {
    if (term > 0) supports += term;
    else objections += term;
  }
  return { weights, terms, bias, supports, objections, total: supports + objections };
}

/** One step of a sum on its way from 0 to its total. */
export interface Step {
  /** The cell it comes from; undefined for the bias. */
  readonly cell: number | undefined;
  readonly term: number;
  readonly from: number;
  readonly to: number;
}

/** The terms from the strongest support to the strongest objection, each beginning where the last one ended. */
export function stepsOf({ terms, bias }: Sum): Step[] {
  const parts = [...terms].map((term, cell): { cell: number | undefined; term: number } => ({ cell, term }));
  parts.push({ cell: undefined, term: bias });
  parts.sort((a, b) => b.term - a.term);
  let from = 0;
  return parts.map((part) => {
    const step = { ...part, from, to: from + part.term };
    from = step.to;
    return step;
  });
}

/** The cells whose terms are largest in size, strongest first. */
export function strongest(terms: Float64Array, count: number): number[] {
  const cells = [...terms.keys()];
  return cells.sort((a, b) => Math.abs(terms[b]) - Math.abs(terms[a])).slice(0, count);
}
