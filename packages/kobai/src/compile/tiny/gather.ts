// Brings the rows of a batch into lanes: row by row in memory, they come to stand side by side, feature by feature.
import { isWeighted } from "../../data/prepared.js";
import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, memory, op } from "../encode/instruction.js";
import type { TinyPlan } from "./plan.js";

/** (order, end of order). Lanes of the last group that no row is left for repeat the last row, with weight and count 0:
 * whatever the network makes of it is finite as long as the true rows are, and adds nothing. */
export function emitGather(name: string, plan: TinyPlan): FunctionCode {
  const { lanes, groups } = plan;
  const { count, scalar } = lanes;
  return define(name, { parameters: ["i32", "i32"] }, (f, order, end) => {
    const [to, last, row, from] = f.locals("i32", 4);
    const taken = f.local(scalar.type);
    const at = { row, from, to, taken };
    const lane = (l: number): Code => {
      const place = op("i32.add", order.get, i32(4 * l));
      const there = op("i32.lt_u", place, end.get);
      return [
        taken.set(op("select", scalar.constant(1), scalar.constant(0), there)),
        row.set(memory("i32.load", 0, op("select", place, last.get, there))),
        copyRow(plan, at, l),
      ];
    };
    return [
      to.set(i32(groups.address)),
      last.set(op("i32.sub", end.get, i32(4))),
      whileBelow(
        order,
        end.get,
        Array.from({ length: count }, (_, l) => lane(l)),
        advance(to, groups.layout.bytes),
        advance(order, 4 * count),
      ),
    ];
  });
}

interface At {
  readonly row: Local;
  readonly from: Local;
  readonly to: Local;
  readonly taken: Local;
}

/** One row into one lane. */
function copyRow(plan: TinyPlan, { row, from, to, taken }: At, lane: number): Code {
  const { lanes, layers, data, job, groups } = plan;
  const { scalar, size } = lanes;
  const { targets, weights, counts } = groups.layout;
  const store = (offset: number, value: Code) => scalar.store(to.get, value, offset + lane * size);
  const numbers = (address: number, columns: number, offset: number): Code => [
    from.set(op("i32.add", i32(address), op("i32.mul", row.get, i32(columns * size)))),
    Array.from({ length: columns }, (_, i) => store(offset + 16 * i, scalar.load(from.get, i * size))),
  ];
  const weight = scalar.load(op("i32.add", i32(data.weights), op("i32.mul", row.get, i32(size))));
  return [
    numbers(data.inputs, layers[0].inputSize, 0),
    numbers(data.targets, layers[layers.length - 1].outputSize, targets),
    store(counts, taken.get),
    isWeighted(job.data) ? store(weights, scalar.mul(weight, taken.get)) : [],
  ];
}
