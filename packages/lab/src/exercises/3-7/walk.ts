// The walk that a learner's gradient leads to, and the one that the right gradient would: the loss after each step.
import { gradientOf, lossOf, type Parameters } from "../../lesson/node.js";
import { start, walk } from "./cases.js";

/** The walk of the right gradient, with the loss of where it starts first. */
export function downhill(): number[] {
  let here: Parameters = start;
  const losses = [lossOf(here)];
  for (let i = 0; i < walk.steps; i++) {
    const slopes = gradientOf(here);
    here = here.map((value, j) => value - walk.alpha * slopes[j]);
    losses.push(lossOf(here));
  }
  return losses;
}

/** The walk that a probe handed out, as far as its points are points. */
export function walked(observed: unknown): number[] {
  const path = typeof observed === "object" && observed !== null && "path" in observed ? observed.path : [];
  const losses: number[] = [];
  for (const point of Array.isArray(path) ? path : []) {
    if (!isPoint(point)) break;
    losses.push(lossOf(point));
  }
  return losses;
}

function isPoint(value: unknown): value is Parameters {
  return Array.isArray(value) && value.length === 4 && value.every((one) => typeof one === "number");
}
