// From functions to something that runs: encode, compile, instantiate, and views on the memory.
import type { Floats, LayerParameters, Precision } from "../network/parameters.js";
import { floats } from "../network/parameters.js";
import type { FunctionCode } from "./encode/function.js";
import { encodeModule } from "./encode/module.js";
import { fail } from "./errors.js";
import { fromPanels, toPanels } from "./panels.js";
import type { ForwardPlan } from "./plan.js";

export interface Linked {
  readonly memory: WebAssembly.Memory;
  readonly exports: Record<string, (...operands: number[]) => number>;
}

/** Throws "compile/no-simd" where the engine lacks the instructions. */
export async function link(
  functions: readonly FunctionCode[],
  exports: readonly string[],
  pages: number,
): Promise<Linked> {
  const bytes = encodeModule({ memoryPages: pages, functions, exports });
  if (!WebAssembly.validate(bytes)) fail("compile/no-simd", {});
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const { instance } = await WebAssembly.instantiate(bytes, { kobai: { memory } });
  return { memory, exports: instance.exports as Linked["exports"] };
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
    const panels = at(layer.weights, (layer.rowBytes / lanes.size) * layer.inputSize);
    return { layer, count: lanes.count, panels, biasView: at(layer.bias, layer.outputSize) };
  }
}

/** Runs `infer` on rows of any number, a capacity at a time, and collects one of the last layer's arrays. */
export function inferAll(
  { memory, exports }: Linked,
  plan: ForwardPlan,
  inputs: Floats,
  what: "z" | "y",
): Floats {
  const { lanes, layers, capacity } = plan;
  const { inputSize } = layers[0];
  const last = layers[layers.length - 1];
  const columns = last.rowBytes / lanes.size;
  const rows = inputs.length / inputSize;
  const result = floats(lanes.precision, rows * last.outputSize);
  const room = view(memory, lanes.precision, plan.inputs, capacity * inputSize);
  const made = view(memory, lanes.precision, last[what], capacity * columns);
  for (let first = 0; first < rows; first += capacity) {
    const count = Math.min(capacity, rows - first);
    room.set(inputs.subarray(first * inputSize, (first + count) * inputSize));
    exports.infer(count);
    for (let row = 0; row < count; row++)
      result.set(
        made.subarray(row * columns, row * columns + last.outputSize),
        (first + row) * last.outputSize,
      );
  }
  return result;
}

/** Numbers the rows of a call, where the first layer lists non-zeros row by row. */
export function writeIdentity(memory: WebAssembly.Memory, { identity, capacity, layers }: ForwardPlan): void {
  if (layers[0].kernel !== "sparse") return;
  const rows = new Int32Array(memory.buffer, identity, capacity);
  for (let row = 0; row < capacity; row++) rows[row] = row;
}
