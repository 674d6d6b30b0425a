// Test support: a kernel, or a single vector expression, made callable on numbers of the test's choosing.

import { Allocator } from "../src/compile/allocator.js";
import { type Lanes, lanes } from "../src/compile/emit/lanes.js";
import type { Call } from "../src/compile/emit/program.js";
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  whileBelow,
} from "../src/compile/encode/function.js";
import { type Code, indexed } from "../src/compile/encode/instruction.js";
import { encodeModule } from "../src/compile/encode/module.js";
import { view } from "../src/compile/link.js";
import type { Floats, Precision } from "../src/network/parameters.js";

type Exports = Record<string, (...operands: number[]) => number>;

/** The functions in a module of their own: all of them can be called, on memory that is full of NaN where the test has
 * placed nothing, so that a number that is read or left unwritten by mistake is seen. */
export class Kernels {
  readonly call: Exports;
  readonly memory: WebAssembly.Memory;
  readonly #allocator = new Allocator();

  constructor(
    readonly precision: Precision,
    functions: readonly FunctionCode[],
    pages = 4,
  ) {
    const exports = functions.map(({ name }) => name);
    const bytes = encodeModule({ memoryPages: pages, functions, exports });
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    new Uint8Array(this.memory.buffer).fill(0xff);
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
      kobai: { memory: this.memory },
    });
    this.call = instance.exports as Exports;
  }

  /** Puts numbers of the working precision somewhere and says where. */
  place(values: ArrayLike<number>): number {
    const address = this.room(values.length);
    this.write(address, values);
    return address;
  }

  /** Room for as many numbers, all NaN. */
  room(count: number): number {
    return this.#allocator.take(count * lanes[this.precision].size);
  }

  integers(values: ArrayLike<number>): number {
    const address = this.#allocator.take(values.length * 4);
    new Int32Array(this.memory.buffer, address, values.length).set(values);
    return address;
  }

  doubles(values: ArrayLike<number>): number {
    const address = this.#allocator.take(values.length * 8);
    new Float64Array(this.memory.buffer, address, values.length).set(values);
    return address;
  }

  write(address: number, values: ArrayLike<number>): void {
    view(this.memory, this.precision, address, values.length).set(values);
  }

  read(address: number, count: number): number[] {
    return [...view(this.memory, this.precision, address, count)];
  }
}

type Expression = (f: FunctionBuilder, lanes: Lanes, x: Code) => Code;

/** One vector expression as a function of any number of points. */
export function vectorFunction(
  precision: Precision,
  expression: Expression,
): (points: ArrayLike<number>) => Floats {
  const { load, store, count, size } = lanes[precision];
  const code = define("map", { parameters: ["i32", "i32", "i32"] }, (f, from, end, to) =>
    whileBelow(
      from,
      end.get,
      store(to.get, expression(f, lanes[precision], load(from.get))),
      advance(from, 16),
      advance(to, 16),
    ),
  );
  return (points) => {
    const padded = Math.ceil(points.length / count) * count;
    const kernels = new Kernels(precision, [code], 1 + Math.ceil((2 * padded * size + 256) / 65536));
    const from = kernels.place(Array.from({ length: padded }, (_, i) => points[i] ?? 0));
    const to = kernels.room(padded);
    kernels.call.map(from, from + padded * size, to);
    return view(kernels.memory, precision, to, points.length).slice();
  };
}

/** A call of the i-th function of the list that is given to `Kernels`. */
export const callOf =
  (index: number): Call =>
  (...operands) =>
    indexed("call", index, ...operands);

/** Rounds to the working precision: one arithmetic step of a plain loop in f32 is `round(a + b)`. */
export const rounding: Record<Precision, (x: number) => number> = { f32: Math.fround, f64: (x) => x };

export const precisions = ["f32", "f64"] as const;

/** The places where two arrays are not equal to the bit, NaN aside: [] is what a test of exact arithmetic expects. */
export function differences(made: ArrayLike<number>, wanted: ArrayLike<number>): number[] {
  const places = Array.from({ length: Math.max(made.length, wanted.length) }, (_, i) => i);
  return places.filter((i) => !Object.is(made[i], wanted[i]));
}
