// What becomes of a finished vector of sums that belongs at address + offset. Kernels that make sums are told so by
// their caller: store them, put an activation on them, take an optimizer's step along them.
import type { FunctionBuilder, Local } from "../encode/function.js";
import type { Code } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

export type Finish = (f: FunctionBuilder, sum: Local, address: Local, offset: number) => Code;

export const storeSum =
  (lanes: Lanes): Finish =>
  (_, sum, address, offset) =>
    lanes.store(address.get, sum.get, offset);
