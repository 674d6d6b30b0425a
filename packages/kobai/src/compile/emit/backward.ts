// The backward pass of a plan: from the gradient of the last layer's z to that of every parameter.
import { losses } from "../../loss/index.js";
import type { Local } from "../encode/function.js";
import { type Code, i32 } from "../encode/instruction.js";
import { sparseLayer, type TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { emitActivationGradient } from "./activation.js";
import { emitMultiply } from "./dropout.js";
import { endOf, inPanels, inRows, named, zero } from "./forward.js";
import { emitGemm } from "./gemm.js";
import type { Program } from "./program.js";
import { emitColumnSums, emitTranspose } from "./rows.js";
import { emitSoftmaxGradient } from "./softmax.js";
import { emitSparseGradient } from "./sparse.js";

/** gradient with respect to y → with respect to z. */
function activationGradient(
  program: Program,
  { lanes }: TrainingPlan,
  layer: TrainedLayerPlan,
  rows: Local,
): Code {
  const { activation, z, y, gradient, rowBytes, outputSize: columns } = layer;
  if (activation === "identity") return [];
  const end = endOf(y, rows.get, rowBytes);
  if (activation === "softmax") {
    const call = program.add("softmax.gradient", (name) =>
      emitSoftmaxGradient({ name, lanes, columns, rowBytes }),
    );
    return call(i32(y), i32(gradient), end);
  }
  const call = program.add(`${activation}.gradient`, (name) =>
    emitActivationGradient(name, lanes, activation),
  );
  return call(i32(z), i32(y), i32(gradient), end);
}

/** dW[input][column] = Σ over ascending rows of x[row][input] · gradient[row][column]. */
function weightsGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { lanes, distance } = plan;
  const { weights, gradient, inputSize, rowBytes } = layer;
  const target = weights + distance;
  if (layer.kernel === "sparse") {
    const sparse = sparseLayer(lanes, layer);
    const call = program.add(named(layer, "weights.gradient"), (name) => emitSparseGradient(name, sparse));
    const addresses = [plan.lists, plan.listEnds, target, gradient].map(i32);
    return [zero(target, rowBytes * inputSize), call(...addresses, rows.get)];
  }
  const call = program.add(named(layer, "weights.gradient"), (name) =>
    emitGemm({
      name,
      lanes,
      panels: layer.panels,
      a: { rowStride: lanes.size, depthStride: layer.inputRowBytes },
      b: inRows(rowBytes),
      c: inPanels(inputSize),
      start: "zero",
    }),
  );
  const addresses = [layer.input, gradient, 0, target].map(i32);
  return call(...addresses, i32(inputSize), rows.get);
}

function biasGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { gradient, rowBytes, bias } = layer;
  const call = program.add(named(layer, "bias.gradient"), (name) =>
    emitColumnSums(name, plan.lanes, rowBytes),
  );
  return call(i32(gradient), i32(gradient + rowBytes), i32(bias + plan.distance), rows.get);
}

/** dX[row][input] = Σ over ascending columns of gradient[row][column] · W[input][column], into the layer before. */
function inputGradient(
  program: Program,
  plan: TrainingPlan,
  layer: TrainedLayerPlan,
  before: TrainedLayerPlan,
  rows: Local,
): Code {
  const { lanes } = plan;
  const { inputSize, outputSize, panels, transposedPanels, transposed, weights } = layer;
  const transpose = program.add(named(layer, "weights.transpose"), (name) =>
    emitTranspose({ name, lanes, rows: inputSize, columns: outputSize, panels, transposedPanels }),
  );
  const multiply = program.add(named(layer, "input.gradient"), (name) =>
    emitGemm({
      name,
      lanes,
      panels: transposedPanels,
      a: { rowStride: layer.rowBytes, depthStride: lanes.size },
      b: inPanels(outputSize),
      c: inRows(before.rowBytes),
      start: "zero",
    }),
  );
  const addresses = [layer.gradient, transposed, 0, before.gradient].map(i32);
  return [transpose(i32(weights), i32(transposed)), multiply(...addresses, rows.get, i32(outputSize))];
}

function dropoutGradient(
  program: Program,
  { lanes }: TrainingPlan,
  layer: TrainedLayerPlan,
  rows: Local,
): Code {
  if (layer.mask === 0) return [];
  const call = program.add("multiply", (name) => emitMultiply(name, lanes));
  return call(i32(layer.gradient), i32(layer.mask), endOf(layer.gradient, rows.get, layer.rowBytes));
}

/** All gradients, once the loss has left its own in the last layer. */
export function backward(program: Program, plan: TrainingPlan, rows: Local): Code {
  const { layers, job } = plan;
  const last = layers[layers.length - 1];
  const atLogits = losses[job.loss].follows === last.activation;
  return [
    atLogits ? [] : activationGradient(program, plan, last, rows),
    layers
      .toReversed()
      .map((layer) => [
        weightsGradient(program, plan, layer, rows),
        biasGradient(program, plan, layer, rows),
        layer.index === 0 ? [] : throughInput(program, plan, layer, rows),
      ]),
  ];
}

function throughInput(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const before = plan.layers[layer.index - 1];
  return [
    inputGradient(program, plan, layer, before, rows),
    dropoutGradient(program, plan, before, rows),
    activationGradient(program, plan, before, rows),
  ];
}
