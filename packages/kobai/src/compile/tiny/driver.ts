// The exported functions of a tiny network's module. The driver is thin on purpose, as emit/training.ts says.

import { inferFunction } from "../emit/forward.js";
import { Program } from "../emit/program.js";
import { advance, define, type FunctionCode, whileBelow } from "../encode/function.js";
import { i32, op, when } from "../encode/instruction.js";
import { stepSumsBytes } from "../plan-training.js";
import { emitGather } from "./gather.js";
import type { TinyPlan } from "./plan.js";
import { emitSteps } from "./steps.js";

/** Steps of one call of the function that makes them: an engine replaces it by its optimized version only between two
 * calls. */
const stepsPerCall = 32;

/** train(batch, step, steps, rows) → finished steps, as emit/training.ts says. */
function emitDriver(name: string, program: Program, plan: TinyPlan): FunctionCode {
  const gather = program.add("gather", (gatherName) => emitGather(gatherName, plan));
  const steps = program.add("steps", (stepsName) => emitSteps(stepsName, plan, gather));
  const { order, constants, batchRows, lanes, wholeBatch } = plan;
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  return define(name, { parameters, results: ["i32"] }, (f, batch, _, count, rows) => {
    const [last, batches, done, table, seen, wanted, made] = f.locals("i32", 7);
    const left = op("i32.sub", count.get, done.get);
    const next = op("i32.rem_u", op("i32.add", batch.get, done.get), batches.get);
    const at = op("i32.add", i32(order), op("i32.mul", next, i32(4 * batchRows)));
    return [
      last.set(op("i32.add", i32(order), op("i32.shl", rows.get, i32(2)))),
      batches.set(op("i32.div_u", op("i32.add", rows.get, i32(batchRows - 1)), i32(batchRows))),
      table.set(i32(constants.address)),
      seen.set(i32(plan.sums)),
      wholeBatch ? gather(i32(order), last.get) : [],
      whileBelow(
        done,
        count.get,
        wanted.set(op("select", left, i32(stepsPerCall), op("i32.lt_u", left, i32(stepsPerCall)))),
        made.set(steps(at, last.get, table.get, seen.get, wanted.get)),
        advance(done, made.get),
        when(op("i32.lt_u", made.get, wanted.get), [done.get, op("return")]),
        advance(table, stepsPerCall * constants.perStep * lanes.size),
        advance(seen, stepsPerCall * stepSumsBytes),
      ),
      done.get,
    ];
  });
}

/** The functions of a tiny network's module; `train` and `infer` are its exports. */
export function tinyFunctions(plan: TinyPlan): FunctionCode[] {
  const program = new Program();
  program.add("train", (name) => emitDriver(name, program, plan));
  program.add("infer", (name) => define(name, { parameters: ["i32"] }, inferFunction(program, plan)));
  return program.functions;
}
