// Labels become numbers and numbers become labels: one-hot targets, the class an output stands for, and the weight of
// each row from the weight of its class.
import { type Floats, floats, type Precision } from "../network/parameters.js";
import type { Dataset, Labels } from "./dataset.js";
import { fail } from "./errors.js";

/** One factor per class, or "balanced": rows / (classes · rows of the class), so that all classes count the same. */
export type ClassWeights = readonly number[] | "balanced";

/** One output tells two classes apart, more outputs as many as they are. */
export const classCount = (outputSize: number): number => Math.max(2, outputSize);

/** The first row whose label is no class, told by "data/label". */
export function checkLabels(labels: Labels, outputSize: number, name: string): void {
  const classes = classCount(outputSize);
  for (let row = 0; row < labels.length; row++)
    if (labels[row] < 0 || labels[row] >= classes)
      fail("data/label", { name, row, classes, got: labels[row] });
}

/** Labels as targets: 1 at the class and 0 elsewhere; for one output the label itself.
 *
 * Shapes  labels [rows] → [rows][outputSize]
 */
export function oneHot(labels: Labels, outputSize: number, precision: Precision): Floats {
  const targets = floats(precision, labels.length * outputSize);
  if (outputSize === 1) targets.set(labels);
  else for (let row = 0; row < labels.length; row++) targets[row * outputSize + labels[row]] = 1;
  return targets;
}

/** The index of the largest number, the first of equals. */
function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** Whether a probability answers yes: from ½ on. */
export const isYes = (probability: number): boolean => probability >= 0.5;

/** The class an output stands for: the largest, or for one output whether it answers yes. */
export function classOf(output: ArrayLike<number>): number {
  return output.length === 1 ? Number(isYes(output[0])) : largest(output);
}

/** The factor of each class. A class without rows gets 1 and does not count as a class, as in scikit-learn.
 *
 * Throws  "data/class-weights-size", "data/class-weight"
 */
export function factorsFor(
  labels: Labels,
  { weights, classes, name }: { weights: ClassWeights; classes: number; name: string },
): readonly number[] {
  if (weights === "balanced") return balancedFactors(labels, classes);
  if (weights.length !== classes)
    fail("data/class-weights-size", { name, expected: classes, got: weights.length });
  weights.forEach((got, label) => {
    if (!Number.isFinite(got) || got < 0) fail("data/class-weight", { name, label, got });
  });
  return weights;
}

function balancedFactors(labels: Labels, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (const label of labels) counts[label]++;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 1 : labels.length / (present * count)));
}

interface Weighting {
  readonly classWeights?: ClassWeights | undefined;
  readonly outputSize: number;
  readonly precision: Precision;
  readonly name: string;
  /** Whether other rows may be the ones that count. */
  readonly isPart: boolean;
}

/** Weight of the row · factor of its class, or undefined when every row counts 1.
 *
 * Throws  "data/weight", "data/weights-zero", "data/class-weights-targets" and what `factorsFor` throws
 */
export function rowWeights(
  { labels, weights }: Dataset,
  rows: number,
  options: Weighting,
): Floats | undefined {
  const { classWeights, outputSize, precision, name } = options;
  if (weights) checkWeights(weights, name);
  if (classWeights && !labels) fail("data/class-weights-targets", { name });
  if (!weights && !classWeights) return undefined;
  const factors =
    classWeights && factorsFor(labels!, { weights: classWeights, classes: classCount(outputSize), name });
  const result = floats(precision, rows);
  for (let row = 0; row < rows; row++) {
    const weight = (weights ? weights[row] : 1) * (factors ? factors[labels![row]] : 1);
    result[row] = weight;
    if (result[row] === Infinity) fail("data/weight", { name, row, got: weight });
  }
  if (!options.isPart && result.every((weight) => weight === 0)) fail("data/weights-zero", { name });
  return result;
}

function checkWeights(weights: Floats, name: string): void {
  for (let row = 0; row < weights.length; row++)
    if (!(weights[row] >= 0 && weights[row] < Infinity))
      fail("data/weight", { name, row, got: weights[row] });
}
