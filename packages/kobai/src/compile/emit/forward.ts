// The forward pass of a plan: per layer the sums, then the activation, then dropout where it trains.
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, i32, memoryFill, op } from "../encode/instruction.js";
import { type ForwardPlan, type LayerPlan, sparseLayer, type TrainedLayerPlan } from "../plan.js";
import { emitActivation } from "./activation.js";
import { emitDropout } from "./dropout.js";
import { type ColumnLayout, emitGemm } from "./gemm.js";
import type { Lanes } from "./lanes.js";
import { emitLogarithm } from "./logarithm.js";
import type { Call, Program } from "./program.js";
import { emitSoftmax } from "./softmax.js";
import { emitCompress, emitSparseForward } from "./sparse.js";

/** Columns of a matrix that is kept in panels of so many rows. */
export const inPanels = (rows: number): ColumnLayout => ({
  panelStride: (panelBytes) => panelBytes * rows,
  rowStride: (panelBytes) => panelBytes,
});

/** Columns of a matrix that is kept row by row. */
export const inRows = (rowBytes: number): ColumnLayout => ({
  panelStride: (panelBytes) => panelBytes,
  rowStride: () => rowBytes,
});

/** start + rows · rowBytes */
export const endOf = (start: number, rows: Code, rowBytes: number): Code =>
  op("i32.add", i32(start), op("i32.mul", rows, i32(rowBytes)));

export const logarithm = (program: Program): Call => program.add("log", emitLogarithm);

/** How a layer's functions are called in the module and in a profile. */
export const named = ({ index }: LayerPlan, what: string): string => `dense${index + 1}.${what}`;

function sums(program: Program, plan: ForwardPlan, layer: LayerPlan, input: number, rows: Local): Code {
  const { lanes } = plan;
  if (layer.kernel === "sparse") {
    const sparse = sparseLayer(lanes, layer);
    const call = program.add(named(layer, "forward"), (name) => emitSparseForward(name, sparse));
    return call(...[plan.lists, plan.listEnds, layer.weights, layer.bias, layer.z].map(i32), rows.get);
  }
  const call = program.add(named(layer, "forward"), (name) =>
    emitGemm({
      name,
      lanes,
      panels: layer.panels,
      a: { rowStride: layer.inputRowBytes, depthStride: lanes.size },
      b: inPanels(layer.inputSize),
      c: inRows(layer.rowBytes),
      start: "bias",
    }),
  );
  const addresses = [input, layer.weights, layer.bias, layer.z].map(i32);
  return call(...addresses, rows.get, i32(layer.inputSize));
}

function activation(program: Program, plan: ForwardPlan, layer: LayerPlan, rows: Local): Code {
  const { lanes, logSums } = plan;
  const { activation, outputSize: columns, rowBytes, z, y } = layer;
  if (activation === "identity") return [];
  const end = endOf(z, rows.get, rowBytes);
  if (activation !== "softmax")
    return program.add(activation, (name) => emitActivation(name, lanes, activation))(i32(z), i32(y), end);
  const log = logarithm(program);
  const call = program.add("softmax", (name) => emitSoftmax({ name, lanes, columns, rowBytes }, log));
  return call(i32(z), i32(y), end, i32(logSums));
}

function dropout(
  program: Program,
  lanes: Lanes,
  seed: number,
  layer: TrainedLayerPlan,
  at: TrainingPoint,
): Code {
  const { y, dropped, mask, rowBytes, index } = layer;
  const call = program.add(named(layer, "dropout"), (name) =>
    emitDropout({ name, lanes, seed, layer: index, share: layer.dropout, columns: rowBytes / lanes.size }),
  );
  return call(i32(y), i32(dropped), i32(mask), endOf(y, at.rows.get, rowBytes), at.step.get);
}

interface TrainingPoint {
  readonly rows: Local;
  readonly step: Local;
}

/** Forward without dropout, from the inputs of the plan. */
export function inference(program: Program, plan: ForwardPlan, rows: Local): Code {
  return plan.layers.map((layer) => [
    sums(program, plan, layer, layer.plainInput, rows),
    activation(program, plan, layer, rows),
  ]);
}

/** Forward with dropout. */
export function trainingForward(
  program: Program,
  plan: ForwardPlan<TrainedLayerPlan>,
  seed: number,
  at: TrainingPoint,
): Code {
  return plan.layers.map((layer) => [
    sums(program, plan, layer, layer.input, at.rows),
    activation(program, plan, layer, at.rows),
    layer.mask > 0 ? dropout(program, plan.lanes, seed, layer, at) : [],
  ]);
}

/** Lists the non-zeros of `rows` of the inputs at `from` where the first layer is sparse. */
export function compress(program: Program, plan: ForwardPlan, order: Code, end: Code, from: number): Code {
  const [first] = plan.layers;
  if (first.kernel !== "sparse") return [];
  const call = program.add("compress", (name) => emitCompress(name, sparseLayer(plan.lanes, first)));
  return call(order, end, i32(from), i32(plan.lists), i32(plan.listEnds));
}

/** The exported function `infer(rows)`: from `inputs` to the logits and outputs of the last layer. */
export function inferFunction(program: Program, plan: ForwardPlan) {
  return (_: FunctionBuilder, rows: Local): Code => [
    compress(program, plan, i32(plan.identity), endOf(plan.identity, rows.get, 4), plan.inputs),
    inference(program, plan, rows),
  ];
}

export const zero = (address: number, bytes: number): Code => memoryFill(i32(address), i32(0), i32(bytes));
