// A gradient is right where it is what nudging says, whichever samples it is asked about.
import { close } from "../check/observed/structure.js";
import type { Verdict } from "../exercise.js";
import { mistake, right, wrong } from "../programs.js";
import { cases } from "./cases.js";
import { gradient, slips } from "./slips.js";

/** Numeric: 1e-7, which the error of central differences stays well below. */
const tolerance = 1e-7;

export function judge(observed: unknown): Verdict {
  const gradients = gradientsOf(observed);
  const like = (computed: (asked: (typeof cases)[number]) => number[]) =>
    close(gradients, cases.map(computed), tolerance);
  if (like(gradient)) return right;
  if (like((asked) => gradient(asked).map((slope) => slope / asked.over.length)))
    return { kind: "right", note: "mean" };
  const name = Object.keys(slips).find((slip) => like(slips[slip]));
  return name === undefined ? wrong : mistake(name);
}

/** The probe hands out { gradients, walk }. */
function gradientsOf(observed: unknown): unknown {
  return typeof observed === "object" && observed !== null && "gradients" in observed
    ? observed.gradients
    : null;
}
