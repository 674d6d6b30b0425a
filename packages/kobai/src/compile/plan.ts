// The memory map of one compiled network: where every array stands, and which kernel serves each layer.
// All addresses are bytes; rows of layers are padded to whole panels of columns. What stands in the paddings of
// parameters and gradients is 0; what stands in those of y is not read.
import type { Network } from "../network/network.js";
import { Allocator } from "./allocator.js";
import { emitted } from "./emit/activation.js";
import { widestTile } from "./emit/gemm-shapes.js";
import type { Lanes } from "./emit/lanes.js";
import { farApart } from "./emit/pack.js";
import { softmaxSumsBytes } from "./emit/softmax.js";
import { listRoom, spanBytes } from "./emit/sparse/lists.js";
import { densePanels, listedPanels, type PanelGroup, paddedColumns } from "./panels.js";
import { makesZeros, ownColumns, type Shape, shapesOf } from "./shapes.js";

export interface LayerPlan extends Shape {
  /** [panel][inputSize][columns of the panel] */
  readonly weights: number;
  /** [columns] */
  readonly bias: number;
  /** Where the layer reads its input in training, and without dropout; bytes of a row there. */
  readonly input: number;
  readonly plainInput: number;
  readonly inputRowBytes: number;
  /** The non-zeros of its inputs, where it counts them. */
  readonly lists: RowLists;
  /** [rows][columns] each; z and y are one place where z need not be kept. */
  readonly z: number;
  readonly y: number;
}

export interface TrainedLayerPlan extends LayerPlan {
  /** ∂loss/∂z, [rows][columns]. */
  readonly gradient: number;
  /** y · mask and mask of dropout, [rows][columns]; as y where there is none. */
  readonly dropped: number;
  readonly mask: number;
  /** The weights from those inputs that are the layer before's own, with rows and columns exchanged, for the gradient
   * of the input; not in the first layer. */
  readonly transposed: number;
  readonly transposedPanels: readonly PanelGroup[];
  /** Whether the gradient's non-zeros are counted before the gradient of the input is made of it. */
  readonly countsGradient: boolean;
}

/** Non-zeros of rows, listed (emit/sparse/lists.ts), and where the list of each row is. */
export interface RowLists {
  readonly lists: number;
  readonly spans: number;
}

export interface ForwardPlan<Layer extends LayerPlan = LayerPlan> {
  readonly lanes: Lanes;
  readonly layers: readonly Layer[];
  /** The most rows of one call. */
  readonly capacity: number;
  /** The rows that come in, [capacity][inputSize]. */
  readonly inputs: number;
  /** [capacity][2] of each row the largest z and Σ e^(z − it), f64, where the output is softmax. */
  readonly softmaxSums: number;
  /** The lists of the rows that come in, where the first layer is sparse. */
  readonly inputLists: RowLists;
  /** Room for what a product walks again and again (emit/pack.ts). */
  readonly packed: number;
  readonly parameters: { readonly start: number; readonly end: number };
  readonly pages: number;
}

export interface ParameterPlaces {
  readonly start: number;
  readonly end: number;
  readonly layers: Pick<LayerPlan, "weights" | "bias">[];
}

/** All parameters side by side: what is kept for each of them lies at the same distance behind it. */
export function placeParameters(
  memory: Allocator,
  shapes: readonly Shape[],
  { size }: Lanes,
): ParameterPlaces {
  const start = memory.end;
  const layers = shapes.map(({ columns, inputSize }) => {
    const [weights, bias] = [columns * inputSize, columns].map((count) => memory.take(count * size));
    return { weights, bias };
  });
  return { start, end: memory.end, layers };
}

/** Whether z must be kept beside y: for its derivative in training, and always as the logits of the last layer. */
function keepsZ({ activation }: Shape, last: boolean, training: boolean): boolean {
  if (activation === "identity") return false;
  return last || (training && activation !== "softmax" && emitted[activation].readsZ);
}

const noLists: RowLists = { lists: 0, spans: 0 };

/** Room for the lists of so many rows of so many columns. */
export function placeLists(memory: Allocator, lanes: Lanes, rows: number, columns: number): RowLists {
  const lists = memory.take(listRoom(lanes, rows * columns));
  return { lists, spans: memory.take(rows * spanBytes(columns)) };
}

export type Buffers = Pick<ForwardPlan, "inputs" | "softmaxSums" | "inputLists" | "packed">;

/** Bytes of the largest matrix that is packed: weights as wide as a tile, or the gradients of a batch as wide as a panel. */
function packedBytes(shapes: readonly Shape[], capacity: number): number {
  const packed = shapes.filter(({ kernel, rowBytes }) => kernel !== "dense" || rowBytes >= farApart);
  const vectors = packed.flatMap(({ inputSize, outputSize, panels }) => [
    widestTile * Math.max(inputSize, outputSize),
    ...panels.map((group) => capacity * group.vectors),
  ]);
  return Math.max(0, ...vectors) * 16;
}

export function placeBuffers(
  memory: Allocator,
  shapes: readonly Shape[],
  capacity: number,
  lanes: Lanes,
): Buffers {
  const [first] = shapes;
  const sparse = first.kernel === "sparse";
  return {
    inputs: memory.take(capacity * first.inputSize * lanes.size),
    softmaxSums: memory.take(capacity * softmaxSumsBytes),
    packed: memory.take(packedBytes(shapes, capacity)),
    inputLists: sparse ? placeLists(memory, lanes, capacity, first.inputSize) : noLists,
  };
}

/** Where a plan places its arrays: in memory that all threads share, or in its thread's own. One and the same without
 * threads. */
export interface Rooms {
  readonly shared: Allocator;
  readonly own: Allocator;
}

/** A place for the outputs of each layer, and from which place each reads. */
export function placeLayers(
  { shared, own }: Rooms,
  shapes: readonly Shape[],
  {
    capacity,
    inputs,
    parameters,
    lanes,
    training,
  }: {
    capacity: number;
    inputs: number;
    parameters: ParameterPlaces;
    lanes: Lanes;
    training: boolean;
  },
): TrainedLayerPlan[] {
  const layers: TrainedLayerPlan[] = [];
  shapes.forEach((shape, index) => {
    const previous = layers.at(-1);
    const last = index === shapes.length - 1;
    const bytes = capacity * shape.rowBytes;
    const y = shared.take(bytes);
    const z = keepsZ(shape, last, training) ? shared.take(bytes) : y;
    const drops = training && shape.dropout > 0;
    const made = {
      gradient: training ? shared.take(bytes) : 0,
      dropped: drops ? shared.take(bytes) : y,
      mask: drops ? shared.take(bytes) : 0,
    };
    const countsGradient = shape.kernel === "counted" && makesZeros(shape);
    const panelsFor = countsGradient ? listedPanels : densePanels;
    const transposedPanels = previous
      ? panelsFor(ownColumns(previous, lanes.count), lanes.count, capacity)
      : [];
    const transposedBytes = paddedColumns(transposedPanels, lanes.count) * shape.columns * lanes.size;
    layers.push({
      ...shape,
      ...parameters.layers[index],
      input: previous?.dropped ?? inputs,
      plainInput: previous?.y ?? inputs,
      inputRowBytes: previous?.rowBytes ?? shape.inputSize * lanes.size,
      lists: shape.kernel === "counted" ? placeLists(own, lanes, capacity, shape.inputSize) : noLists,
      z,
      y,
      ...made,
      transposed: training && previous ? own.take(transposedBytes) : 0,
      transposedPanels,
      countsGradient,
    });
  });
  return layers;
}

/** The map of a network that only predicts. Nothing is known of rows that are still to come: where many of their
 * numbers may be 0, they are counted in each call. */
export function planForward(
  network: Network,
  { lanes, capacity }: { lanes: Lanes; capacity: number },
): ForwardPlan {
  const memory = new Allocator();
  // panels may be wide however many the rows: there is no gradient to walk
  const shapes = shapesOf(network, lanes, { zeros: { inputs: "counted", hidden: false }, rows: 1 });
  const parameters = placeParameters(memory, shapes, lanes);
  const buffers = placeBuffers(memory, shapes, capacity, lanes);
  const layers = placeLayers({ shared: memory, own: memory }, shapes, {
    capacity,
    inputs: buffers.inputs,
    parameters,
    lanes,
    training: false,
  });
  return { lanes, layers, capacity, ...buffers, parameters, pages: memory.pages() };
}
