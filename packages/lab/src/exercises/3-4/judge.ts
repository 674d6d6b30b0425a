// Right where every answer is the node's; else the slip whose node gives just these answers.
import { close, type Nested } from "../check/observed/structure.js";
import type { Verdict } from "../exercise.js";
import { mistake, right, wrong } from "../programs.js";
import { inputs, node, slips } from "./cases.js";

/** Numeric: absolute 1e-9, another exp may differ in its last bit. */
export function judge(observed: unknown): Verdict {
  const answers = (slip: (x: readonly number[]) => number | null) => inputs.map(slip);
  if (same(observed, answers(node))) return right;
  const name = Object.keys(slips).find((slip) => same(observed, answers(slips[slip])));
  return name === undefined ? wrong : mistake(name);
}

function same(observed: unknown, wanted: readonly (number | null)[]): boolean {
  if (!Array.isArray(observed) || observed.length !== wanted.length) return false;
  return wanted.every((value, i) =>
    value === null ? observed[i] === null : close(observed[i], value as Nested, 1e-9),
  );
}
