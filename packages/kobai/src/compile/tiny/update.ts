// From sums in lanes to a step of the optimizer: lanes are added up, gradients packed as the parameters are.

import type { Lanes } from "../emit/lanes.js";
import { updateCode } from "../emit/update.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, interleave } from "../encode/instruction.js";
import type { Packed } from "./parameters.js";
import type { TinyPlan } from "./plan.js";

export interface Update {
  readonly plan: TinyPlan;
  readonly packed: readonly Packed[];
  readonly sums: readonly Local[];
  /** The factor that the sums lack, spread. */
  readonly share: Local;
  /** This step's constants, spread. */
  readonly constants: readonly Local[];
}

/** One vector of the totals of as many vectors as it has lanes. */
function totals(f: FunctionBuilder, lanes: Lanes, vectors: readonly Code[]): Code {
  const pairwise = (a: Code, b: Code, unit: number): Code =>
    lanes.add(interleave(unit, a, b, "lower"), interleave(unit, a, b, "upper"));
  if (lanes.count === 2) return pairwise(vectors[0], vectors[1], 8);
  // a₀+a₂ b₀+b₂ a₁+a₃ b₁+b₃ and the same of c and d; then the halves of both
  const [ab, cd] = f.locals("v128", 2);
  const [a, b, c, d] = vectors;
  return [ab.set(pairwise(a, b, 4)), cd.set(pairwise(c, d, 4)), pairwise(ab.get, cd.get, 8)];
}

/** One step of the optimizer, packed vector by packed vector. */
export function update(f: FunctionBuilder, { plan, packed, sums, share, constants }: Update): Code {
  const { lanes, job } = plan;
  const gradient = f.local("v128");
  const zero = lanes.constant(0);
  return packed.map(({ vector, parameter, moments }) => {
    const members = vector.members.map((member) => (member === undefined ? zero : sums[member].get));
    const pull = lanes.mul(totals(f, lanes, members), share.get);
    const decay = lanes.mul(lanes.constant(job.l2), parameter.get);
    const context = { lanes, parameter, gradient, moments, constants: constants.map(({ get }) => get) };
    return [
      gradient.set(job.l2 > 0 && !vector.bias ? lanes.add(pull, decay) : pull),
      updateCode(job.optimizer, context),
    ];
  });
}
