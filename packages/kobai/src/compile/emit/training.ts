// One training step, and the driver that runs many in one call. The driver is thin on purpose: an engine replaces
// a function by its optimized version only between two calls of it.
import { isWeighted } from "../../data/prepared.js";
import { losses } from "../../loss/index.js";
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, f64, i32, memory, op, when } from "../encode/instruction.js";
import { stepSumsBytes, type TrainingPlan } from "../plan-training.js";
import { ahead, backward, lastGradient } from "./backward.js";
import { clippedUpdate } from "./clipping.js";
import { emitCorrect } from "./correct.js";
import { firstTurn, meet, undealt } from "./dealt.js";
import { endOf, inferFunction, logarithm, trainingForward } from "./forward.js";
import { emitSoftplus } from "./logarithm.js";
import { emitLoss } from "./loss.js";
import { Program } from "./program.js";
import { emitGather } from "./rows.js";
import { emitServe } from "./serve.js";
import { emitGatherLists } from "./sparse/lists.js";

/** Brings the rows of a batch together: inputs (or where their lists are), and for the loss targets and weights. */
function gather(program: Program, plan: TrainingPlan, order: Local, end: Local): Code {
  const { layers, data, batch, lanes, inputs, inputLists } = plan;
  const copy = (rowBytes: number, from: number, to: number): Code =>
    program.add(`gather${rowBytes}`, (name) => emitGather(name, rowBytes))(
      order.get,
      end.get,
      i32(from),
      i32(to),
    );
  const [first, last] = [layers[0], layers[layers.length - 1]];
  // lists are walked once for each panel: from so many on they had better stand together
  const copies = first.own.panels.reduce((sum, { panels }) => sum + panels, 0) > 3;
  const inputRows =
    first.kernel === "sparse"
      ? program.add(copies ? "gather.lists" : "gather.spans", (name) =>
          emitGatherLists(name, first.inputSize, copies),
        )(order.get, end.get, ...[data.spans, inputLists.spans, inputLists.lists].map(i32))
      : copy(first.inputRowBytes, data.inputs, inputs);
  if (plan.share.thread > 0) return inputRows;
  return [
    inputRows,
    copy(last.outputSize * lanes.size, data.targets, batch.targets),
    isWeighted(plan.job.data) ? copy(lanes.size, data.weights, batch.weights) : [],
  ];
}

function loss(program: Program, plan: TrainingPlan, rows: Local): Code {
  const { lanes, layers, batch, softmaxSums, job } = plan;
  const { outputSize: columns, rowBytes, z, y, gradient } = layers[layers.length - 1];
  const log = (x: Code) => logarithm(program)(x);
  const softplus = (x: Code) => program.add("softplus", (name) => emitSoftplus(name, log))(x);
  const weighted = isWeighted(job.data);
  const call = program.add("loss", (name) =>
    emitLoss({ name, loss: job.loss, lanes, columns, rowBytes, weighted, logarithm: log, softplus }),
  );
  const share =
    losses[job.loss].reduction === "sum" ? f64(1) : op("f64.div", f64(1), op("f64.convert_i32_u", rows.get));
  const addresses = [z, y, batch.targets, batch.weights, softmaxSums, gradient].map(i32);
  return call(...addresses, endOf(z, rows.get, rowBytes), share);
}

function correct(program: Program, { lanes, layers, batch }: TrainingPlan, rows: Local): Code {
  const { outputSize: columns, rowBytes, y } = layers[layers.length - 1];
  const call = program.add("correct", (name) => emitCorrect({ name, lanes, columns, rowBytes }));
  return call(i32(y), i32(batch.targets), endOf(y, rows.get, rowBytes));
}

/** Brings a step's constants to where every update reads them. */
function stepConstants({ lanes: { scalar, size }, constants }: TrainingPlan, from: Local): Code {
  const { perStep, current } = constants;
  return Array.from({ length: perStep }, (_, i) =>
    scalar.store(i32(current), scalar.load(from.get, i * size), i * size),
  );
}

/** (order, end of order, step, constants, sums) → 1, or 0 when the loss is not finite: then nothing has changed. */
function emitStep(name: string, program: Program, plan: TrainingPlan): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32"] as const;
  return define(name, { parameters, results: ["i32"] }, (f, order, end, step, constants, sums) => {
    const [rows, round] = f.locals("i32", 2);
    const batchLoss = f.local("f64");
    const finite = op("f64.eq", op("f64.sub", batchLoss.get, batchLoss.get), f64(0));
    return [
      rows.set(op("i32.shr_u", op("i32.sub", end.get, order.get), i32(2))),
      gather(program, plan, order, end),
      trainingForward(program, plan, { rows, step }),
      firstTurn(
        program,
        plan,
        [
          memory("f64.store", 0, sums.get, loss(program, plan, rows)),
          lastGradient(program, plan, rows),
          stepConstants(plan, constants),
        ],
        ahead(program, plan, rows),
        round,
      ),
      batchLoss.set(memory("f64.load", 0, sums.get)),
      when(op("i32.eqz", finite), [i32(0), op("return")]),
      plan.job.data.classes && plan.share.thread === 0
        ? memory("f64.store", 8, sums.get, correct(program, plan, rows))
        : [],
      backward(program, plan, rows),
      clippedUpdate(program, plan, f.local(plan.lanes.scalar.type)),
      i32(1),
    ];
  });
}

/** train(batch, step, steps, rows) → finished steps. Steps take batches of the order one after another, and begin anew
 * where it ends. */
function emitDriver(name: string, program: Program, plan: TrainingPlan): FunctionCode {
  const step = program.add(threadName(plan, "step"), (stepName) => emitStep(stepName, program, plan));
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  const batchBytes = plan.batchRows * 4;
  return define(name, { parameters, results: ["i32"] }, (f, batch, stepNumber, steps, rows) => {
    const [at, end, last, done, constants, sums, finite] = f.locals("i32", 7);
    const batchEnd = op("i32.add", at.get, i32(batchBytes));
    return [
      at.set(endOf(plan.order, batch.get, batchBytes)),
      last.set(endOf(plan.order, rows.get, 4)),
      constants.set(i32(plan.constants.address)),
      sums.set(i32(plan.sums)),
      whileBelow(
        done,
        steps.get,
        end.set(op("select", batchEnd, last.get, op("i32.lt_u", batchEnd, last.get))),
        finite.set(step(...[at, end, stepNumber, constants, sums].map(({ get }) => get))),
        when(op("i32.eqz", finite.get), steps.set(done.get)),
        at.set(op("select", end.get, i32(plan.order), op("i32.lt_u", end.get, last.get))),
        advance(sums, stepSumsBytes),
        advance(constants, plan.constants.perStep * plan.lanes.size),
        advance(stepNumber, 1),
        advance(done, finite.get),
      ),
      plan.share.threads > 1 ? meet(program, plan) : [],
      done.get,
    ];
  });
}

/** How the functions are called that each thread has for itself: they hold the addresses of its memory. */
const threadName = ({ share: { thread } }: TrainingPlan, name: string): string => name + (thread || "");

/** The functions of a training module, from the plans of all its threads; kernels that they can share, they do. */
export function trainingFunctions(plans: readonly TrainingPlan[], program = new Program()): FunctionCode[] {
  for (const plan of plans) {
    const { share, meeting, data } = plan;
    const train = program.add(threadName(plan, "train"), (name) => emitDriver(name, program, plan));
    const coming = { start: data.lists, bytes: share.thread === 1 ? data.filled : 0 };
    const server = { address: meeting.calls, train, coming };
    if (share.thread > 0) program.add(threadName(plan, "serve"), (name) => emitServe(name, program, server));
  }
  const infer = inferFunction(program, undealt(plans));
  program.add("infer", (name) => define(name, { parameters: ["i32"] }, infer));
  return program.functions;
}

/** The names of the functions that are called from outside: `train`, `infer`, and `lists` where the first layer goes by
 * lists; the threads beside the first one run `serve1`, `serve2` and so on. */
export function trainingExports([{ layers }, ...others]: readonly TrainingPlan[]): string[] {
  return [
    ...["train", "infer"],
    ...(layers[0].kernel === "sparse" ? ["lists"] : []),
    ...others.map((plan) => threadName(plan, "serve")),
  ];
}
