// What the program of each slip computes, written once more with the formulas of this page and nothing of a program.
import { sigmoid } from "kobai/lecture";
import { centralDifferences } from "../check/observed/gradient.js";
import type { Case } from "./cases.js";

/** One sample's share, the four inputs being x1, x2, x3 and the 1 of the bias. */
type Share = (sample: { y: number; y0: number; z: number }, input: number, index: number) => number;

function summed({ parameters, over }: Case, share: Share): number[] {
  const shares = over.map(({ x, target }) => {
    const inputs = [...x, 1];
    const z = inputs.reduce((sum, input, j) => sum + parameters[j] * input, 0);
    return inputs.map((input, j) => share({ y: sigmoid(z), y0: target, z }, input, j));
  });
  return parameters.map((_, j) => shares.reduce((sum, one) => sum + one[j], 0));
}

const full: Share = ({ y, y0 }, input) => 2 * (y - y0) * y * (1 - y) * input;

/** The gradient of the sum of squares, by nudging each number. Numeric: error about 1e-10. */
export function gradient({ parameters, over }: Case): number[] {
  const loss = ([w1, w2, w3, b]: readonly number[]) =>
    over.reduce(
      (sum, { x, target }) => sum + (sigmoid(w1 * x[0] + w2 * x[1] + w3 * x[2] + b) - target) ** 2,
      0,
    );
  return centralDifferences(loss, parameters);
}

export const slips: Readonly<Record<string, (asked: Case) => number[]>> = {
  "no-two": (asked) => summed(asked, (...sample) => full(...sample) / 2),
  flipped: (asked) => summed(asked, (...sample) => -full(...sample)),
  "no-slope": (asked) => summed(asked, ({ y, y0 }, input) => 2 * (y - y0) * input),
  "slope-of-z": (asked) => summed(asked, ({ y, y0, z }, input) => 2 * (y - y0) * z * (1 - z) * input),
  "no-input": (asked) => summed(asked, (sample) => full(sample, 1, 0)),
  "first-input": ({ parameters, over }) => {
    const [dw1, , , db] = summed({ parameters, over }, full);
    return [dw1, dw1, dw1, db];
  },
  "no-bias": (asked) => [...summed(asked, full).slice(0, 3), 0],
  "last-sample": ({ parameters, over }) => summed({ parameters, over: over.slice(-1) }, full),
};
