// A copy of a layer's weights with rows and columns exchanged, for the gradient of its input.
import { type Code, i32 } from "../encode/instruction.js";
import type { TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { ownColumns } from "../shapes.js";
import { named, type Program } from "./program.js";
import { emitTranspose } from "./rows.js";

/** Of those weights whose inputs are our own units of the layer before. Nothing in the first layer. */
export function transposeWeights(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan): Code {
  const { lanes, layers } = plan;
  const { index, inputSize, outputSize, panels, transposedPanels, transposed, weights } = layer;
  if (index === 0) return [];
  const before = layers[index - 1];
  const call = program.add(named(layer, "weights.transpose"), (name) =>
    emitTranspose({
      ...{ name, lanes, panels, transposedPanels },
      ...{ height: inputSize, first: before.own.first * lanes.count },
      ...{ rows: ownColumns(before, lanes.count), columns: outputSize },
    }),
  );
  return call(i32(weights), i32(transposed));
}
