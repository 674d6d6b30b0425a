// Whether all numbers are finite: x − x is 0 for one that is and NaN for any other, and so is the sum of them all.
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

/** Vectors at a time: their sums need not wait for one another. */
const atOnce = 4;

/** The sum of the lanes of a vector, f64. */
export const lanesSum = ({ count, scalar, lane }: Lanes, vector: Local): Code =>
  Array.from({ length: count }, (_, i) => scalar.toF64(lane(vector.get, i))).reduce((a, b) =>
    op("f64.add", a, b),
  );

/** (numbers, their end) → NaN if one of them is not finite, else 0, f64. */
export function emitFinite(name: string, lanes: Lanes): FunctionCode {
  const { scalar, size, add, sub } = lanes;
  return define(name, { parameters: ["i32", "i32"], results: ["f64"] }, (f, at, end) => {
    const sums = f.locals("v128", atOnce);
    const [vector, value, blocksEnd] = [f.local("v128"), f.local(scalar.type), f.local("i32")];
    const [first] = sums;
    const addTo = (sum: Local, difference: Code) => sum.set(add(sum.get, difference));
    return [
      blocksEnd.set(op("i32.sub", end.get, i32(16 * atOnce - 1))),
      whileBelow(
        at,
        blocksEnd.get,
        sums.map((sum, i) => [
          vector.set(lanes.load(at.get, 16 * i)),
          addTo(sum, sub(vector.get, vector.get)),
        ]),
        advance(at, 16 * atOnce),
      ),
      whileBelow(
        at,
        end.get,
        value.set(scalar.load(at.get)),
        addTo(first, lanes.splat(scalar.sub(value.get, value.get))),
        advance(at, size),
      ),
      sums.slice(1).map((sum) => addTo(first, sum.get)),
      lanesSum(lanes, first),
    ];
  });
}
