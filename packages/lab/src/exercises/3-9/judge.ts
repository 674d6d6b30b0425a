// Three trainings from seed 0, known by their losses. A loss that is smaller than the right one is a slip too.

import { nodeOf, samples } from "../../lesson/node.js";
import { start } from "../3-7/cases.js";
import type { Verdict } from "../exercise.js";
import { mistake, right, wrong } from "../programs.js";

/** What the probe asks for, in its order: learning rate and iterations. */
export const trainings = [
  { alpha: 0.01, n: 100 },
  { alpha: 0.1, n: 100 },
  { alpha: 0.1, n: 1000 },
] as const;

/** The loss of every pass, before its update. */
function losses({ alpha, n }: { alpha: number; n: number }): number[] {
  const node = nodeOf(start);
  return Array.from({ length: n }, () => {
    for (const { x, target } of samples) {
      node.forward([...x]);
      node.backward(node.mseLoss(target));
    }
    const { loss } = node;
    node.update(alpha);
    return loss;
  });
}

/** By name, what the second training (0.1, 100) ends with. They come from programs in Python that make the slip. */
const slips: Readonly<Record<string, number>> = {
  mean: 0.33581,
  "no-two": 0.245443,
  "no-slope": 0.009837,
  "per-sample": 0.127188,
  flipped: 2.599194,
  "never-cleared": 0,
  "not-shifted": 0.146401,
};

/** Numeric: relative 1e-6; a slip is known by six decimals. */
export function judge(observed: unknown): Verdict {
  if (!Array.isArray(observed) || observed.length !== trainings.length) return wrong;
  const got: readonly unknown[] = observed;
  if (got.every((loss) => loss === null)) return mistake("nothing-returned");
  const all = (wanted: (training: { alpha: number; n: number }) => number) =>
    trainings.every((training, i) => near(got[i], wanted(training), 1e-6 * wanted(training)));
  if (all((training) => last(losses(training)))) return right;
  if (all(({ alpha, n }) => last(losses({ alpha, n: n + 1 })))) return mistake("after-update");
  if (all((training) => losses(training).reduce((sum, loss) => sum + loss, 0))) return mistake("loss-kept");
  const name = Object.keys(slips).find((slip) => near(got[1], slips[slip], 1e-6));
  return name === undefined ? wrong : mistake(name, { loss: Number(got[1]).toFixed(6) });
}

function near(value: unknown, wanted: number, tolerance: number): boolean {
  return typeof value === "number" && Math.abs(value - wanted) <= tolerance;
}

function last(values: readonly number[]): number {
  return values[values.length - 1];
}
