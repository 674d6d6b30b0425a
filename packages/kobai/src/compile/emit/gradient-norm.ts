// Clipping: what happens to the whole gradient between its sums and the optimizer.
//
// The square of its length is a sum over ascending inputs for each output, over ascending outputs, over the layers: an
// order that knows nothing of panels, so that no kernel's layout shows in the bits.
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, f64, i32, memory, op } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { Lanes } from "./lanes.js";

export interface Squares {
  readonly name: string;
  readonly lanes: Lanes;
  readonly panels: readonly PanelGroup[];
  readonly inputSize: number;
}

/** (weights' gradient, bias's gradient, sums): per column the sum of squares, f64, the bias last. */
export function emitSquares({ name, lanes, panels, inputSize }: Squares): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32"] }, (f, gradient, bias, sums) => {
    const vector = f.local("v128");
    const columns = f.locals("f64", lanes.count);
    const value = f.local("f64");
    const [at, end, panelsEnd] = f.locals("i32", 3);
    const add = (sum: Local, i: number): Code => [
      value.set(lanes.scalar.toF64(lanes.lane(vector.get, i))),
      sum.set(op("f64.add", sum.get, op("f64.mul", value.get, value.get))),
    ];
    const addVector = (address: Code, offset: number): Code => [
      vector.set(lanes.load(address, offset)),
      columns.map(add),
    ];
    const oneVector = (v: number, rowBytes: number): Code => [
      columns.map((sum) => sum.set(f64(0))),
      at.set(gradient.get),
      end.set(op("i32.add", gradient.get, i32(rowBytes * inputSize))),
      whileBelow(at, end.get, addVector(at.get, v * 16), advance(at, rowBytes)),
      addVector(bias.get, v * 16),
      columns.map((sum, i) => memory("f64.store", (v * lanes.count + i) * 8, sums.get, sum.get)),
    ];
    return panels.map(({ panels: count, vectors }) => [
      panelsEnd.set(op("i32.add", bias.get, i32(count * vectors * 16))),
      whileBelow(
        bias,
        panelsEnd.get,
        Array.from({ length: vectors }, (_, v) => oneVector(v, vectors * 16)),
        advance(gradient, vectors * 16 * inputSize),
        advance(bias, vectors * 16),
        advance(sums, vectors * lanes.count * 8),
      ),
    ]);
  });
}

/** (sums of squares, their end) → by what every gradient is multiplied: 1, or less where that shortens it to
 * `clipNorm`. */
export function emitClip(name: string, { scalar }: Lanes, clipNorm: number): FunctionCode {
  return define(name, { parameters: ["i32", "i32"], results: [scalar.type] }, (f, sums, end) => {
    const [sum, norm] = f.locals("f64", 2);
    const shrink = scalar.fromF64(op("f64.div", f64(clipNorm), norm.get));
    return [
      whileBelow(
        sums,
        end.get,
        sum.set(op("f64.add", sum.get, memory("f64.load", 0, sums.get))),
        advance(sums, 8),
      ),
      norm.set(op("f64.add", op("f64.sqrt", sum.get), f64(1e-6))),
      op("select", shrink, scalar.constant(1), op("f64.gt", norm.get, f64(clipNorm))),
    ];
  });
}
