// A compiled network that predicts, in a module of its own: many rows a call, or one without an allocation.
import type { Runner, RunnerOptions } from "../machine.js";
import type { Network } from "../network/network.js";
import { type Floats, precisionOf } from "../network/parameters.js";
import { predictFunction } from "./emit/forward.js";
import type { Lanes } from "./emit/lanes.js";
import { Program } from "./emit/program.js";
import { define } from "./encode/function.js";
import { inferAll, link, ParameterAccess, roomsOf } from "./link.js";
import { type ForwardPlan, planForward } from "./plan.js";
import { workingLanes } from "./relaxed.js";

const leastRows = 64;
/** A whole number of tiles. */
const mostRows = 192;
const mostBytes = 2 ** 19;

/** Rows of one call: enough that it pays to bring weights together for them, few enough for the second cache. */
const capacityFor = (inputSize: number, { size }: Lanes): number =>
  Math.max(leastRows, Math.min(mostRows, Math.floor(mostBytes / (inputSize * size))));

export function runnerPlan(network: Network, { deterministic = true }: RunnerOptions = {}): ForwardPlan {
  const lanes = workingLanes({ deterministic, precision: precisionOf(network.parameters) });
  return planForward(network, { lanes, capacity: capacityFor(network.inputSize, lanes) });
}

export function runnerFunctions(plan: ForwardPlan) {
  const program = new Program();
  program.add("predict", (name) =>
    define(name, { parameters: ["i32"], results: ["i32"] }, predictFunction(program, plan)),
  );
  return program.functions;
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledRunner(network: Network, options?: RunnerOptions): Promise<Runner> {
  const plan = runnerPlan(network, options);
  const { memory, exports } = await link({
    memoryPages: plan.pages,
    functions: runnerFunctions(plan),
    exports: ["predict"],
  });
  const access = new ParameterAccess(memory, plan);
  network.parameters.forEach((parameters, i) => {
    access.write(i, parameters);
  });
  const { predict } = exports;
  const rooms = roomsOf(memory, plan);
  const { inputs: room, y, outputSize } = rooms;
  const run = (inputs: Floats, what: "z" | "y") => inferAll(predict, rooms, inputs, what);
  const output = (input: ArrayLike<number>, to: Floats): void => {
    room.set(input);
    if (predict(1) === 0) to.fill(Number.NaN);
    else for (let i = 0; i < outputSize; i++) to[i] = y[i];
  };
  return {
    path: "dense",
    logits: (inputs) => run(inputs, "z"),
    outputs: (inputs) => run(inputs, "y"),
    output,
  };
}
