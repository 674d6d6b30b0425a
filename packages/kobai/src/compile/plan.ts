// The memory map of one compiled network: where every array stands, and which kernel serves each layer.
// All addresses are bytes; rows of layers are padded to whole panels of columns, and paddings hold zeros.
import type { ActivationName } from "../network/activations.js";
import { layerSizes, type Network } from "../network/network.js";
import type { Precision } from "../network/parameters.js";
import { emitted } from "./emit/activation.js";
import { type Lanes, lanes as lanesOf } from "./emit/lanes.js";
import { listBytes, type SparseLayer } from "./emit/sparse.js";
import { fail } from "./errors.js";
import { densePanels, type PanelGroup, paddedColumns, sparsePanels } from "./panels.js";

export interface LayerPlan {
  readonly index: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly activation: ActivationName;
  readonly dropout: number;
  readonly kernel: "dense" | "sparse";
  readonly panels: readonly PanelGroup[];
  /** Bytes of a row of z, y and gradient. */
  readonly rowBytes: number;
  /** [panel][inputSize][columns of the panel] */
  readonly weights: number;
  /** [columns] */
  readonly bias: number;
  /** Where the layer reads its input in training, and without dropout; bytes of a row there. */
  readonly input: number;
  readonly plainInput: number;
  readonly inputRowBytes: number;
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
  /** The weights with rows and columns exchanged, for the gradient of the input; not in the first layer. */
  readonly transposed: number;
  readonly transposedPanels: readonly PanelGroup[];
}

export interface ForwardPlan<Layer extends LayerPlan = LayerPlan> {
  readonly lanes: Lanes;
  readonly layers: readonly Layer[];
  /** The most rows of one call. */
  readonly capacity: number;
  /** The rows that come in, [capacity][inputSize]. */
  readonly inputs: number;
  /** [capacity] log Σ e^z of each row, f64, where the output is softmax. */
  readonly logSums: number;
  /** 0, 1, 2 … as i32, and the lists of non-zeros: where the first layer is sparse. */
  readonly identity: number;
  readonly lists: number;
  readonly listEnds: number;
  readonly parameters: { readonly start: number; readonly end: number };
  readonly pages: number;
}

const pageBytes = 65536;
const maxPages = 65536;
const alignment = 64;

/** Hands out memory from 64 up: address 0 stays free, so that a forgotten address is seen. */
export class Allocator {
  #next = alignment;

  take(bytes: number): number {
    const address = this.#next;
    this.#next = Math.ceil((address + bytes) / alignment) * alignment;
    return address;
  }

  get end(): number {
    return this.#next;
  }

  /** Throws "compile/too-large" beyond the 4 GiB that WebAssembly can address. */
  pages(): number {
    const pages = Math.ceil(this.#next / pageBytes);
    if (pages > maxPages) fail("compile/too-large", { gibibytes: this.#next / 2 ** 30 });
    return pages;
  }
}

export interface Shape {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly activation: ActivationName;
  readonly dropout: number;
  readonly kernel: "dense" | "sparse";
  readonly panels: readonly PanelGroup[];
  readonly columns: number;
  readonly rowBytes: number;
}

/** The sizes of the layers, before any has a place. */
export function shapesOf(network: Network, precision: Precision, sparse: boolean): Shape[] {
  const { count, size } = lanesOf[precision];
  const inputSizes = layerSizes(network.inputSize, network.layers);
  return network.layers.map(({ outputSize, activation, dropout = 0 }, i) => {
    const kernel = sparse && i === 0 ? "sparse" : "dense";
    const panels = kernel === "sparse" ? sparsePanels(outputSize, count) : densePanels(outputSize, count);
    const columns = paddedColumns(panels, count);
    const shape = { inputSize: inputSizes[i], outputSize, activation, dropout, kernel, panels } as const;
    return { ...shape, columns, rowBytes: columns * size };
  });
}

export interface ParameterPlaces {
  readonly start: number;
  readonly end: number;
  readonly layers: { readonly weights: number; readonly bias: number }[];
}

/** All parameters side by side: one loop of the optimizer runs over them. */
export function placeParameters(memory: Allocator, shapes: readonly Shape[]): ParameterPlaces {
  const start = memory.end;
  const layers = shapes.map(({ rowBytes, inputSize }) => ({
    weights: memory.take(rowBytes * inputSize),
    bias: memory.take(rowBytes),
  }));
  return { start, end: memory.end, layers };
}

/** Whether z must be kept beside y: for its derivative in training, and always as the logits of the last layer. */
function keepsZ({ activation }: Shape, last: boolean, training: boolean): boolean {
  if (activation === "identity") return false;
  return last || (training && activation !== "softmax" && emitted[activation].readsZ);
}

export interface Buffers {
  readonly inputs: number;
  readonly logSums: number;
  readonly identity: number;
  readonly lists: number;
  readonly listEnds: number;
}

export function sparseLayer(lanes: Lanes, { inputSize, panels, rowBytes }: Shape | LayerPlan): SparseLayer {
  return { lanes, inputSize, panels: panels[0], rowBytes };
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
    logSums: memory.take(capacity * 8),
    identity: memory.take(sparse ? capacity * 4 : 0),
    lists: memory.take(sparse ? capacity * listBytes(sparseLayer(lanes, first)) : 0),
    listEnds: memory.take(sparse ? capacity * 4 : 0),
  };
}

/** A place for the outputs of each layer, and from which place each reads. */
export function placeLayers(
  memory: Allocator,
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
    const bytes = capacity * shape.rowBytes;
    const y = memory.take(bytes);
    const z = keepsZ(shape, index === shapes.length - 1, training) ? memory.take(bytes) : y;
    const drops = training && shape.dropout > 0;
    const transposedPanels = previous ? densePanels(shape.inputSize, lanes.count) : [];
    const transposedBytes = paddedColumns(transposedPanels, lanes.count) * shape.outputSize * lanes.size;
    layers.push({
      ...shape,
      ...parameters.layers[index],
      index,
      input: previous?.dropped ?? inputs,
      plainInput: previous?.y ?? inputs,
      inputRowBytes: previous?.rowBytes ?? shape.inputSize * lanes.size,
      z,
      y,
      gradient: training ? memory.take(bytes) : 0,
      dropped: drops ? memory.take(bytes) : y,
      mask: drops ? memory.take(bytes) : 0,
      transposed: training && previous ? memory.take(transposedBytes) : 0,
      transposedPanels,
    });
  });
  return layers;
}

/** The map of a network that only predicts. */
export function planForward(
  network: Network,
  { precision, capacity, sparse }: { precision: Precision; capacity: number; sparse: boolean },
): ForwardPlan {
  const lanes = lanesOf[precision];
  const memory = new Allocator();
  const shapes = shapesOf(network, precision, sparse);
  const parameters = placeParameters(memory, shapes);
  const buffers = placeBuffers(memory, shapes, capacity, lanes);
  const layers = placeLayers(memory, shapes, {
    capacity,
    inputs: buffers.inputs,
    parameters,
    lanes,
    training: false,
  });
  return { lanes, layers, capacity, ...buffers, parameters, pages: memory.pages() };
}
