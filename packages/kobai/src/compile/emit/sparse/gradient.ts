// The gradient of weights whose inputs are mostly 0: per input a sum over the samples where it is not.
//
//   dW[input][column] = Σ over the list of the input of value · gradient[sample][column]
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../../encode/function.js";
import { type Code, i32, memory, op } from "../../encode/instruction.js";
import type { PanelGroup } from "../../panels.js";
import type { Finish } from "../finish.js";
import type { Lanes } from "../lanes.js";
import { packRows } from "../pack.js";
import { listSums } from "./sums.js";

export interface SparseGradient {
  readonly name: string;
  readonly lanes: Lanes;
  /** How the columns of the weights fall into panels. */
  readonly panels: readonly PanelGroup[];
  readonly inputSize: number;
  /** From one sample's gradient to the next. */
  readonly rowBytes: number;
  /** From one input's list to the next (columns.ts). */
  readonly listBytes: number;
  readonly finish: Finish;
}

interface GradientPointers {
  /** The inputs from `first` to before `end`. */
  readonly first: Local;
  readonly end: Local;
  readonly lists: Local;
  readonly ends: Local;
  readonly weights: Local;
  /** The gradient of the panel, row by row. */
  readonly packed: Local;
}

/** The inputs of one panel. */
function panelInputs(
  f: FunctionBuilder,
  kernel: SparseGradient,
  vectors: number,
  at: GradientPointers,
): Code {
  const { lanes, listBytes, finish } = kernel;
  const sums = f.locals("v128", vectors);
  const [list, ends, endsEnd, entry, entryEnd, weights] = f.locals("i32", 6);
  const behind = (start: Local, count: Local, bytes: number): Code =>
    op("i32.add", start.get, op("i32.mul", count.get, i32(bytes)));
  return [
    list.set(behind(at.lists, at.first, listBytes)),
    ends.set(behind(at.ends, at.first, 4)),
    endsEnd.set(behind(at.ends, at.end, 4)),
    weights.set(behind(at.weights, at.first, vectors * 16)),
    whileBelow(
      ends,
      endsEnd.get,
      entry.set(list.get),
      entryEnd.set(memory("i32.load", 0, ends.get)),
      sums.map((sum) => sum.set(lanes.constant(0))),
      listSums(f, { lanes, sums, rows: at.packed, entry, entryEnd }),
      sums.map((sum, v) => finish(f, sum, weights, v * 16)),
      advance(list, listBytes),
      advance(ends, 4),
      advance(weights, vectors * 16),
    ),
  ];
}

/** (first input, end of inputs, lists, ends, gradient, rows, packed, weights): the gradient of the weights of some inputs.
 * `packed` is room for as many rows of the widest panel. */
export function emitSparseGradient(kernel: SparseGradient): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32", "i32", "i32"] as const;
  return define(
    kernel.name,
    { parameters },
    (f, first, end, lists, ends, gradient, rows, packed, weights) => {
      const at = { first, end, lists, ends, weights, packed };
      return kernel.panels.map(({ panels, vectors }) => {
        const [panelsEnd, to] = f.locals("i32", 2);
        return [
          panelsEnd.set(op("i32.add", gradient.get, i32(panels * vectors * 16))),
          whileBelow(
            gradient,
            panelsEnd.get,
            to.set(packed.get),
            packRows(f, { bytes: vectors * 16, rowBytes: kernel.rowBytes }, { first: gradient, rows, to }),
            panelInputs(f, kernel, vectors, at),
            advance(weights, vectors * 16 * kernel.inputSize),
            advance(gradient, vectors * 16),
          ),
        ];
      });
    },
  );
}
