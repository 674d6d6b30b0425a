// What happens to the whole gradient between its sum and the optimizer: L2 and clipping.
import { advance, define, type FunctionCode, whileBelow } from "../encode/function.js";
import { type Code, f64, op, when } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

/** (weights, their end): gradient += l2 · W. */
export function emitL2(
  name: string,
  lanes: Lanes,
  { l2, distance }: { l2: number; distance: number },
): FunctionCode {
  return define(name, { parameters: ["i32", "i32"] }, (_, at, end) =>
    whileBelow(
      at,
      end.get,
      lanes.store(
        at.get,
        lanes.add(lanes.load(at.get, distance), lanes.mul(lanes.constant(l2), lanes.load(at.get))),
        distance,
      ),
      advance(at, 16),
    ),
  );
}

/** (gradient, its end): shortens it to `clipNorm` when it is longer. The square of its length is summed in f64. */
export function emitClip(name: string, lanes: Lanes, clipNorm: number): FunctionCode {
  return define(name, { parameters: ["i32", "i32"] }, (f, start, end) => {
    const at = f.local("i32");
    const vector = f.local("v128");
    const factor = f.local("v128");
    const [sum, norm] = f.locals("f64", 2);
    const square = (i: number): Code => {
      const value = f.local("f64");
      return [
        value.set(lanes.scalar.toF64(lanes.lane(vector.get, i))),
        sum.set(op("f64.add", sum.get, op("f64.mul", value.get, value.get))),
      ];
    };
    const shrink = lanes.scalar.fromF64(op("f64.div", f64(clipNorm), norm.get));
    return [
      at.set(start.get),
      whileBelow(
        at,
        end.get,
        vector.set(lanes.load(at.get)),
        Array.from({ length: lanes.count }, (_, i) => square(i)),
        advance(at, 16),
      ),
      norm.set(op("f64.add", op("f64.sqrt", sum.get), f64(1e-6))),
      when(op("f64.gt", norm.get, f64(clipNorm)), [
        factor.set(lanes.splat(shrink)),
        at.set(start.get),
        whileBelow(
          at,
          end.get,
          lanes.store(at.get, lanes.mul(lanes.load(at.get), factor.get)),
          advance(at, 16),
        ),
      ]),
    ];
  });
}
