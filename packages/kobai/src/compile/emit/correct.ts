// Right answers, counted for the running accuracy.
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, op, when } from "../encode/instruction.js";
import type { RowKernel } from "./softmax.js";

/** (y, target, end of y) → how many rows have their largest output at their largest target, f64; first of equals.
 * With one output: on the same side of ½. */
export function emitCorrect({ name, lanes, columns, rowBytes }: RowKernel): FunctionCode {
  const { scalar, size } = lanes;
  return define(name, { parameters: ["i32", "i32", "i32"], results: ["f64"] }, (f, y, target, end) => {
    const right = f.local("f64");
    const [bestY, bestTarget] = f.locals(scalar.type, 2);
    const [atY, atTarget, at] = f.locals("i32", 3);
    const half = scalar.constant(0.5);
    const sameSide = op(
      "i32.eq",
      scalar.ge(scalar.load(y.get), half),
      scalar.ge(scalar.load(target.get), half),
    );
    const largest = (base: Local, best: Local, place: Local): Code => [
      best.set(scalar.load(base.get)),
      place.set(i32(0)),
      at.set(i32(size)),
      whileBelow(
        at,
        i32(columns * size),
        when(scalar.gt(scalar.load(op("i32.add", base.get, at.get)), best.get), [
          best.set(scalar.load(op("i32.add", base.get, at.get))),
          place.set(at.get),
        ]),
        advance(at, size),
      ),
    ];
    const sameLargest = [
      largest(y, bestY, atY),
      largest(target, bestTarget, atTarget),
      op("i32.eq", atY.get, atTarget.get),
    ];
    return [
      whileBelow(
        y,
        end.get,
        right.set(op("f64.add", right.get, op("f64.convert_i32_u", columns === 1 ? sameSide : sameLargest))),
        advance(y, rowBytes),
        advance(target, columns * size),
      ),
      right.get,
    ];
  });
}
