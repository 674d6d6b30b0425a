// The memory map of a training run: the forward map, and behind it moments, data and what steps saw.
import { isInMemory, isWeighted } from "../data/prepared.js";
import { maxSteps, type TrainingJob } from "../machine.js";
import { outputSize } from "../network/network.js";
import { momentsOf } from "../optimizer/optimizer.js";
import { Allocator, wholeLines } from "./allocator.js";
import { inputsUsed } from "./density.js";
import { barrierBytes } from "./emit/barrier.js";
import { blockRows, leastShared } from "./emit/gemm-shapes.js";
import type { Lanes } from "./emit/lanes.js";
import { callBytes } from "./emit/serve.js";
import { entryBytes, listRoom, spanBytes } from "./emit/sparse/lists.js";
import { vectorsOf } from "./panels.js";
import {
  type ForwardPlan,
  placeBuffers,
  placeLayers,
  placeLists,
  placeParameters,
  type Rooms,
  type RowLists,
  type TrainedLayerPlan,
} from "./plan.js";
import { workingLanes } from "./relaxed.js";
import { alone, type Shape, type Share, shapesOf, type Zeros } from "./shapes.js";
import { constantsPerStep } from "./step-constants.js";

export interface TrainingPlan extends ForwardPlan<TrainedLayerPlan> {
  readonly job: TrainingJob;
  readonly share: Share;
  /** Where threads meet, and where they wait for the first one's turn (emit/dealt.ts); how little this one looks for the
   * others (emit/barrier.ts); where they are called (emit/serve.ts). */
  readonly meeting: {
    readonly barrier: number;
    readonly turn: number;
    readonly doubt: number;
    readonly calls: number;
  };
  readonly batchRows: number;
  /** From a parameter to its first moment, and from there to the second. */
  readonly distance: number;
  readonly moments: number;
  /** From a parameter to its gradient, where clipping must see all of them: behind the moments. */
  readonly gradientDistance: number;
  /** The sum of squares of each column's gradient, layer by layer, f64: where it is clipped. */
  readonly squares: { readonly start: number; readonly end: number };
  /** What the optimizer reads at each step, for up to `maxSteps` of one call; and this step's. */
  readonly constants: { readonly address: number; readonly perStep: number; readonly current: number };
  /** Rows as they are given: all where they are few, else a window on those that the next steps take, in their order. */
  readonly data: {
    readonly rows: number;
    readonly targets: number;
    readonly weights: number;
    /** As many, or fewer where inputs are only read to be listed. */
    readonly inputRows: number;
    readonly inputs: number;
    /** Where the first layer goes by lists: where the list of each of the rows is, and the lists. */
    readonly spans: number;
    readonly lists: number;
    /** How many bytes of them are sure to be filled, as far as a look at some rows can tell. */
    readonly filled: number;
  };
  /** Which of these rows the batches take, one after another: [data.rows] i32 */
  readonly order: number;
  /** The rows of the batch that are not inputs. */
  readonly batch: { readonly targets: number; readonly weights: number };
  /** Room for a block of a layer's inputs, brought together for the gradient of its weights (emit/gemm.ts). */
  readonly blocks: number;
  /** The lists of a batch's columns (emit/sparse/columns.ts). */
  readonly columns: { readonly lists: number; readonly listBytes: number; readonly ends: number };
  /** Lists of the gradient of a layer's z. */
  readonly gradientLists: RowLists;
  /** Of each step of a call two f64: Σ weight · loss and the right answers. */
  readonly sums: number;
}

/** What a step says of itself: two f64. */
export const stepSumsBytes = 16;
/** Rows that one call can predict, however small the batch. */
const leastCapacity = 64;

/** Beside the activations of a batch the lists made of them may take so many bytes; else they are not made. */
const listsOfBatch = 12 * 2 ** 20;

/** Bytes of what `placeListing` and the lists of the layers take. */
function listingBytes(shapes: readonly Shape[], rows: number, lanes: Lanes): number {
  const counted = shapes.filter(({ kernel }) => kernel === "counted");
  const entries = counted.reduce((sum, { inputSize, outputSize }) => sum + 2 * inputSize + outputSize, 0);
  return entries * rows * entryBytes(lanes);
}

function shapesFor(
  { network }: TrainingJob,
  lanes: Lanes,
  rows: number,
  zeros: Zeros,
  share: Share,
): Shape[] {
  const shapes = shapesOf(network, lanes, { zeros, rows, share });
  if (listingBytes(shapes, rows, lanes) <= listsOfBatch) return shapes;
  return shapesOf(network, lanes, { zeros: { ...zeros, hidden: false }, rows, share });
}

/** Room for what every layer in its turn makes of its lists. */
function placeListing(memory: Allocator, shapes: readonly Shape[], batchRows: number, lanes: Lanes) {
  const listed = shapes.filter(({ kernel }) => kernel !== "dense");
  const counted = shapes.filter(({ kernel }) => kernel === "counted");
  const inputs = Math.max(0, ...listed.map(({ inputSize }) => inputSize));
  const outputs = Math.max(0, ...counted.map(({ outputSize }) => outputSize));
  const listBytes = wholeLines(batchRows * entryBytes(lanes));
  return {
    columns: { lists: memory.take(inputs * listBytes), listBytes, ends: memory.take(inputs * 4) },
    gradientLists: placeLists(memory, lanes, batchRows, outputs),
  };
}

/** Bytes of the block that a gradient of weights brings together, where one does. */
function blockBytes(shapes: readonly Shape[], batchRows: number, lanes: Lanes): number {
  const isShared = ({ kernel, own }: Shape) => kernel !== "sparse" && vectorsOf(own.panels) >= leastShared;
  return shapes.some(isShared) ? blockRows(lanes, batchRows) * batchRows * lanes.size : 0;
}

export interface PlanOptions {
  /** Data up to this size are kept whole, 16 MB by default. Of larger ones a window of a quarter of it is filled anew for
   * every few steps: rows that are used soon after they were written are still near. */
  readonly residentBytes?: number;
}

/** Lists of all rows are kept where they had room even if nothing were 0: so many times `residentBytes`, 1 GB by default.
 * Of this room only what the lists take is ever touched, and what is not touched takes no memory. Targets are kept beside
 * them, up to half of `residentBytes`. */
const mostListed = 64;

/** Of what some rows let expect of all lists, so much is taken for sure. */
const sureShare = 0.9;

/** How many rows of so many bytes have room: all, or whole batches. */
function rowsKept(rows: number, batchRows: number, rowBytes: number, residentBytes: number): number {
  if (rows * rowBytes <= residentBytes) return rows;
  const batches = Math.max(1, Math.floor(residentBytes / 4 / (rowBytes * batchRows)));
  return Math.min(rows, batches * batchRows);
}

interface DataRoom extends Required<Pick<PlanOptions, "residentBytes">> {
  readonly job: TrainingJob;
  readonly first: Shape;
  readonly batchRows: number;
  readonly lanes: Lanes;
}

/** Places for the rows of the data: for all of them where they are few, and where they are in memory and their lists can be
 * kept. */
function placeData(
  memory: Allocator,
  { job: { data, network }, first, batchRows, residentBytes, lanes }: DataRoom,
): Pick<TrainingPlan, "data" | "order"> {
  const { inputSize } = network;
  const isListed = first.kernel === "sparse";
  const listBytes = (count: number) => (isListed ? listRoom(lanes, count * inputSize) : 0);
  const [inputBytes, targetBytes] = [inputSize, outputSize(network)].map((size) => size * lanes.size);
  const weightBytes = isWeighted(data) ? lanes.size : 0;
  const spans = isListed ? spanBytes(inputSize) : 0;
  const given = rowsKept(data.rows, batchRows, inputBytes + targetBytes + weightBytes, residentBytes);
  const keepsLists =
    isListed &&
    isInMemory(data) &&
    listBytes(data.rows) <= mostListed * residentBytes &&
    data.rows * (spans + targetBytes + weightBytes) <= residentBytes / 2;
  const rows = keepsLists ? data.rows : given;
  // so many that they are still in the second cache when they are listed
  const inputRows = keepsLists ? Math.min(given, Math.ceil(residentBytes / 16 / inputBytes)) : given;
  return {
    order: memory.take(rows * 4),
    data: {
      rows,
      inputRows,
      weights: memory.take(rows * weightBytes),
      targets: memory.take(rows * targetBytes),
      inputs: memory.take(inputRows * inputBytes),
      spans: memory.take(rows * spans),
      lists: memory.take(listBytes(rows)),
      filled: keepsLists ? Math.floor(sureShare * inputsUsed({ network, data }) * listBytes(rows)) : 0,
    },
  };
}

/** The map for one thread. */
export const planTraining = (job: TrainingJob, zeros: Zeros, options?: PlanOptions): TrainingPlan =>
  planThreads(job, zeros, 1, options)[0];

/** The maps for so many threads. What they share has the same place in all; behind it each has room of its own. */
export function planThreads(
  job: TrainingJob,
  zeros: Zeros,
  threads: number,
  { residentBytes = 2 ** 24 }: PlanOptions = {},
): TrainingPlan[] {
  const wanted = { job, zeros, residentBytes };
  if (threads === 1) {
    const memory = new Allocator();
    return [{ ...place(wanted, alone, { shared: memory, own: memory }), pages: memory.pages() }];
  }
  const shared = new Allocator();
  place(wanted, { thread: 0, threads }, { shared, own: new Allocator(0) });
  let own = new Allocator(shared.end);
  const plans = Array.from({ length: threads }, (_, thread) => {
    own = new Allocator(own.end);
    return place(wanted, { thread, threads }, { shared: new Allocator(), own });
  });
  return plans.map((plan) => ({ ...plan, pages: own.pages() }));
}

interface Wanted extends Required<Pick<PlanOptions, "residentBytes">> {
  readonly job: TrainingJob;
  readonly zeros: Zeros;
}

function place(
  { job, zeros, residentBytes }: Wanted,
  share: Share,
  { shared, own }: Rooms,
): Omit<TrainingPlan, "pages"> {
  const { network, data, batchSize, optimizer } = job;
  const lanes = workingLanes(job);
  const batchRows = Math.min(batchSize, data.rows);
  const capacity = Math.max(batchRows, leastCapacity);
  const shapes = shapesFor(job, lanes, capacity, zeros, share);
  const parameters = placeParameters(shared, shapes, lanes);
  const distance = parameters.end - parameters.start;
  const moments = momentsOf[optimizer.kind];
  shared.take(distance * (moments + (job.clipNorm === undefined ? 0 : 1)));
  const buffers = placeBuffers(own, shapes, capacity, lanes);
  // as far behind them in all threads, whose kernels are the same
  const blocks = own.take(blockBytes(shapes, batchRows, lanes));
  const columns = shapes.reduce((sum, shape) => sum + shape.columns, 0);
  const squareBytes = job.clipNorm === undefined ? 0 : columns * 8;
  const squares = shared.take(squareBytes);
  const perStep = constantsPerStep(optimizer);
  const floats = (memory: Allocator, count: number) => memory.take(count * lanes.size);
  return {
    job,
    share,
    meeting: {
      barrier: shared.take(barrierBytes),
      turn: shared.take(barrierBytes),
      doubt: own.take(4),
      calls: shared.take(callBytes),
    },
    lanes,
    layers: placeLayers({ shared, own }, shapes, {
      capacity,
      inputs: buffers.inputs,
      parameters,
      lanes,
      training: true,
    }),
    capacity,
    ...buffers,
    parameters,
    batchRows,
    distance,
    moments,
    gradientDistance: (1 + moments) * distance,
    squares: { start: squares, end: squares + squareBytes },
    sums: shared.take(maxSteps * stepSumsBytes),
    constants: { address: floats(shared, maxSteps * perStep), perStep, current: floats(shared, perStep) },
    batch: {
      targets: floats(own, batchRows * outputSize(network)),
      weights: floats(own, isWeighted(data) ? batchRows : 0),
    },
    blocks,
    ...placeListing(own, shapes, batchRows, lanes),
    ...placeData(shared, { job, first: shapes[0], batchRows, residentBytes, lanes }),
  };
}
