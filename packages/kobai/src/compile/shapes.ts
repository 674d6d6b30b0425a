// The sizes of the layers and the kernels that serve them, before any array has a place.
import type { ActivationName } from "../network/activations.js";
import type { DenseLayer } from "../network/dense.js";
import { layerSizes, type Network } from "../network/network.js";
import { stride, wholeLines } from "./allocator.js";
import type { Lanes } from "./emit/lanes.js";
import { densePanels, listedPanels, type PanelGroup, paddedColumns, vectorsOf } from "./panels.js";

/** A run of panels of a layer. */
export interface Slice {
  /** Vectors of columns before it. */
  readonly first: number;
  readonly panels: readonly PanelGroup[];
}

export interface Shape {
  readonly index: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly activation: ActivationName;
  readonly dropout: number;
  /** How it meets its inputs: all of them; the listed ones; or, counted anew in each batch, whichever is less work. */
  readonly kernel: "dense" | "sparse" | "counted";
  /** Why this one: shapes, data and settings alone decide. */
  readonly reason: string;
  readonly panels: readonly PanelGroup[];
  /** The panels that are computed, forward and back: all of them, or the slice of a thread. */
  readonly own: Slice;
  /** Outputs with the padding of the last panel: how many columns the weights have. */
  readonly columns: number;
  /** From a row of z, y and gradient to the next. */
  readonly rowBytes: number;
}

/** How many of a layer's outputs are its own, without padding. */
export const ownColumns = ({ own, outputSize }: Shape, lanes: number): number =>
  Math.max(0, Math.min(outputSize, (own.first + vectorsOf(own.panels)) * lanes) - own.first * lanes);

/** Which zeros are to be left out: those of the inputs, and those that relu and dropout make. */
export interface Zeros {
  /** "counted": nothing is known of them yet; each call counts its own. */
  readonly inputs: boolean | "counted";
  readonly hidden: boolean;
}

/** Layers with fewer inputs or outputs have too little to skip. */
const leastListed = 64;

/** Whether many outputs of a layer are 0, and with them the gradients of its z. */
export const makesZeros = ({
  activation,
  dropout = 0,
}: Pick<DenseLayer, "activation" | "dropout">): boolean => activation === "relu" || dropout >= 0.4;

/** The kernel of the first layer, and why. */
function firstKernel(inputSize: number, inputs: Zeros["inputs"]): Pick<Shape, "kernel" | "reason"> {
  if (inputs === true) return { kernel: "sparse", reason: "most inputs of the data are 0" };
  if (inputs === false) return { kernel: "dense", reason: "the inputs are not known to be mostly 0" };
  if (inputSize < leastListed) return { kernel: "dense", reason: `fewer than ${leastListed} inputs` };
  return { kernel: "counted", reason: "zeros of the inputs, counted in each call" };
}

/** The kernel of a layer, and why. */
function kernelOf(
  { inputSize, layers }: Network,
  index: number,
  zeros: Zeros,
): Pick<Shape, "kernel" | "reason"> {
  if (index === 0) return firstKernel(inputSize, zeros.inputs);
  if (!zeros.hidden) return { kernel: "dense", reason: "zeros of hidden layers are not listed here" };
  const before = layers[index - 1];
  if (!makesZeros(before)) return { kernel: "dense", reason: `${before.activation} leaves few zeros` };
  if (Math.min(before.outputSize, layers[index].outputSize) < leastListed)
    return { kernel: "dense", reason: `fewer than ${leastListed} inputs or outputs` };
  return { kernel: "counted", reason: "zeros of relu or dropout, counted in each batch" };
}

/** Which of the threads that share a network a plan is for. Each has a slice of every hidden layer; the last layer, which
 * is small, is the first one's (emit/dealt.ts). */
export interface Share {
  readonly thread: number;
  readonly threads: number;
}

export const alone: Share = { thread: 0, threads: 1 };

/** Units are dealt in fours: so many have one draw of dropout. */
const dealt = 4;

const shares = (outputSize: number): number => Math.ceil(outputSize / dealt);

/** More threads than this would find nothing to do. */
export const mostThreads = ({ layers }: Network): number =>
  Math.max(1, ...layers.slice(0, -1).map(({ outputSize }) => shares(outputSize)));

/** Units whose f32 fill a line of the cache, and those of two lines of f64. Where slices meet in a line, it travels
 * between two cores in every row. */
const lineUnits = 16;

/** The units of each thread, whole groups of them: as equal as that allows. */
function dealtBy(group: number, units: number, threads: number): number[] {
  const cut = (t: number) => (t === threads ? units : group * Math.round((units * t) / threads / group));
  return Array.from({ length: threads }, (_, t) => cut(t + 1) - cut(t));
}

/** How many vectors of a hidden layer each thread computes: between lines of the cache where that costs no thread more
 * than an eighth. */
function computedVectors(outputSize: number, lanes: number, threads: number): number[] {
  const units = shares(outputSize) * dealt;
  const [fair, apart] = [dealt, lineUnits].map((group) => dealtBy(group, units, threads));
  const sizes = Math.max(...apart) <= (9 / 8) * Math.max(...fair) ? apart : fair;
  return sizes.map((size) => size / lanes);
}

/** Slices one behind the other, of so many vectors each. */
function slicesOf(vectors: readonly number[], panelsFor: (vectors: number) => PanelGroup[]): Slice[] {
  let end = 0;
  return vectors.map((count) => {
    const first = end;
    end += count;
    return { first, panels: panelsFor(count) };
  });
}

const panelsFor = { dense: densePanels, sparse: listedPanels, counted: listedPanels };

interface Work {
  readonly zeros: Zeros;
  /** Rows of a call, at most. */
  readonly rows: number;
  readonly share?: Share;
}

export function shapesOf(
  network: Network,
  { count, size }: Lanes,
  { zeros, rows, share: { thread, threads } = alone }: Work,
): Shape[] {
  const inputSizes = layerSizes(network.inputSize, network.layers);
  return network.layers.map(({ outputSize, activation, dropout = 0 }, index) => {
    const { kernel, reason } = kernelOf(network, index, zeros);
    const inputSize = inputSizes[index];
    const isDealt = threads > 1 && index < network.layers.length - 1;
    const vectors = isDealt ? computedVectors(outputSize, count, threads) : [Math.ceil(outputSize / count)];
    const slices = slicesOf(vectors, (some) => panelsFor[kernel](some * count, count, rows));
    const panels = slices.flatMap((slice) => slice.panels);
    const columns = paddedColumns(panels, count);
    const own = slices[isDealt ? thread : 0];
    const rowBytes = (isDealt ? wholeLines : stride)(columns * size);
    const sizes = { index, inputSize, outputSize, columns, rowBytes };
    return { ...sizes, activation, dropout, kernel, reason, panels, own };
  });
}
