// Looks over rows before they are predicted: is every number finite, and how many are not 0?
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

/** Vectors at a time: their counts need not wait for one another. */
const atOnce = 4;

/** (numbers, their end) → how many are not 0, f64; NaN where one is not finite. */
export function emitSurvey(name: string, lanes: Lanes): FunctionCode {
  const { scalar, size } = lanes;
  return define(name, { parameters: ["i32", "i32"], results: ["f64"] }, (f, at, end) => {
    const counts = f.locals("v128", atOnce);
    const [vector, value] = [f.local("v128"), f.local(scalar.type)];
    const [blocksEnd, count] = [f.local("i32"), f.local("f64")];
    const addTo = (more: Code) => count.set(op("f64.add", count.get, more));
    const nonZero = op("f64.ne", scalar.toF64(value.get), scalar.toF64(scalar.constant(0)));
    return [
      blocksEnd.set(op("i32.sub", end.get, i32(16 * atOnce - 1))),
      whileBelow(
        at,
        blocksEnd.get,
        counts.map((sum, i) => [vector.set(lanes.load(at.get, 16 * i)), countVector(lanes, sum, vector)]),
        advance(at, 16 * atOnce),
      ),
      counts.map((sum) =>
        Array.from({ length: lanes.count }, (_, i) => addTo(scalar.toF64(lanes.lane(sum.get, i)))),
      ),
      whileBelow(
        at,
        end.get,
        value.set(scalar.load(at.get)),
        addTo(scalar.toF64(scalar.sub(value.get, value.get))),
        addTo(op("f64.convert_i32_u", nonZero)),
        advance(at, size),
      ),
      count.get,
    ];
  });
}

/** sum ← sum + (x ≠ 0) + (x − x): the last is 0 for what is finite, and NaN for the rest. */
const countVector = (lanes: Lanes, sum: Local, vector: Local): Code => {
  const one = op("v128.and", lanes.gt(lanes.abs(vector.get), lanes.constant(0)), lanes.constant(1));
  return sum.set(lanes.add(sum.get, lanes.add(one, lanes.sub(vector.get, vector.get))));
};
