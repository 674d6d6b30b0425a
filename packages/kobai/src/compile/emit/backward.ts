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
import { isDealt, meet, readers } from "./dealt.js";
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

/** From the gradient with respect to y, which a loss has left in the last layer, to that with respect to z. */
function lastGradient(program: Program, { lanes }: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
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

/** dW[input][column] = Σ over ascending rows of x[row][input] · gradient[row][column], and what becomes of it. */
function weightsGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { lanes, job } = plan;
  const { updated, inputSize, rowBytes } = layer;
  const gradient = layer.gradient + updated.first * 16;
  const weights = layer.weights + updated.first * 16 * inputSize;
  const plain = parameterFinish(plan);
  const finish = job.l2 > 0 ? withL2(lanes, job.l2, plain) : plain;
  const sparse = (lists: RowLists) =>
    sparseGradient(program, plan, layer, { finish, gradient, weights, rows, lists });
  const dense = () =>
    program.add(namedSlice(layer, "weights.gradient", updated), (name) =>
      emitGemm({
        name,
        lanes,
        panels: updated.panels,
        a: { rowStride: lanes.size, depthStride: layer.inputRowBytes },
        blocks: { behind: plan.blocks - plan.packed, depth: plan.batchRows },
        b: inRows(rowBytes),
        c: inPanels(inputSize),
        packs: rowBytes >= farApart,
        start: "zero",
        finish,
      }),
    )(...[layer.input, gradient, 0, weights, inputSize].map(i32), rows.get, i32(plan.packed));
  if (layer.kernel === "dense") return dense();
  if (layer.kernel === "sparse") return sparse(plan.inputLists);
  return when(
    fewListed(lanes, { lists: layer.lists, columns: inputSize }, rows),
    sparse(layer.lists),
    dense(),
  );
}

interface SparsePlaces {
  readonly finish: Finish;
  readonly gradient: number;
  readonly weights: number;
  readonly rows: Local;
  readonly lists: RowLists;
}

/** Every panel walks the lists anew: so many bytes of them stay in the second cache. */
const listsAtOnce = 2 ** 18;

/** Runs of inputs, whose lists are walked for all panels before those of the next. */
function inputBlocks(inputSize: number, listBytes: number): (readonly [first: number, end: number])[] {
  const most = Math.max(1, Math.floor(listsAtOnce / listBytes));
  const blocks = Math.ceil(inputSize / most);
  const cut = (block: number) => Math.ceil((inputSize * block) / blocks);
  return Array.from({ length: blocks }, (_, block) => [cut(block), cut(block + 1)]);
}

function sparseGradient(
  program: Program,
  { lanes, packed, columns: { lists, listBytes, ends } }: TrainingPlan,
  layer: TrainedLayerPlan,
  { finish, gradient, weights, rows, lists: { spans } }: SparsePlaces,
): Code {
  const { inputSize, rowBytes, updated } = layer;
  const turn = program.add(named(layer, "columns"), (name) =>
    emitColumnLists({ name, lanes, inputSize, listBytes }),
  );
  const sum = program.add(namedSlice(layer, "weights.gradient.sparse", updated), (name) =>
    emitSparseGradient({ name, lanes, panels: updated.panels, inputSize, rowBytes, listBytes, finish }),
  );
  return [
    turn(i32(spans), endOf(spans, rows.get, spanBytes(inputSize)), i32(lists), i32(ends)),
    inputBlocks(inputSize, listBytes).map((block) =>
      sum(...[...block, lists, ends, gradient].map(i32), rows.get, i32(packed), i32(weights)),
    ),
  ];
}

/** What becomes of a finished gradient: the optimizer's step, or its place for clipping. */
const parameterFinish = (plan: TrainingPlan): Finish =>
  (plan.job.clipNorm === undefined ? updateFinish : keepFinish)(plan);

function biasGradient(program: Program, plan: TrainingPlan, layer: TrainedLayerPlan, rows: Local): Code {
  const { updated, rowBytes } = layer;
  const call = program.add(named(layer, "bias.gradient"), (name) =>
    emitColumnSums(name, plan.lanes, rowBytes, parameterFinish(plan)),
  );
  const first = layer.gradient + updated.first * 16;
  const end = first + vectorsOf(updated.panels) * 16;
  return call(...[first, end, layer.bias + updated.first * 16].map(i32), rows.get);
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
    )(...[layer.gradient, transposed, 0, target].map(i32), rows.get, i32(outputSize), i32(plan.packed));
  const sparse = ({ spans }: RowLists) =>
    program.add(kernelName("input.gradient.sparse"), (name) =>
      emitSparseProduct({ ...kernel, name, depth: outputSize, rowBytes: before.rowBytes }),
    )(i32(spans), endOf(spans, rows.get, spanBytes(outputSize)), ...[transposed, 0, target].map(i32));
  return [
    isDealt(plan, layer) ? meet(program, plan) : transposeWeights(program, plan, layer),
    layer.countsGradient ? countedProduct(program, plan, layer, { rows, sparse, dense }) : dense(),
  ];
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

interface BackwardLocals {
  readonly rows: Local;
  /** Where threads keep which round of the last layer's readers they are in. */
  readonly round: Local;
}

/** From the gradient that the loss has left in the last layer to that of every parameter, and to its step. The
 * gradient of a layer's input is made before its weights change, and where threads have made parts of a layer's
 * gradient, after all of them have. */
export function backward(program: Program, plan: TrainingPlan, { rows, round }: BackwardLocals): Code {
  const { layers, job, share } = plan;
  const last = layers[layers.length - 1];
  const atLogits = losses[job.loss].follows === last.activation;
  const through = (layer: TrainedLayerPlan): Code =>
    layer.index === 0 ? [] : inputGradient(program, plan, layer, rows);
  const update = (layer: TrainedLayerPlan): Code => [
    weightsGradient(program, plan, layer, rows),
    biasGradient(program, plan, layer, rows),
  ];
  const beginning = [atLogits ? [] : lastGradient(program, plan, last, rows), through(last)];
  const hidden = layers
    .slice(0, -1)
    .toReversed()
    .map((layer) => [through(layer), update(layer)]);
  if (share.threads === 1) return [beginning, update(last), hidden];
  const { arrive, wait } = readers(program, plan);
  const updates = last.updated.panels.length > 0 ? [wait(round.get), update(last)] : [];
  return [beginning, round.set(arrive), hidden, updates];
}
