// One step's rows, group by group: forward, loss and backward without an inner loop left.
import { losses } from "../../loss/index.js";
import { lanes as lanesOf } from "../emit/lanes.js";
import { advance, type FunctionBuilder, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import { type Backward, backward, throughActivation } from "./backward.js";
import { forwardLayer, type Units, unitsOf } from "./forward.js";
import { type LossOf, rightAnswers, tinyLosses, widened } from "./loss.js";
import { numberingOf, type Packed, packedLocals, parameterCount, spread } from "./parameters.js";
import type { TinyPlan } from "./plan.js";

const wide = lanesOf.f64;

/** The locals of a step. */
export interface Step {
  readonly f: FunctionBuilder;
  readonly plan: TinyPlan;
  readonly packed: readonly Packed[];
  readonly parameters: readonly Local[];
  readonly sums: readonly Local[];
  /** Where the group stands that is read. */
  readonly group: Local;
  /** Σ weight · loss in f64 lanes, and right answers in lanes. */
  readonly loss: Local;
  readonly correct: Local;
}

export function stepLocals(f: FunctionBuilder, plan: TinyPlan): Step {
  const count = parameterCount(plan.layers);
  const packed = packedLocals(f, plan, plan.moments);
  const [parameters, sums] = [f.locals("v128", count), f.locals("v128", count)];
  const [loss, correct] = f.locals("v128", 2);
  return { f, plan, packed, parameters, sums, group: f.local("i32"), loss, correct };
}

/** One group of rows on its way through the network. */
interface Group {
  /** Bytes from `group` to its vectors. */
  readonly offset: number;
  readonly inputs: readonly Local[];
  readonly layers: readonly Units[];
  readonly loss: LossOf;
}

/** Layers from the vectors of a group on, each reading the one before. */
function groupAt({ f, plan }: Step, offset: number): Group {
  const { lanes } = plan;
  const inputs = f.locals("v128", plan.layers[0].inputSize);
  const numbering = numberingOf(plan.layers);
  const layers: Units[] = [];
  plan.layers.forEach((layer, i) => {
    const read = i === 0 ? inputs : layers[i - 1].y;
    layers.push(unitsOf(f, { layer, numbering: numbering[i], inputs: read.map(({ get }) => get) }));
  });
  const units = layers[layers.length - 1];
  const [targets, errors] = [f.locals("v128", units.y.length), f.locals("v128", units.y.length)];
  return { offset, inputs, layers, loss: { f, lanes, units, targets, errors } };
}

/** Forward, loss and backward of `count` groups from `group` on, side by side: what one waits for, another can do. */
function groupsCode(step: Step, count: number): Code {
  const { f, plan, parameters } = step;
  const { lanes, groups } = plan;
  const all = Array.from({ length: count }, (_, i) => groupAt(step, i * groups.layout.bytes));
  return [
    all.map((group) => loaded(step, group)),
    plan.layers.map((_, i) => all.map(({ layers }) => forwardLayer(f, lanes, layers[i], parameters))),
    all.map((group) => afterForward(step, group)),
  ];
}

function loaded({ plan, group }: Step, { inputs, offset, loss }: Group): Code {
  const { targets } = plan.groups.layout;
  return [
    inputs.map((x, i) => x.set(plan.lanes.load(group.get, offset + 16 * i))),
    loss.targets.map((t, i) => t.set(plan.lanes.load(group.get, offset + targets + 16 * i))),
  ];
}

function afterForward(step: Step, group: Group): Code {
  const { f, plan, parameters, sums } = step;
  const { lanes, job } = plan;
  const { units, errors, targets } = group.loss;
  const context: Backward = { f, lanes, layers: group.layers, parameters, sums };
  const follows = losses[job.loss].follows === units.layer.activation;
  return [
    errors.map((error, i) => error.set(lanes.sub(units.y[i].get, targets[i].get))),
    addLoss(step, group),
    follows ? [] : throughActivation(context, units, errors),
    backward(context, errors),
  ];
}

/** Adds the loss and the right answers of a group, and gives its errors the weights of their rows. */
function addLoss({ f, plan, group, loss, correct }: Step, { offset, loss: of }: Group): Code {
  const { lanes, groups, weighted, job } = plan;
  const weight = f.local("v128");
  const weights = widened(lanes, weight.get);
  const { before, halves } = tinyLosses[job.loss].values(of);
  const counts = lanes.load(group.get, offset + groups.layout.counts);
  return [
    before,
    weighted ? weight.set(lanes.load(group.get, offset + groups.layout.weights)) : [],
    halves.map((half, i) => loss.set(wide.add(loss.get, weighted ? wide.mul(half, weights[i]) : half))),
    job.data.classes ? correct.set(lanes.add(correct.get, rightAnswers(of, counts))) : [],
    weighted ? of.errors.map((error) => error.set(lanes.mul(error.get, weight.get))) : [],
  ];
}

/** Groups that go side by side: of the smallest networks three, so that one waits for its divisions while another
 * multiplies; larger ones have enough units for that. Measured. */
const groupsSideBySide = (parameters: number): number => (parameters <= 32 ? 3 : 1);

/** All groups of a batch of so many rows. */
export function batchCode(step: Step, rows: Local): Code {
  const { f, plan, packed, parameters, sums, group, loss, correct } = step;
  const { lanes, groups } = plan;
  const { address, layout } = groups;
  const groupsEnd = f.local("i32");
  const side = groupsSideBySide(parameters.length);
  const count = op("i32.shr_u", op("i32.add", rows.get, i32(lanes.count - 1)), i32(lanes.count / 2));
  return [
    spread(lanes, packed, parameters),
    [...sums, loss, correct].map((sum) => sum.set(lanes.constant(0))),
    group.set(i32(address)),
    groupsEnd.set(op("i32.add", i32(address), op("i32.mul", count, i32(layout.bytes)))),
    whileBelow(
      group,
      op("i32.sub", groupsEnd.get, i32((side - 1) * layout.bytes)),
      groupsCode(step, side),
      advance(group, side * layout.bytes),
    ),
    side === 1 ? [] : whileBelow(group, groupsEnd.get, groupsCode(step, 1), advance(group, layout.bytes)),
  ];
}
