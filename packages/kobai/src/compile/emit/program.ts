// The functions of one module as they are made: each kernel is emitted once and called by its name.
import type { FunctionCode } from "../encode/function.js";
import { type Code, indexed } from "../encode/instruction.js";
import type { Shape } from "../shapes.js";

export type Call = (...operands: Code[]) => Code;

/** How a layer's functions are called in the module and in a profile. */
export const named = ({ index, own, panels }: Shape, what: string): string =>
  `dense${index + 1}.${what}${own.panels === panels ? "" : ".slice"}`;

export class Program {
  readonly functions: FunctionCode[] = [];

  /** A call of the function, which joins the module unless one of its name is there already. */
  add(name: string, emit: (name: string) => FunctionCode): Call {
    const known = this.functions.findIndex((f) => f.name === name);
    const index = known >= 0 ? known : this.functions.push(emit(name)) - 1;
    return (...operands) => indexed("call", index, ...operands);
  }
}
