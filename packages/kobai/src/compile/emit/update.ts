// The optimizers, a vector of parameters at a time. Moments lie behind the parameters at fixed distances, laid out
// alike, so that one address serves them all. Held to optimizer/*.ts.
//
// A finished sum of the gradient meets its optimizer in the registers (`updateFinish`) and is never stored, unless the
// gradient of all parameters must be known before any of it is used: clipping.
import { type Adam, type AdamW, momentsOf, type Optimizer } from "../../optimizer/optimizer.js";
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32 } from "../encode/instruction.js";
import type { TrainingPlan } from "../plan-training.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";

interface UpdateContext {
  readonly lanes: Lanes;
  readonly parameter: Local;
  readonly gradient: Local;
  /** One local per moment: loaded before, stored after. */
  readonly moments: readonly Local[];
  /** This step's constants (`writeStepConstants`), spread over a vector each. */
  readonly constants: readonly Code[];
}

/** a ← a · decay + b · (1 − decay) */
function blend(lanes: Lanes, average: Local, decay: number, value: Code): Code {
  const kept = lanes.mul(lanes.constant(decay), average.get);
  return average.set(lanes.add(kept, lanes.mul(lanes.constant(1 - decay), value)));
}

const subtract = ({ lanes, parameter }: UpdateContext, amount: Code): Code =>
  parameter.set(lanes.sub(parameter.get, amount));

/** So far from 0 are gradients squared in f32. The squares of smaller ones are subnormal numbers, which take processors
 * many times as long, and the gradients of a trained network are full of them. Where ε is usual this is a tenth of what
 * √v + ε is rounded by. */
const shift = 2 ** -54;
const usualEpsilon = 2 ** -27;

/** g², of which √v + ε will follow. */
function squared({ lanes, gradient: { get: g } }: UpdateContext, epsilon: number): Code {
  if (lanes.precision === "f64" || epsilon < usualEpsilon) return lanes.mul(g, g);
  const shifted = lanes.add(g, lanes.constant(shift));
  return lanes.mul(shifted, shifted);
}

/** m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; W ← W − rate · m / (√v + ε), both already corrected for bias. */
function adamUpdate(context: UpdateContext, { beta1, beta2, epsilon }: Adam | AdamW): Code {
  const { lanes, gradient, moments, constants } = context;
  const [m, v] = moments;
  const [rate, correctedEpsilon] = constants;
  const step = lanes.div(lanes.mul(rate, m.get), lanes.add(lanes.sqrt(v.get), correctedEpsilon));
  return [
    blend(lanes, m, beta1, gradient.get),
    blend(lanes, v, beta2, squared(context, epsilon)),
    subtract(context, step),
  ];
}

/** One vector of parameters and its moments, along a gradient. */
export function updateCode(optimizer: Optimizer, context: UpdateContext): Code {
  const { lanes, parameter, gradient, moments, constants } = context;
  switch (optimizer.kind) {
    case "gradient-descent":
      return subtract(context, lanes.mul(constants[0], gradient.get));
    case "momentum": {
      const velocity = moments[0];
      const decayed = lanes.mul(lanes.constant(optimizer.momentum), velocity.get);
      const ahead = lanes.add(gradient.get, lanes.mul(lanes.constant(optimizer.momentum), velocity.get));
      return [
        velocity.set(lanes.add(decayed, gradient.get)),
        subtract(context, lanes.mul(constants[0], optimizer.nesterov ? ahead : velocity.get)),
      ];
    }
    case "rmsprop": {
      const divisor = lanes.add(lanes.sqrt(moments[0].get), lanes.constant(optimizer.epsilon));
      return [
        blend(lanes, moments[0], optimizer.decay, squared(context, optimizer.epsilon)),
        subtract(context, lanes.div(lanes.mul(constants[0], gradient.get), divisor)),
      ];
    }
    case "adam":
      return adamUpdate(context, optimizer);
    case "adamw":
      return [parameter.set(lanes.mul(parameter.get, constants[2])), adamUpdate(context, optimizer)];
  }
}

/** What a step needs to know of a plan. */
interface Update extends Pick<TrainingPlan, "lanes" | "distance"> {
  readonly job: Pick<TrainingPlan["job"], "optimizer">;
  readonly constants: Pick<TrainingPlan["constants"], "current">;
}

/** What becomes of a finished vector of gradients: the parameters at address + offset take a step along it. */
export function updateFinish({
  lanes,
  job: { optimizer },
  distance,
  constants: { current },
}: Update): Finish {
  const constants = [0, 1, 2].map((i) => lanes.loadSplat(i32(current), i * lanes.size));
  return (f, gradient, address, offset) => {
    const [parameter, ...moments] = f.locals("v128", 1 + momentsOf[optimizer.kind]);
    const momentOffset = (i: number) => offset + (1 + i) * distance;
    return [
      parameter.set(lanes.load(address.get, offset)),
      moments.map((moment, i) => moment.set(lanes.load(address.get, momentOffset(i)))),
      updateCode(optimizer, { lanes, parameter, gradient, moments, constants }),
      moments.map((moment, i) => lanes.store(address.get, moment.get, momentOffset(i))),
      lanes.store(address.get, parameter.get, offset),
    ];
  };
}

/** The same where the gradient is to be kept behind its parameters. */
export const keepFinish =
  ({ lanes, gradientDistance }: Pick<TrainingPlan, "lanes" | "gradientDistance">): Finish =>
  (_, sum, address, offset) =>
    lanes.store(address.get, sum.get, offset + gradientDistance);

/** Adds l2 · W to the gradient before anything else becomes of it. */
export const withL2 =
  (lanes: Lanes, l2: number, finish: Finish): Finish =>
  (f, sum, address, offset) => [
    sum.set(lanes.add(sum.get, lanes.mul(lanes.constant(l2), lanes.load(address.get, offset)))),
    finish(f, sum, address, offset),
  ];

/** (parameters, their end, factor): one step along the gradient that was kept `gradient` bytes behind them, times the
 * factor. */
export function emitUpdate(name: string, lanes: Lanes, step: Finish, gradient: number): FunctionCode {
  return define(name, { parameters: ["i32", "i32", lanes.scalar.type] }, (f, at, end, factor) => {
    const [kept, spread] = f.locals("v128", 2);
    return [
      spread.set(lanes.splat(factor.get)),
      whileBelow(
        at,
        end.get,
        kept.set(lanes.mul(lanes.load(at.get, gradient), spread.get)),
        step(f, kept, at, 0),
        advance(at, 16),
      ),
    ];
  });
}
