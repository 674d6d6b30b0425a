// A compiled network that predicts.
import type { Runner } from "../machine.js";
import type { Network } from "../network/network.js";
import { type Floats, precisionOf } from "../network/parameters.js";
import { inferFunction } from "./emit/forward.js";
import { Program } from "./emit/program.js";
import { define } from "./encode/function.js";
import { inferAll, link, ParameterAccess, writeIdentity } from "./link.js";
import { type ForwardPlan, planForward } from "./plan.js";

/** Rows of one call: enough to fill tiles, few enough for the caches. */
const capacity = 64;

/** The memory map of a runner. Its inputs are taken as dense: nothing is known of rows that are still to come. */
export function runnerPlan(network: Network): ForwardPlan {
  return planForward(network, { precision: precisionOf(network.parameters), capacity, sparse: false });
}

export function runnerFunctions(plan: ForwardPlan) {
  const program = new Program();
  program.add("infer", (name) => define(name, { parameters: ["i32"] }, inferFunction(program, plan)));
  return program.functions;
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledRunner(network: Network): Promise<Runner> {
  const plan = runnerPlan(network);
  const linked = await link(runnerFunctions(plan), ["infer"], plan.pages);
  const access = new ParameterAccess(linked.memory, plan);
  network.parameters.forEach((parameters, i) => {
    access.write(i, parameters);
  });
  writeIdentity(linked.memory, plan);
  const run = (inputs: Floats, what: "z" | "y") => inferAll(linked, plan, inputs, what);
  return { path: "dense", logits: (inputs) => run(inputs, "z"), outputs: (inputs) => run(inputs, "y") };
}
