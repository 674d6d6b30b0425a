// The backward pass of a plan: from the gradient of the last layer's z to that of every parameter.
import { losses } from "../../loss/index.js";
import type { Local } from "../encode/function.js";
import { type Code, i32, op, when } from "../encode/instruction.js";
import { vectorsOf } from "../panels.js";
import type { RowLists, TrainedLayerPlan } from "../plan.js";
import type { TrainingPlan } from "../plan-training.js";
import { ownColumns } from "../shapes.js";
import type { ElementwiseName } from "./activation.js";
import { activationGradientFinish, emitActivationGradient } from "./activation-gradient.js";
import { isDealt, isOurs, meet } from "./dealt.js";
import type { Finish } from "./finish.js";
import { endOf, fewListed, inPanels, inRows, listRows } from "./forward.js";
import { emitGemm } from "./gemm.js";
import { farApart } from "./pack.js";
import { named, namedSlice, type Program } from "./program.js";
import { emitColumnSums } from "./rows.js";
import { emitSoftmaxGradient } from "./softmax.js";
import { emitColumnLists } from "./sparse/columns.js";
import { emitSparseGradient } from "./sparse/gradient.js";
import { spanBytes } from "./sparse/lists.js";
import { emitSparseProduct } from "./sparse/product.js";
import { transposeWeights } from "./transpose.js";
import { keepFinish, updateFinish, withL2 } from "./update.js";

/** From the gradient with respect to y, which the loss has left in the last layer unless it belongs to the activation, to that
 * with respect to z. */
export function lastGradient(program: Program, { lanes, layers, job }: TrainingPlan, rows: Local): Code {
  const { activation, z, y, gradient, rowBytes, outputSize: columns } = layers[layers.length - 1];
  if (activation === "identity" || losses[job.loss].follows === activation) return [];
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

/** The inputs of a layer whose weights we update, from the first to before the end: in the last layer of threads our own
 * units of the layer before. */
function updatedInputs(plan: TrainingPlan, layer: TrainedLayerPlan): [number, number] {
  const { layers, share, lanes } = plan;
  if (share.threads === 1 || isDealt(plan, layer)) return [0, layer.inputSize];
  const before = layers[layer.index - 1];
  const first = before.own.first * lanes.count;
  return [first, first + ownColumns(before, lanes.count)];
}

/** dW[input][column] = Σ over ascending rows of x[row][input] · gradient[row][column], and what becomes of it. */
function weightsGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { lanes, job } = plan;
  const { own, inputSize, rowBytes, input } = layer;
  const gradient = layer.gradient + own.first * 16;
  const weights = layer.weights + own.first * 16 * inputSize;
  const plain = parameterFinish(plan);
  const finish = job.l2 > 0 ? withL2(lanes, job.l2, plain) : plain;
  const inputs = updatedInputs(plan, layer);
  const from = input + inputs[0] * lanes.size;
  const sparse = (lists: RowLists) =>
    sparseGradient(program, plan, layer, { finish, gradient, weights, inputs, rows, lists });
  const dense = () =>
    program.add(namedSlice(layer, "weights.gradient", own), (name) =>
      emitGemm({
        name,
        lanes,
        panels: own.panels,
        a: { rowStride: lanes.size, depthStride: layer.inputRowBytes },
        blocks: { behind: plan.blocks - plan.packed, depth: plan.batchRows },
        b: inRows(rowBytes),
        c: inPanels(inputSize),
        packs: rowBytes >= farApart,
        start: "zero",
        finish,
      }),
    )(...[from, gradient, 0, weights, ...inputs].map(i32), rows.get, i32(plan.packed));
  if (layer.kernel === "dense") return dense();
  if (layer.kernel === "sparse") return sparse(plan.inputLists);
  return when(
    fewListed(lanes, { lists: layer.lists, columns: inputSize }, rows),
    sparse(layer.lists),
    dense(),
  );
}

/** Every panel walks the lists anew: so many bytes of them stay in the second cache. */
const listsAtOnce = 2 ** 18;

/** Runs of inputs, whose lists are walked for all panels before those of the next. */
function inputBlocks(first: number, end: number, listBytes: number): [number, number][] {
  const most = Math.max(1, Math.floor(listsAtOnce / listBytes));
  const blocks = Math.ceil((end - first) / most);
  const cut = (block: number) => first + Math.ceil(((end - first) * block) / blocks);
  return Array.from({ length: blocks }, (_, block) => [cut(block), cut(block + 1)]);
}

/** Lists the columns of a layer's inputs, of rows that are listed. */
function listColumns(
  program: Program,
  { lanes, columns: { lists, listBytes, ends } }: TrainingPlan,
  layer: TrainedLayerPlan,
  { spans }: RowLists,
  rows: Local,
): Code {
  const { inputSize } = layer;
  const call = program.add(named(layer, "columns"), (name) =>
    emitColumnLists({ name, lanes, inputSize, listBytes }),
  );
  return call(i32(spans), endOf(spans, rows.get, spanBytes(inputSize)), i32(lists), i32(ends));
}

/** Whether a thread lists the columns of what comes in while the first has its turn: no other layer needs their room. */
const listsAhead = ({ share, layers: [first, ...others] }: TrainingPlan): boolean =>
  share.thread > 0 && first.kernel === "sparse" && others.every(({ kernel }) => kernel === "dense");

/** What a thread can do of the way back before the gradient of the last layer is there. */
export const ahead = (program: Program, plan: TrainingPlan, rows: Local): Code =>
  listsAhead(plan) ? listColumns(program, plan, plan.layers[0], plan.inputLists, rows) : [];

interface SparsePlaces {
  readonly finish: Finish;
  readonly gradient: number;
  readonly weights: number;
  readonly inputs: [number, number];
  readonly rows: Local;
  readonly lists: RowLists;
}

function sparseGradient(
  program: Program,
  plan: TrainingPlan,
  layer: TrainedLayerPlan,
  { finish, gradient, weights, inputs, rows, lists }: SparsePlaces,
): Code {
  const { lanes, packed, columns } = plan;
  const { listBytes } = columns;
  const { inputSize, rowBytes, own } = layer;
  const sum = program.add(namedSlice(layer, "weights.gradient.sparse", own), (name) =>
    emitSparseGradient({ name, lanes, panels: own.panels, inputSize, rowBytes, listBytes, finish }),
  );
  return [
    listsAhead(plan) ? [] : listColumns(program, plan, layer, lists, rows),
    inputBlocks(...inputs, listBytes).map((block) =>
      sum(...[...block, columns.lists, columns.ends, gradient].map(i32), rows.get, i32(packed), i32(weights)),
    ),
  ];
}

/** What becomes of a finished gradient: the optimizer's step, or its place for clipping. */
const parameterFinish = (plan: TrainingPlan): Finish =>
  (plan.job.clipNorm === undefined ? updateFinish : keepFinish)(plan);

function biasGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { own, rowBytes } = layer;
  if (!isOurs(plan, layer)) return [];
  const call = program.add(named(layer, "bias.gradient"), (name) =>
    emitColumnSums(name, plan.lanes, rowBytes, parameterFinish(plan)),
  );
  const first = layer.gradient + own.first * 16;
  const end = first + vectorsOf(own.panels) * 16;
  return call(...[first, end, layer.bias + own.first * 16].map(i32), rows.get);
}

/** dX[row][input] = Σ over ascending columns of gradient[row][column] · W[input][column], and through the activation
 * of the layer before into its gradient: for the units of that layer that are ours. */
function inputGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { lanes } = plan;
  const { outputSize, transposedPanels, transposed } = layer;
  const before = plan.layers[layer.index - 1];
  const { own } = before;
  const kernelName = (what: string) => named(layer, what, ownColumns(before, lanes.count), layer.inputSize);
  // softmax is never the activation of a layer before another
  const activation = before.activation as ElementwiseName;
  const kernel = {
    lanes,
    panels: transposedPanels,
    start: "zero",
    finish: activationGradientFinish(program, lanes, { ...before, activation }),
  } as const;
  const target = before.gradient + own.first * 16;
  const dense = () =>
    program.add(kernelName("input.gradient"), (name) =>
      emitGemm({
        ...kernel,
        name,
        a: { rowStride: layer.rowBytes, depthStride: lanes.size },
        b: inPanels(outputSize),
        c: inRows(before.rowBytes),
        packs: layer.countsGradient,
      }),
    )(...[layer.gradient, transposed, 0, target, 0].map(i32), rows.get, i32(outputSize), i32(plan.packed));
  const sparse = ({ spans }: RowLists) =>
    program.add(kernelName("input.gradient.sparse"), (name) =>
      emitSparseProduct({ ...kernel, name, depth: outputSize, rowBytes: before.rowBytes }),
    )(i32(spans), endOf(spans, rows.get, spanBytes(outputSize)), ...[transposed, 0, target].map(i32));
  return layer.countsGradient ? countedProduct(program, plan, layer, { rows, sparse, dense }) : dense();
}

/** Lists the gradient of a layer's z, and goes by the lists where they are short. */
function countedProduct(
  program: Program,
  { lanes, gradientLists: lists }: TrainingPlan,
  layer: TrainedLayerPlan,
  { rows, sparse, dense }: { rows: Local; sparse: (lists: RowLists) => Code; dense: () => Code },
): Code {
  const { gradient: address, outputSize: columns, rowBytes } = layer;
  return [
    op(
      "drop",
      listRows(program, lanes, named(layer, "gradient.lists"), { address, columns, rowBytes, lists }, rows),
    ),
    when(fewListed(lanes, { lists, columns }, rows), sparse(lists), dense()),
  ];
}

/** From the gradient of the last layer's z to that of every parameter, and to its step. The weights that go into the gradient
 * of a layer's input are transposed before they change. */
export function backward(program: Program, plan: TrainingPlan, rows: Local): Code {
  return plan.layers.toReversed().map((layer) => {
    const update = [weightsGradient(program, plan, layer, rows), biasGradient(program, plan, layer, rows)];
    if (layer.index === 0) return update;
    const through = inputGradient(program, plan, layer, rows);
    return isDealt(plan, layer)
      ? [update, meet(program, plan), through]
      : [transposeWeights(program, plan, layer), through, update];
  });
}
