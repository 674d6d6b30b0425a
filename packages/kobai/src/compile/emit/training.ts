// One training step, and the driver that runs many in one call. The driver is thin on purpose: an engine replaces
// a function by its optimized version only between two calls of it.
import { losses } from "../../loss/index.js";
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, f64, i32, memory, op, when } from "../encode/instruction.js";
import type { TrainingPlan } from "../plan-training.js";
import { backward } from "./backward.js";
import { emitCorrect } from "./correct.js";
import { compress, endOf, inferFunction, logarithm, trainingForward } from "./forward.js";
import { emitClip, emitL2 } from "./gradient-norm.js";
import { emitSoftplus } from "./logarithm.js";
import { emitLoss } from "./loss.js";
import { Program } from "./program.js";
import { emitGather } from "./rows.js";
import { emitUpdate } from "./update.js";

/** Brings the rows of a batch together: inputs (or the lists of their non-zeros), targets, weights. */
function gather(program: Program, plan: TrainingPlan, order: Local, end: Local): Code {
  const { layers, data, batch, lanes, inputs } = plan;
  const copy = (rowBytes: number, from: number, to: number): Code =>
    program.add(`gather${rowBytes}`, (name) => emitGather(name, rowBytes))(
      order.get,
      end.get,
      i32(from),
      i32(to),
    );
  const [first, last] = [layers[0], layers[layers.length - 1]];
  return [
    first.kernel === "sparse"
      ? compress(program, plan, order.get, end.get, data.inputs)
      : copy(first.inputRowBytes, data.inputs, inputs),
    copy(last.outputSize * lanes.size, data.targets, batch.targets),
    plan.job.data.weights ? copy(lanes.size, data.weights, batch.weights) : [],
  ];
}

function loss(program: Program, plan: TrainingPlan, rows: Local): Code {
  const { lanes, layers, batch, logSums, job } = plan;
  const { outputSize: columns, rowBytes, z, y, gradient } = layers[layers.length - 1];
  const softplus = program.add("softplus", (name) => emitSoftplus(name, logarithm(program)));
  const weighted = job.data.weights !== undefined;
  const call = program.add("loss", (name) =>
    emitLoss({ name, loss: job.loss, lanes, columns, rowBytes, weighted, softplus }),
  );
  const share =
    losses[job.loss].reduction === "sum" ? f64(1) : op("f64.div", f64(1), op("f64.convert_i32_u", rows.get));
  const addresses = [z, y, batch.targets, batch.weights, logSums, gradient].map(i32);
  return call(...addresses, endOf(z, rows.get, rowBytes), share);
}

function correct(program: Program, { lanes, layers, batch }: TrainingPlan, rows: Local): Code {
  const { outputSize: columns, rowBytes, y } = layers[layers.length - 1];
  const call = program.add("correct", (name) => emitCorrect({ name, lanes, columns, rowBytes }));
  return call(i32(y), i32(batch.targets), endOf(y, rows.get, rowBytes));
}

/** Adds to one of the two totals. */
const addTo = (address: number, amount: Code): Code =>
  memory("f64.store", 0, i32(address), op("f64.add", memory("f64.load", 0, i32(address)), amount));

/** L2, clipping and the optimizer. */
function update(program: Program, plan: TrainingPlan, constants: Local): Code {
  const { lanes, job, parameters, distance, moments, layers } = plan;
  const { l2, clipNorm, optimizer } = job;
  const start = i32(parameters.start);
  const end = i32(parameters.end);
  const l2Call = l2 > 0 && program.add("l2", (name) => emitL2(name, lanes, { l2, distance }));
  const clip = clipNorm !== undefined && program.add("clip", (name) => emitClip(name, lanes, clipNorm));
  const step = program.add(optimizer.kind, (name) =>
    emitUpdate({ name, lanes, optimizer, moments, constants: plan.constants.perStep, distance }),
  );
  return [
    l2Call
      ? layers.map(({ weights, rowBytes, inputSize }) =>
          l2Call(i32(weights), i32(weights + rowBytes * inputSize)),
        )
      : [],
    clip ? clip(i32(parameters.start + distance), i32(parameters.end + distance)) : [],
    step(start, end, constants.get),
  ];
}

/** (order, end of order, step, constants) → 1, or 0 when the loss is not finite: then nothing has changed. */
function emitStep(name: string, program: Program, plan: TrainingPlan): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  return define(name, { parameters, results: ["i32"] }, (f, order, end, step, constants) => {
    const rows = f.local("i32");
    const batchLoss = f.local("f64");
    const finite = op("f64.eq", op("f64.sub", batchLoss.get, batchLoss.get), f64(0));
    return [
      rows.set(op("i32.shr_u", op("i32.sub", end.get, order.get), i32(2))),
      gather(program, plan, order, end),
      trainingForward(program, plan, plan.job.seed, { rows, step }),
      batchLoss.set(loss(program, plan, rows)),
      when(op("i32.eqz", finite), [i32(0), op("return")]),
      addTo(plan.totals, batchLoss.get),
      plan.job.data.classes ? addTo(plan.totals + 8, correct(program, plan, rows)) : [],
      backward(program, plan, rows),
      update(program, plan, constants),
      i32(1),
    ];
  });
}

/** train(batch, step, steps, rows) → finished steps. Steps take batches of the order one after another. */
function emitDriver(name: string, program: Program, plan: TrainingPlan): FunctionCode {
  const step = program.add("step", (stepName) => emitStep(stepName, program, plan));
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  const batchBytes = plan.batchRows * 4;
  return define(name, { parameters, results: ["i32"] }, (f, batch, stepNumber, steps, rows) => {
    const [at, end, last, done, constants] = f.locals("i32", 5);
    const batchEnd = op("i32.add", at.get, i32(batchBytes));
    return [
      at.set(endOf(plan.order, batch.get, batchBytes)),
      last.set(endOf(plan.order, rows.get, 4)),
      constants.set(i32(plan.constants.address)),
      whileBelow(
        done,
        steps.get,
        end.set(op("select", batchEnd, last.get, op("i32.lt_u", batchEnd, last.get))),
        when(op("i32.eqz", step(at.get, end.get, stepNumber.get, constants.get)), [done.get, op("return")]),
        at.set(end.get),
        advance(constants, plan.constants.perStep * plan.lanes.size),
        advance(stepNumber, 1),
        advance(done, 1),
      ),
      done.get,
    ];
  });
}

/** The functions of a training module; `train` and `infer` are its exports. */
export function trainingFunctions(plan: TrainingPlan): FunctionCode[] {
  const program = new Program();
  program.add("train", (name) => emitDriver(name, program, plan));
  program.add("infer", (name) => define(name, { parameters: ["i32"] }, inferFunction(program, plan)));
  return program.functions;
}
