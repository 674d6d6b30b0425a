// From functions to something that runs: encode, compile, instantiate, and views on the memory.
import type { Shareable } from "../machine.js";
import type { Floats, LayerParameters, Precision } from "../network/parameters.js";
import { floats } from "../network/parameters.js";
import { encodeModule, type ModuleDescription } from "./encode/module.js";
import { fail } from "./errors.js";
import { fromPanels, toPanels } from "./panels.js";
import type { ForwardPlan } from "./plan.js";

export interface Linked extends Shareable {
  readonly exports: Record<string, (...operands: number[]) => number>;
}

/** Throws "compile/no-simd" where the engine lacks the instructions. */
export async function link(description: ModuleDescription): Promise<Linked> {
  const { memoryPages: pages, shared = false } = description;
  const bytes = encodeModule(description);
  if (!WebAssembly.validate(bytes)) fail("compile/no-simd", {});
  const module = await compiled(bytes);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
  const { exports } = new WebAssembly.Instance(module, { kobai: { memory } });
  return { module, memory, exports: exports as Linked["exports"] };
}

/** V8 compiles functions when they are first called: the module takes it 0.7 ms, and 8 where it goes by another thread. On the
 * page's own thread Chrome before 114 refuses. */
async function compiled(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module> {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return WebAssembly.compile(bytes);
  }
}

/** A view of `length` numbers of the working precision. */
export function view(
  memory: WebAssembly.Memory,
  precision: Precision,
  address: number,
  length: number,
): Floats {
  return precision === "f32"
    ? new Float32Array(memory.buffer, address, length)
    : new Float64Array(memory.buffer, address, length);
}

/** Reads and writes one array laid out like the parameters: the parameters themselves, or a moment of the optimizer,
 * `distance` bytes behind them. */
export class ParameterAccess {
  readonly #memory: WebAssembly.Memory;
  readonly #plan: ForwardPlan;

  constructor(memory: WebAssembly.Memory, plan: ForwardPlan) {
    this.#memory = memory;
    this.#plan = plan;
  }

  write(index: number, { weights, bias }: LayerParameters, distance = 0): void {
    const { layer, count, panels, biasView } = this.#at(index, distance);
    toPanels(layer, count, weights, panels);
    biasView.set(bias);
  }

  read(index: number, distance = 0): LayerParameters {
    const { layer, count, panels, biasView } = this.#at(index, distance);
    const weights = floats(this.#plan.lanes.precision, layer.inputSize * layer.outputSize);
    fromPanels(layer, count, panels, weights);
    return { weights, bias: biasView.slice() };
  }

  #at(index: number, distance: number) {
    const { lanes, layers } = this.#plan;
    const layer = layers[index];
    const at = (address: number, length: number) =>
      view(this.#memory, lanes.precision, address + distance, length);
    const panels = at(layer.weights, layer.columns * layer.inputSize);
    return { layer, count: lanes.count, panels, biasView: at(layer.bias, layer.outputSize) };
  }
}

/** Where rows go in and where the last layer's rows stand. */
export interface Rooms {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly capacity: number;
  readonly precision: Precision;
  /** [capacity][inputSize] */
  readonly inputs: Floats;
  /** [capacity][columns] each: logits and outputs. */
  readonly z: Floats;
  readonly y: Floats;
  readonly columns: number;
}

export function roomsOf(memory: WebAssembly.Memory, { lanes, layers, capacity, inputs }: ForwardPlan): Rooms {
  const { precision, size } = lanes;
  const { inputSize } = layers[0];
  const { outputSize, rowBytes, z, y } = layers[layers.length - 1];
  const columns = rowBytes / size;
  const at = (address: number, length: number) => view(memory, precision, address, length);
  return {
    inputSize,
    outputSize,
    capacity,
    precision,
    inputs: at(inputs, capacity * inputSize),
    z: at(z, capacity * columns),
    y: at(y, capacity * columns),
    columns,
  };
}

/** Runs `infer` on rows of any number, a capacity at a time, and collects one of the last layer's arrays; all NaN
 * where `infer` answers 0. */
export function inferAll(
  infer: (rows: number) => number | undefined,
  rooms: Rooms,
  inputs: Floats,
  what: "z" | "y",
): Floats {
  const { inputSize, outputSize, capacity } = rooms;
  const rows = inputs.length / inputSize;
  const result = floats(rooms.precision, rows * outputSize);
  for (let first = 0; first < rows; first += capacity) {
    const count = Math.min(capacity, rows - first);
    rooms.inputs.set(inputs.subarray(first * inputSize, (first + count) * inputSize));
    if (infer(count) === 0) return result.fill(Number.NaN);
    collect(rooms, what, count, result.subarray(first * outputSize));
  }
  return result;
}

/** The first rows of the last layer, without their padding. */
export function collect(
  { columns, outputSize, ...rooms }: Rooms,
  what: "z" | "y",
  rows: number,
  to: Floats,
): void {
  const from = rooms[what];
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < outputSize; i++) to[row * outputSize + i] = from[row * columns + i];
}
