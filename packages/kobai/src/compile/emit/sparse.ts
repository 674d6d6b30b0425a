// The first layer where most inputs are 0: the non-zeros of each row are listed once, and only they are multiplied.
// Skipped products of finite weights are exact zeros, so the sums have the bits of the dense kernel.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { type Code, i32, memory, op, when } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import { biasSum } from "./gemm.js";
import type { Lanes } from "./lanes.js";

export interface SparseLayer {
  readonly lanes: Lanes;
  readonly inputSize: number;
  /** All of one width. */
  readonly panels: PanelGroup;
  /** Bytes of a row of z and of its gradient. */
  readonly rowBytes: number;
}

/** An entry of a list: where the input's row stands in a panel of weights (i32), and the input. */
const entryBytes = ({ lanes }: SparseLayer) => 2 * lanes.size;
/** Room for one row's list: every input, and one entry that is written before it is known to be 0. */
export const listBytes = (layer: SparseLayer) => (layer.inputSize + 1) * entryBytes(layer);

/** (order, end of order, inputs, lists, ends): lists the non-zeros of the rows that the order names; ends[i] is
 * where the list of the i-th stops. */
export function emitCompress(name: string, layer: SparseLayer): FunctionCode {
  const { lanes, inputSize, panels } = layer;
  const { scalar, size, count } = lanes;
  const panelBytes = panels.vectors * 16;
  return define(
    name,
    { parameters: ["i32", "i32", "i32", "i32", "i32"] },
    (f, order, end, inputs, lists, ends) => {
      const [from, fromEnd, to, offset] = f.locals("i32", 4);
      const value = f.local(scalar.type);
      const one = (i: number): Code => [
        memory("i32.store", 0, to.get, op("i32.add", offset.get, i32(i * panelBytes))),
        scalar.store(to.get, value.tee(scalar.load(from.get, i * size)), size),
        advance(
          to,
          op("i32.mul", op(`${scalar.type}.ne`, value.get, scalar.constant(0)), i32(entryBytes(layer))),
        ),
      ];
      const some = (n: number): Code => Array.from({ length: n }, (_, i) => one(i));
      const next = (n: number): Code => [advance(from, n * size), advance(offset, n * panelBytes)];
      const rest = inputSize % count;
      return whileBelow(
        order,
        end.get,
        from.set(
          op("i32.add", inputs.get, op("i32.mul", memory("i32.load", 0, order.get), i32(inputSize * size))),
        ),
        fromEnd.set(op("i32.add", from.get, i32((inputSize - rest) * size))),
        to.set(lists.get),
        offset.set(i32(0)),
        whileBelow(
          from,
          fromEnd.get,
          when(op("v128.any_true", lanes.load(from.get)), some(count)),
          next(count),
        ),
        some(rest),
        memory("i32.store", 0, ends.get, to.get),
        advance(order, 4),
        advance(ends, 4),
        advance(lists, listBytes(layer)),
      );
    },
  );
}

/** Runs a body for each row of each panel with the pointers of that row, and for each entry of the row's list. */
function eachRow(
  f: FunctionBuilder,
  layer: SparseLayer,
  at: { lists: Local; ends: Local; matrix: Local; rows: Local; count: Local },
  body: { before: Code; entry: (row: Local, value: Code) => Code; after: Code; panel: Code },
): Code {
  const { lanes, panels, inputSize } = layer;
  const panelBytes = panels.vectors * 16;
  const [panelEnd, list, entry, entryEnd, endsAt, endsEnd, row, rowsAt] = f.locals("i32", 8);
  return [
    panelEnd.set(op("i32.add", at.matrix.get, i32(panels.panels * panelBytes * inputSize))),
    rowsAt.set(at.rows.get),
    whileBelow(
      at.matrix,
      panelEnd.get,
      list.set(at.lists.get),
      endsAt.set(at.ends.get),
      endsEnd.set(op("i32.add", endsAt.get, op("i32.shl", at.count.get, i32(2)))),
      at.rows.set(rowsAt.get),
      whileBelow(
        endsAt,
        endsEnd.get,
        body.before,
        entry.set(list.get),
        entryEnd.set(memory("i32.load", 0, endsAt.get)),
        whileBelow(
          entry,
          entryEnd.get,
          row.set(op("i32.add", at.matrix.get, memory("i32.load", 0, entry.get))),
          body.entry(row, lanes.loadSplat(entry.get, lanes.size)),
          advance(entry, entryBytes(layer)),
        ),
        body.after,
        advance(list, listBytes(layer)),
        advance(endsAt, 4),
        advance(at.rows, layer.rowBytes),
      ),
      body.panel,
      advance(rowsAt, panelBytes),
      advance(at.matrix, inputSize * panelBytes),
    ),
  ];
}

/** (lists, ends, weights, bias, z, count): z[row] = bias + Σ over the list of value · weights[input]. */
export function emitSparseForward(name: string, layer: SparseLayer): FunctionCode {
  const { lanes, panels } = layer;
  const parameters = ["i32", "i32", "i32", "i32", "i32", "i32"] as const;
  return define(name, { parameters }, (f, lists, ends, matrix, bias, rows, count) => {
    const sums = f.locals("v128", panels.vectors);
    const spread = f.local("v128");
    return eachRow(
      f,
      layer,
      { lists, ends, matrix, rows, count },
      {
        before: sums.map((sum, v) => sum.set(biasSum(lanes, bias, v * 16))),
        entry: (row, value) => [
          spread.set(value),
          sums.map((sum, v) =>
            sum.set(lanes.add(sum.get, lanes.mul(spread.get, lanes.load(row.get, v * 16)))),
          ),
        ],
        after: sums.map((sum, v) => lanes.store(rows.get, sum.get, v * 16)),
        panel: advance(bias, panels.vectors * 16),
      },
    );
  });
}

/** (lists, ends, weight gradient set to 0, row gradients, count): adds value · gradient[row] over ascending rows. */
export function emitSparseGradient(name: string, layer: SparseLayer): FunctionCode {
  const { lanes, panels } = layer;
  return define(
    name,
    { parameters: ["i32", "i32", "i32", "i32", "i32"] },
    (f, lists, ends, matrix, rows, count) => {
      const pulls = f.locals("v128", panels.vectors);
      const spread = f.local("v128");
      return eachRow(
        f,
        layer,
        { lists, ends, matrix, rows, count },
        {
          before: pulls.map((pull, v) => pull.set(lanes.load(rows.get, v * 16))),
          entry: (row, value) => [
            spread.set(value),
            pulls.map((pull, v) => {
              const sum = lanes.add(lanes.load(row.get, v * 16), lanes.mul(spread.get, pull.get));
              return lanes.store(row.get, sum, v * 16);
            }),
          ],
          after: [],
          panel: [],
        },
      );
    },
  );
}
