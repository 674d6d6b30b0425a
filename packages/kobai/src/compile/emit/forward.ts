// The forward pass of a plan: per layer the sums with their activation, then dropout where it trains.
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, i32, memory, op, when } from "../encode/instruction.js";
import { vectorsOf } from "../panels.js";
import type { ForwardPlan, LayerPlan, RowLists, TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { activationFinish, emitActivation, emitted } from "./activation.js";
import { isDealt, isOurs, meet } from "./dealt.js";
import { emitDropout } from "./dropout.js";
import { emitFinite } from "./finite.js";
import { emitGemm } from "./gemm.js";
import type { Lanes } from "./lanes.js";
import { emitLogarithm } from "./logarithm.js";
import { type Call, named, namedSlice, type Program } from "./program.js";
import { emitSoftmax } from "./softmax.js";
import { emitLists, entryBytes, spanBytes } from "./sparse/lists.js";
import { emitSparseProduct } from "./sparse/product.js";
import type { ColumnLayout } from "./tile.js";
import { transposeWeights } from "./transpose.js";

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

/** z = W·x + b, and what the activation makes of it unless it comes behind. */
function sums(program: Program, plan: ForwardPlan, layer: LayerPlan, { input, rows, way }: LayerPoint): Code {
  const { lanes } = plan;
  const { own, inputSize, rowBytes, activation } = layer;
  // an activation that comes behind all sums finds them in z
  const waits = activation === "softmax" || emitted[activation].isLong;
  const finish = waits ? {} : { finish: activationFinish(lanes, { ...layer, activation }) };
  const kernel = { lanes, panels: own.panels, start: "bias", ...finish } as const;
  const weights = layer.weights + own.first * 16 * inputSize;
  const [bias, output] = [layer.bias, waits ? layer.z : layer.y].map((at) => at + own.first * 16);
  const dense = (): Code =>
    program.add(namedSlice(layer, "forward", own), (name) =>
      emitGemm({
        ...kernel,
        name,
        a: { rowStride: layer.inputRowBytes, depthStride: lanes.size },
        b: inPanels(inputSize),
        c: inRows(rowBytes),
        packs: layer.kernel === "counted",
      }),
    )(...[input, weights, bias, output, 0].map(i32), rows.get, i32(inputSize), i32(plan.packed));
  const sparse = ({ spans }: RowLists): Code =>
    program.add(namedSlice(layer, "forward.sparse", own), (name) =>
      emitSparseProduct({ ...kernel, name, depth: inputSize, rowBytes }),
    )(i32(spans), endOf(spans, rows.get, spanBytes(inputSize)), ...[weights, bias, output].map(i32));
  if (layer.kernel === "dense" || way === "dense") return dense();
  if (layer.kernel === "sparse") return sparse(plan.inputLists);
  const list = { ...layer, rowBytes: layer.inputRowBytes, columns: inputSize, address: input };
  return [
    way === "listed" ? [] : op("drop", listRows(program, lanes, named(layer, "lists"), list, rows)),
    when(fewListed(lanes, list, rows), sparse(layer.lists), dense()),
  ];
}

interface LayerPoint {
  /** Address of what the layer reads. */
  readonly input: number;
  readonly rows: Local;
  /** Where it has been settled before: "listed" where the lists of the input are made, "dense" where they will not be. */
  readonly way?: "listed" | "dense" | undefined;
}

interface ListedMatrix {
  readonly address: number;
  readonly columns: number;
  readonly rowBytes: number;
  readonly lists: RowLists;
}

/** Lists the non-zeros of the rows of a matrix, with the answer that `emitLists` tells of. */
export function listRows(
  program: Program,
  lanes: Lanes,
  kernel: string,
  { address, columns, rowBytes, lists }: ListedMatrix,
  rows: Local,
): Code {
  const call = program.add(kernel, (name) => emitLists({ name, lanes, columns, rowBytes }));
  return call(i32(address), endOf(address, rows.get, rowBytes), i32(lists.spans), i32(lists.lists));
}

/** Below this share of non-zeros the sparse kernels are faster than the dense ones: 0.6 at 256 × 1024 × 1024. The
 * bits are the same either way. */
const fewShare = 0.55;

/** Fewer rows always go by lists: in the dense kernel their sums would wait for one another. */
const fewRows = 4;
/** By so much the non-zeros of fewer rows are few even where nothing is 0. */
const waitingRows = 1.5;

/** Whether the lists of so many rows hold few enough non-zeros of as many columns. */
export function fewListed(
  lanes: Lanes,
  { lists: { lists, spans }, columns }: { lists: RowLists; columns: number },
  rows: Local,
): Code {
  const end = memory("i32.load", 0, endOf(spans - 4, rows.get, spanBytes(columns)));
  const [few, waiting] = [fewShare, waitingRows].map(
    (share) => Math.floor(share * columns) * entryBytes(lanes),
  );
  return op(
    "i32.lt_u",
    op("i32.sub", end, i32(lists)),
    op("i32.add", op("i32.mul", rows.get, i32(few)), i32(waiting)),
  );
}

/** What comes behind the sums of a layer: its activation, unless it is in them. */
function activated(
  program: Program,
  { lanes, softmaxSums }: ForwardPlan,
  layer: LayerPlan,
  rows: Local,
): Code {
  const { activation, outputSize: columns, rowBytes, own } = layer;
  const [z, y] = [layer.z, layer.y].map((address) => address + own.first * 16);
  const operands = [i32(z), i32(y), endOf(z, rows.get, rowBytes)];
  if (activation === "softmax")
    return program.add(activation, (name) => emitSoftmax({ name, lanes, columns, rowBytes }))(
      ...operands,
      i32(softmaxSums),
    );
  if (!emitted[activation].isLong) return [];
  return program.add(namedSlice(layer, activation, own), (name) =>
    emitActivation(name, { lanes, activation, vectors: vectorsOf(own.panels), rowBytes }),
  )(...operands);
}

/** From the input of a layer, at an address, to its y. */
function layerOutputs(program: Program, plan: ForwardPlan, layer: LayerPlan, at: LayerPoint): Code {
  return [sums(program, plan, layer, at), activated(program, plan, layer, at.rows)];
}

function dropout(
  program: Program,
  lanes: Lanes,
  seed: number,
  layer: TrainedLayerPlan,
  at: TrainingPoint,
): Code {
  const { y, dropped, mask, rowBytes, index } = layer;
  const call = program.add(namedSlice(layer, "dropout", layer.own), (name) =>
    emitDropout({
      ...{ name, lanes, seed, layer: index, share: layer.dropout },
      ...{ vectors: vectorsOf(layer.own.panels), rowBytes },
    }),
  );
  const [from, to, factors] = [y, dropped, mask].map((address) => address + layer.own.first * 16);
  const end = endOf(from, at.rows.get, rowBytes);
  return call(i32(from), i32(to), i32(factors), end, at.step.get, i32((layer.own.first * lanes.count) / 4));
}

interface TrainingPoint {
  readonly rows: Local;
  readonly step: Local;
}

/** Forward with dropout. */
export function trainingForward(program: Program, plan: TrainingPlan, at: TrainingPoint): Code {
  const ours = plan.layers.filter((layer) => isOurs(plan, layer));
  return ours.map((layer) => [
    isDealt(plan, layer) ? transposeWeights(program, plan, layer) : [],
    layerOutputs(program, plan, layer, { input: layer.input, rows: at.rows }),
    layer.mask > 0 ? dropout(program, plan.lanes, plan.job.seed, layer, at) : [],
    isDealt(plan, layer) ? meet(program, plan) : [],
  ]);
}

/** The exported function `infer(rows)`, without dropout: from `inputs` to the logits and outputs of the last layer. A layer may
 * come share by share: its inputs are listed for the first. */
export function inferFunction(program: Program, plan: ForwardPlan) {
  const { lanes, layers, inputs: address, inputLists: lists } = plan;
  const [{ kernel, inputSize: columns, inputRowBytes: rowBytes }] = layers;
  return (_: FunctionBuilder, rows: Local): Code => [
    kernel === "sparse"
      ? op("drop", listRows(program, lanes, "lists", { address, columns, rowBytes, lists }, rows))
      : [],
    layers.map((layer, i) => {
      const way = layer.index === layers[i - 1]?.index ? "listed" : undefined;
      return layerOutputs(program, plan, layer, { input: layer.plainInput, rows, way });
    }),
  ];
}

/** The exported function `predict(rows)` of a module that only predicts: infer, but 0 where an input is not finite. Inputs
 * are looked over before, or while they are listed. */
export function predictFunction(program: Program, plan: ForwardPlan) {
  const { lanes, layers, inputs } = plan;
  const [first, ...others] = layers;
  const { inputSize: columns, inputRowBytes: rowBytes, lists } = first;
  const matrix = { address: inputs, columns, rowBytes, lists };
  const list = (rows: Local): Code => listRows(program, lanes, "lists", matrix, rows);
  const look = program.add("finite", (name) => emitFinite(name, lanes));
  return (f: FunctionBuilder, rows: Local): Code => {
    const [found, goesByLists, one] = [f.local("f64"), ...f.locals("i32", 2)];
    const outputs = (layer: LayerPlan, way?: LayerPoint["way"]) =>
      layerOutputs(program, plan, layer, { input: layer.plainInput, rows, way });
    const refuse = when(op("f64.ne", found.get, found.get), [i32(0), op("return")]);
    const dense = [
      found.set(look(i32(inputs), endOf(inputs, rows.get, rowBytes))),
      refuse,
      outputs(first, "dense"),
    ];
    const listed = () => [found.set(list(rows)), refuse, outputs(first, "listed")];
    // by the first row: if the others are not like it, the product is slower than it could be, and the same
    const firstEnd = memory("i32.load", lists.spans + spanBytes(columns) - 4, i32(0));
    const fewBytes = Math.floor(fewShare * columns) * entryBytes(lanes);
    return [
      first.kernel === "counted"
        ? [
            goesByLists.set(op("i32.lt_u", rows.get, i32(fewRows))),
            when(op("i32.eqz", goesByLists.get), [
              op("drop", [one.set(i32(1)), list(one)]),
              goesByLists.set(op("i32.lt_u", firstEnd, i32(lists.lists + fewBytes))),
            ]),
            when(goesByLists.get, listed(), dense),
          ]
        : dense,
      others.map((layer) => outputs(layer)),
      i32(1),
    ];
  };
}
