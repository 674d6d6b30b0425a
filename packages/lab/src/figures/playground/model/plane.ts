// The part of the plane that a picture shows, where there is one: two numbers in, one class or the other out.
import type { Source } from "./source.js";

/** `side` points each way, row by row from the top. */
export interface Plane {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly side: number;
}

const side = 48;

export function planeOf({ own, dataset, inputSize, task, answers, names }: Source): Plane | undefined {
  const numbers = names.columns?.inputs.every(({ categories }) => !categories) ?? true;
  if (inputSize !== 2 || answers.length !== 2 || task === "numbers" || !numbers) return undefined;
  if (!own) return { x: [-1, 1], y: [-1, 1], side };
  const range = (column: number) => rangeOf(dataset.inputs.filter((_, i) => i % 2 === column));
  return { x: range(0), y: range(1), side };
}

/** From the least to the greatest value, and a little more. */
function rangeOf(values: ArrayLike<number>): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  const edge = 0.08 * (high - low || 1);
  return [low - edge, high + edge];
}
