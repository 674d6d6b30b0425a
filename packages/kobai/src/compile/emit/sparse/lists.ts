// Lists of the non-zeros of rows: what the sparse kernels walk instead of the rows.
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../../encode/function.js";
import {
  type Code,
  i32,
  interleave,
  memory,
  memoryCopy,
  memoryLane,
  op,
  v128,
} from "../../encode/instruction.js";
import { lanesSum } from "../finite.js";
import type { Lanes } from "../lanes.js";
import type { RowKernel } from "../softmax.js";

/** An entry of a list: the column of the non-zero (i32), and the number. */
export const entryBytes = (lanes: Lanes): number => 4 + lanes.size;

/** Lists of long rows have parts, one for so many columns: of the widest panel, what a product reads for one part stays in
 * the first cache. */
const partColumns = 192;
/** Each part has code of its own where rows are listed. */
const mostParts = 16;

export const partsOf = (columns: number): number => Math.min(mostParts, Math.ceil(columns / partColumns));

/** Where the parts begin, and the end of the last. */
function partCuts(columns: number): number[] {
  const parts = partsOf(columns);
  const each = 4 * Math.ceil(columns / parts / 4);
  return Array.from({ length: parts + 1 }, (_, part) => Math.min(columns, part * each));
}

/** The span of a row's list: where each of its parts begins, and where the last one ends; i32 each. */
export const spanBytes = (columns: number): number => 4 * (partsOf(columns) + 1);

/** Room for the lists of so many non-zeros, and for an entry that is written beyond their end before it is known to
 * be 0. */
export const listRoom = (lanes: Lanes, nonZeros: number): number => nonZeros * entryBytes(lanes) + 16;

interface RowPointers {
  /** The row, and where its list goes: both are moved. */
  readonly at: Local;
  readonly to: Local;
  /** A sum of x − x, which is 0 for what is finite and NaN for the rest. */
  readonly differences: Local;
}

/** The part of a row that begins with column `first` and reaches to the address `end`. */
interface Stretch {
  readonly first: number;
  readonly end: Local;
}

/** Lists numbers one by one. An entry is put where the list goes on, and the next one written over it unless its number
 * is not 0. */
function listOnes(f: FunctionBuilder, lanes: Lanes, pointers: RowPointers, { first, end }: Stretch): Code {
  const { at, to, differences } = pointers;
  const { scalar, size } = lanes;
  const [column, value] = [f.local("i32"), f.local(scalar.type)];
  const stays = op(`${scalar.type}.ne`, value.get, scalar.constant(0));
  return [
    column.set(i32(first)),
    whileBelow(
      at,
      end.get,
      memory("i32.store", 0, to.get, column.get),
      scalar.store(to.get, value.tee(scalar.load(at.get)), 4),
      differences.set(lanes.add(differences.get, lanes.splat(scalar.sub(value.get, value.get)))),
      advance(to, op("i32.mul", stays, i32(entryBytes(lanes)))),
      advance(at, size),
      advance(column, 1),
    ),
  ];
}

const words = (...numbers: number[]): Code => v128([...new Uint8Array(Int32Array.from(numbers).buffer)]);

/** Lists four numbers of f32 after four others, without a branch: each entry is half a vector, and the i-th of the four
 * bits says whether the i-th entry stays. */
function listFours(f: FunctionBuilder, lanes: Lanes, pointers: RowPointers, { first, end }: Stretch): Code {
  const { at, to, differences } = pointers;
  const [values, columns, low, high] = f.locals("v128", 4);
  const isListed = f.local("i32");
  const entry = (vector: Local, lane: number, i: number): Code => [
    memoryLane("v128.store64_lane", 0, lane, to.get, vector.get),
    advance(to, op("i32.shl", op("i32.and", isListed.get, i32(1 << i)), i32(3 - i))),
  ];
  return [
    columns.set(words(first, first + 1, first + 2, first + 3)),
    whileBelow(
      at,
      end.get,
      values.set(lanes.load(at.get)),
      differences.set(lanes.add(differences.get, lanes.sub(values.get, values.get))),
      isListed.set(op("i32x4.bitmask", op("f32x4.ne", values.get, lanes.constant(0)))),
      low.set(interleave(4, columns.get, values.get, "lower")),
      high.set(interleave(4, columns.get, values.get, "upper")),
      [low, low, high, high].map((vector, i) => entry(vector, i % 2, i)),
      columns.set(op("i32x4.add", columns.get, words(4, 4, 4, 4))),
      advance(at, 16),
    ),
  ];
}

/** Lists the non-zeros of one row, part by part; leaves `to` behind them. */
function listRow(
  f: FunctionBuilder,
  { lanes, columns }: RowKernel,
  pointers: RowPointers,
  span: Local,
): Code {
  const { at, to } = pointers;
  const end = f.local("i32");
  const cuts = partCuts(columns);
  const stretch = (list: typeof listOnes, first: number, numbers: number): Code =>
    numbers === 0
      ? []
      : [end.set(op("i32.add", at.get, i32(numbers * lanes.size))), list(f, lanes, pointers, { first, end })];
  const parts = cuts.slice(1).map((cut, part) => {
    const first = cuts[part];
    const inFours = lanes.precision === "f32" ? 4 * Math.floor((cut - first) / 4) : 0;
    return [
      stretch(listFours, first, inFours),
      stretch(listOnes, first + inFours, cut - first - inFours),
      memory("i32.store", 4 * (part + 1), span.get, to.get),
    ];
  });
  return [memory("i32.store", 0, span.get, to.get), parts];
}

/** (rows, their end, spans, lists) → NaN if a number is not finite, else 0: lists the non-zeros of the rows, one list behind
 * the other, and writes where each is. */
export function emitLists(kernel: RowKernel): FunctionCode {
  const { lanes } = kernel;
  const parameters = ["i32", "i32", "i32", "i32"] as const;
  return define(kernel.name, { parameters, results: ["f64"] }, (f, rows, end, spans, to) => {
    const at = f.local("i32");
    const differences = f.local("v128");
    return [
      whileBelow(
        rows,
        end.get,
        at.set(rows.get),
        listRow(f, kernel, { at, to, differences }, spans),
        advance(spans, spanBytes(kernel.columns)),
        advance(rows, kernel.rowBytes),
      ),
      lanesSum(lanes, differences),
    ];
  });
}

/** (order, end of order, spans, own spans, own lists): copies the spans of those rows that the order names, one behind the
 * other, and with `copies` their lists too. These lie anywhere in memory: first the ends of all are touched, since a
 * processor waits for many far places at once as long as for one. */
export function emitGatherLists(name: string, columns: number, copies: boolean): FunctionCode {
  const parameters = ["i32", "i32", "i32", "i32", "i32"] as const;
  const words = spanBytes(columns) / 4;
  return define(name, { parameters }, (f, order, end, spans, own, to) => {
    const [row, span, from, bytes, touched] = f.locals("i32", 5);
    const place = op("i32.add", spans.get, op("i32.mul", memory("i32.load", 0, row.get), i32(4 * words)));
    const word = (i: number) => memory("i32.load", 4 * i, span.get);
    const touch = (address: Code) => touched.set(op("i32.xor", touched.get, memory("i32.load", 0, address)));
    const copied = [
      from.set(word(0)),
      bytes.set(op("i32.sub", word(words - 1), from.get)),
      memoryCopy(to.get, from.get, bytes.get),
    ];
    const moved = (i: number): Code =>
      copies ? op("i32.add", word(i), op("i32.sub", to.get, from.get)) : word(i);
    return [
      row.set(order.get),
      whileBelow(row, end.get, span.set(place), touch(word(0)), touch(word(words - 1)), advance(row, 4)),
      // kept until it is overwritten, or an engine would leave it out
      memory("i32.store", 0, own.get, touched.get),
      row.set(order.get),
      whileBelow(
        row,
        end.get,
        span.set(place),
        copies ? copied : [],
        Array.from({ length: words }, (_, i) => memory("i32.store", 4 * i, own.get, moved(i))),
        copies ? advance(to, bytes.get) : [],
        advance(own, 4 * words),
        advance(row, 4),
      ),
    ];
  });
}
