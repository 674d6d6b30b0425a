// Each step of the two ways as lines of formula with its numbers: what is computed, and where its factors come from.
import type { Terms } from "../../../kit/formula/terms.js";
import type { Run } from "../model/network.js";
import type { Step } from "../model/steps.js";
import { blame, delta, error, gradient } from "./backward.js";
import { activation, loss, product, sum } from "./forward.js";
import type { Pieces } from "./pieces.js";

/** One to three lines. */
export function formulasOf(run: Run, step: Step, pieces: Pieces): readonly Terms[] {
  switch (step.kind) {
    case "product":
      return product(run, step, pieces);
    case "sum":
      return [sum(run, step, pieces)];
    case "activation":
      return [activation(run, step, pieces)];
    case "loss":
      return [loss(run, pieces)];
    case "error":
      return [error(run, step, pieces)];
    case "delta":
      return delta(run, step, pieces);
    case "gradient":
    case "bias":
      return gradient(run, step, pieces);
    case "blame":
      return blame(run, step, pieces);
  }
}
