// Many training steps of a tiny network in one function: all that a step changes is in locals from the first step to
// the last.
import { losses } from "../../loss/index.js";
import { lanes as lanesOf } from "../emit/lanes.js";
import type { Call } from "../emit/program.js";
import { advance, define, type FunctionBuilder, type FunctionCode, type Local } from "../encode/function.js";
import { block, branchIf, type Code, f64, i32, loop, memory, op } from "../encode/instruction.js";
import { stepSumsBytes } from "../plan-training.js";
import { batchCode, type Step, stepLocals } from "./groups.js";
import { tinyLosses } from "./loss.js";
import type { TinyPlan } from "./plan.js";
import { update } from "./update.js";

const wide = lanesOf.f64;

/** The lanes of a vector added up, f64. */
function total(step: Step, vector: Local): Code {
  const { lanes } = step.plan;
  const lane = (i: number) => lanes.scalar.toF64(lanes.lane(vector.get, i));
  return Array.from({ length: lanes.count - 1 }, (_, i) => lane(i + 1)).reduce<Code>(
    (sum, next) => op("f64.add", sum, next),
    lane(0),
  );
}

/** Everything from memory, or everything back. */
function carried({ plan, packed }: Step, to: "locals" | "memory"): Code {
  const { lanes, distance } = plan;
  const one = (local: Local, address: number): Code =>
    to === "locals" ? local.set(lanes.load(i32(address))) : lanes.store(i32(address), local.get);
  return packed.map(({ vector, parameter, moments }) => [
    one(parameter, vector.address),
    moments.map((moment, m) => one(moment, vector.address + (1 + m) * distance)),
  ]);
}

/** What the sums of a batch lack: the loss's own factor, and 1/rows where it is a mean. f64. */
function gradientShare({ job, layers }: TinyPlan, rows: Local): Code {
  const factor = tinyLosses[job.loss].gradientFactor(layers[layers.length - 1].outputSize);
  if (losses[job.loss].reduction === "sum") return f64(factor);
  return op("f64.div", f64(factor), op("f64.convert_i32_u", rows.get));
}

interface Finishing {
  readonly rows: Local;
  /** This step's constants. */
  readonly table: Local;
  /** Where its sums go. */
  readonly seen: Local;
  readonly batchLoss: Local;
}

/** What the step saw, then the optimizer. */
function finishStep(step: Step, { rows, table, seen, batchLoss }: Finishing): Code {
  const { f, plan, packed, sums, correct } = step;
  const { lanes, constants, job } = plan;
  const spreadConstants = f.locals("v128", constants.perStep);
  const share = f.local("v128");
  return [
    memory("f64.store", 0, seen.get, batchLoss.get),
    job.data.classes ? memory("f64.store", 8, seen.get, total(step, correct)) : [],
    share.set(lanes.splat(lanes.scalar.fromF64(gradientShare(plan, rows)))),
    spreadConstants.map((local, i) => local.set(lanes.loadSplat(table.get, i * lanes.size))),
    update(f, { plan, packed, sums, share, constants: spreadConstants }),
  ];
}

/** Σ weight · loss of the batch. */
function lossOf({ loss, plan }: Step): Code {
  const { job, layers } = plan;
  const factor = tinyLosses[job.loss].valueFactor(layers[layers.length - 1].outputSize);
  return op("f64.mul", op("f64.add", wide.lane(loss.get, 0), wide.lane(loss.get, 1)), f64(factor));
}

/** (order, end of order, constants, sums, steps) → finished steps. Steps take batches of the order one after another,
 * and begin anew where it ends; the step whose loss is not finite changes nothing and is the last. Where all rows are
 * one batch, it is there already. */
export function emitSteps(name: string, plan: TinyPlan, gather: Call): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32"] as const;
  const { lanes, constants, batchRows, wholeBatch } = plan;
  return define(name, { parameters, results: ["i32"] }, (f: FunctionBuilder, ...operands) => {
    const [order, last, table, seen, steps] = operands;
    const step = stepLocals(f, plan);
    const [done, end, rows] = f.locals("i32", 3);
    const batchLoss = f.local("f64");
    const batchEnd = op("i32.add", order.get, i32(batchRows * 4));
    const finite = op("f64.eq", op("f64.sub", batchLoss.get, batchLoss.get), f64(0));
    const oneStep = [
      end.set(op("select", batchEnd, last.get, op("i32.lt_u", batchEnd, last.get))),
      rows.set(op("i32.shr_u", op("i32.sub", end.get, order.get), i32(2))),
      wholeBatch ? [] : gather(order.get, end.get),
      batchCode(step, rows),
      batchLoss.set(lossOf(step)),
      branchIf(1, op("i32.eqz", finite)),
      finishStep(step, { rows, table, seen, batchLoss }),
      wholeBatch ? [] : order.set(op("select", end.get, i32(plan.order), op("i32.lt_u", end.get, last.get))),
      advance(table, constants.perStep * lanes.size),
      advance(seen, stepSumsBytes),
      advance(done, 1),
    ];
    return [
      carried(step, "locals"),
      block(loop(oneStep, branchIf(0, op("i32.lt_u", done.get, steps.get)))),
      carried(step, "memory"),
      done.get,
    ];
  });
}
