// The optimizers, a vector of parameters at a time. Gradient and moments lie behind the parameters at fixed
// distances, laid out alike, so that one address serves them all. Held to optimizer/*.ts.
import type { Optimizer } from "../../optimizer/optimizer.js";
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import type { Code } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

interface UpdateContext {
  readonly lanes: Lanes;
  readonly parameter: Local;
  readonly gradient: Local;
  /** One local per moment: loaded before, stored after. */
  readonly moments: readonly Local[];
  /** This step's constants (`stepConstants`), spread over a vector each. */
  readonly constants: readonly Local[];
}

/** a ← a · decay + b · (1 − decay) */
function blend(lanes: Lanes, average: Local, decay: number, value: Code): Code {
  const kept = lanes.mul(lanes.constant(decay), average.get);
  return average.set(lanes.add(kept, lanes.mul(lanes.constant(1 - decay), value)));
}

const subtract = ({ lanes, parameter }: UpdateContext, amount: Code): Code =>
  parameter.set(lanes.sub(parameter.get, amount));

/** m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; W ← W − rate · m / (√v + ε), both already corrected for bias. */
function adamUpdate(context: UpdateContext, { beta1, beta2 }: { beta1: number; beta2: number }): Code {
  const { lanes, gradient, moments, constants } = context;
  const [m, v] = moments;
  const [rate, epsilon] = constants;
  const step = lanes.div(lanes.mul(rate.get, m.get), lanes.add(lanes.sqrt(v.get), epsilon.get));
  return [
    blend(lanes, m, beta1, gradient.get),
    blend(lanes, v, beta2, lanes.mul(gradient.get, gradient.get)),
    subtract(context, step),
  ];
}

function updateCode(optimizer: Optimizer, context: UpdateContext): Code {
  const { lanes, parameter, gradient, moments, constants } = context;
  switch (optimizer.kind) {
    case "gradient-descent":
      return subtract(context, lanes.mul(constants[0].get, gradient.get));
    case "momentum": {
      const velocity = moments[0];
      const decayed = lanes.mul(lanes.constant(optimizer.momentum), velocity.get);
      const ahead = lanes.add(gradient.get, lanes.mul(lanes.constant(optimizer.momentum), velocity.get));
      return [
        velocity.set(lanes.add(decayed, gradient.get)),
        subtract(context, lanes.mul(constants[0].get, optimizer.nesterov ? ahead : velocity.get)),
      ];
    }
    case "rmsprop": {
      const divisor = lanes.add(lanes.sqrt(moments[0].get), lanes.constant(optimizer.epsilon));
      return [
        blend(lanes, moments[0], optimizer.decay, lanes.mul(gradient.get, gradient.get)),
        subtract(context, lanes.div(lanes.mul(constants[0].get, gradient.get), divisor)),
      ];
    }
    case "adam":
      return adamUpdate(context, optimizer);
    case "adamw":
      return [parameter.set(lanes.mul(parameter.get, constants[2].get)), adamUpdate(context, optimizer)];
  }
}

export interface UpdateKernel {
  readonly name: string;
  readonly lanes: Lanes;
  readonly optimizer: Optimizer;
  /** How many arrays the optimizer keeps, and numbers it reads anew at each step. */
  readonly moments: number;
  readonly constants: number;
  /** Bytes from a parameter to its gradient, to its first moment, to its second. */
  readonly distance: number;
}

/** (parameters, their end, constants): one step. */
export function emitUpdate(kernel: UpdateKernel): FunctionCode {
  const { name, lanes, optimizer, distance } = kernel;
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f: FunctionBuilder, at, end, table) => {
    const constants = f.locals("v128", kernel.constants);
    const moments = f.locals("v128", kernel.moments);
    const [parameter, gradient] = f.locals("v128", 2);
    const context: UpdateContext = { lanes, parameter, gradient, moments, constants };
    return [
      constants.map((constant, i) => constant.set(lanes.loadSplat(table.get, i * lanes.size))),
      whileBelow(
        at,
        end.get,
        parameter.set(lanes.load(at.get)),
        gradient.set(lanes.load(at.get, distance)),
        moments.map((moment, i) => moment.set(lanes.load(at.get, (2 + i) * distance))),
        updateCode(optimizer, context),
        moments.map((moment, i) => lanes.store(at.get, moment.get, (2 + i) * distance)),
        lanes.store(at.get, parameter.get),
        advance(at, 16),
      ),
    ];
  });
}
