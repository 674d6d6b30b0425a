// Where the gradient of all parameters must be known before any of it is used: its length, and only then the optimizer.
import type { Local } from "../encode/function.js";
import { type Code, i32 } from "../encode/instruction.js";
import { vectorsOf } from "../panels.js";
import type { TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { isDealt, isOurs, meet } from "./dealt.js";
import { emitClip, emitSquares } from "./gradient-norm.js";
import { namedSlice, type Program } from "./program.js";
import { emitUpdate, updateFinish } from "./update.js";

function layerSquares(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan): Code {
  const { lanes, layers, gradientDistance, squares } = plan;
  const { own, inputSize, index } = layer;
  const call = program.add(namedSlice(layer, "squares", own), (name) =>
    emitSquares({ name, lanes, panels: own.panels, inputSize }),
  );
  const before = layers.slice(0, index).reduce((sum, { columns }) => sum + columns, 0);
  const sums = squares.start + (before + own.first * lanes.count) * 8;
  return call(...stretches(layer).map(({ start }) => i32(start + gradientDistance)), i32(sums));
}

/** Our own weights and biases. */
function stretches({ own, inputSize, weights, bias }: TrainedLayerPlan) {
  const [first, bytes] = [own.first * 16, vectorsOf(own.panels) * 16];
  return [
    { start: weights + first * inputSize, bytes: bytes * inputSize },
    { start: bias + first, bytes },
  ];
}

function layerUpdate(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, factor: Local): Code {
  const { lanes, job, gradientDistance } = plan;
  const step = program.add(job.optimizer.kind, (name) =>
    emitUpdate(name, lanes, updateFinish(plan), gradientDistance),
  );
  return stretches(layer).map(({ start, bytes }) => step(i32(start), i32(start + bytes), factor.get));
}

/** Nothing where the gradient is not clipped. Each thread leaves the squares of its own layers where all read them; those
 * of the last layer, whose gradient all have made, the first does. */
export function clippedUpdate(program: Program, plan: TrainingPlan, factor: Local): Code {
  const { lanes, layers, job, squares, share } = plan;
  const { clipNorm } = job;
  if (clipNorm === undefined) return [];
  const clip = program.add("clip", (name) => emitClip(name, lanes, clipNorm));
  const ours = layers.filter((layer) => isOurs(plan, layer));
  const together = share.threads > 1 ? meet(program, plan) : [];
  return [
    layers.map((layer) => [
      isDealt(plan, layer) ? [] : together,
      ours.includes(layer) ? layerSquares(program, plan, layer) : [],
    ]),
    together,
    factor.set(clip(i32(squares.start), i32(squares.end))),
    ours.map((layer) => layerUpdate(program, plan, layer, factor)),
  ];
}
