// The functions of one module as they are made: each kernel is emitted once and called by its name.
import type { FunctionCode } from "../encode/function.js";
import { type Code, indexed } from "../encode/instruction.js";
import { vectorsOf } from "../panels.js";
import type { Shape, Slice } from "../shapes.js";

export type Call = (...operands: Code[]) => Code;

/** How a layer's functions are called in the module and in a profile. Those for a part of a whole serve all threads whose part
 * is as large. */
export const named = ({ index }: Shape, what: string, part?: number, whole?: number): string =>
  `dense${index + 1}.${what}${part === whole ? "" : `.part${part}`}`;

/** The same for a slice of the layer's vectors. */
export const namedSlice = (layer: Shape, what: string, { panels }: Slice): string =>
  named(layer, what, vectorsOf(panels), vectorsOf(layer.panels));

export class Program {
  readonly functions: FunctionCode[] = [];

  /** A call of the function, which joins the module unless one of its name is there already: a name must say all that its
   * function is made for. */
  add(name: string, emit: (name: string) => FunctionCode): Call {
    const known = this.functions.findIndex((f) => f.name === name);
    const index = known >= 0 ? known : this.functions.push(emit(name)) - 1;
    return (...operands) => indexed("call", index, ...operands);
  }
}
