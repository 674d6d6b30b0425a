// Where the gradient of all parameters must be known before any of it is used: its length, and only then the optimizer.
import type { Local } from "../encode/function.js";
import { type Code, i32 } from "../encode/instruction.js";
import { vectorsOf } from "../panels.js";
import type { TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { isDealt, meet } from "./dealt.js";
import { emitClip, emitSquares } from "./gradient-norm.js";
import { namedSlice, type Program } from "./program.js";
import { emitUpdate, updateFinish } from "./update.js";

/** The parameters of a layer that we update: their first bytes, and the bytes behind their last. */
function updatedParameters({ updated, weights, bias, inputSize }: TrainedLayerPlan) {
  const [first, bytes] = [updated.first * 16, vectorsOf(updated.panels) * 16];
  const weightsAt = weights + first * inputSize;
  const biasAt = bias + first;
  return { weightsAt, weightsEnd: weightsAt + bytes * inputSize, biasAt, biasEnd: biasAt + bytes };
}

function layerSquares(program: Program, { lanes, layers, gradientDistance, squares }: TrainingPlan): Code {
  let place = squares.start;
  return layers.map((layer) => {
    const { updated, inputSize, columns } = layer;
    const call = program.add(namedSlice(layer, "squares", updated), (name) =>
      emitSquares({ name, lanes, panels: updated.panels, inputSize }),
    );
    const { weightsAt, biasAt } = updatedParameters(layer);
    const sums = place + updated.first * lanes.count * 8;
    place += columns * 8;
    return call(i32(weightsAt + gradientDistance), i32(biasAt + gradientDistance), i32(sums));
  });
}

function layerUpdate(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, factor: Local): Code {
  const { lanes, job, gradientDistance } = plan;
  const { weightsAt, weightsEnd, biasAt, biasEnd } = updatedParameters(layer);
  const step = program.add(job.optimizer.kind, (name) =>
    emitUpdate(name, lanes, updateFinish(plan), gradientDistance),
  );
  return [step(i32(weightsAt), i32(weightsEnd), factor.get), step(i32(biasAt), i32(biasEnd), factor.get)];
}

/** Nothing where the gradient is not clipped. Threads leave the sums of what they update where all read them. */
export function clippedUpdate(program: Program, plan: TrainingPlan, factor: Local): Code {
  const { lanes, layers, job, squares } = plan;
  const { clipNorm } = job;
  if (clipNorm === undefined) return [];
  const clip = program.add("clip", (name) => emitClip(name, lanes, clipNorm));
  return [
    layerSquares(program, plan),
    isDealt(plan, layers[0]) ? meet(program, plan) : [],
    factor.set(clip(i32(squares.start), i32(squares.end))),
    layers.map((layer) => layerUpdate(program, plan, layer, factor)),
  ];
}
