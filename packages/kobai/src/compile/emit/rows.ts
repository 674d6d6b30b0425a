// Kernels that move rows or add them up.

import { advance, define, type FunctionCode, type Local, whileBelow } from "../encode/function.js";
import { type Code, i32, memory, memoryCopy, op } from "../encode/instruction.js";
import type { PanelGroup } from "../panels.js";
import type { Finish } from "./finish.js";
import type { Lanes } from "./lanes.js";

/** The engine's copy takes longer to be called than to copy a row of fewer bytes. */
const calledFrom = 128;

function copyRow(row: Local, to: Local, bytes: number): Code {
  if (bytes >= calledFrom) return memoryCopy(to.get, row.get, i32(bytes));
  const vectors = Math.floor(bytes / 16);
  const words = (bytes - 16 * vectors) / 4;
  const copy = (type: "v128" | "i32", at: number): Code =>
    memory(`${type}.store`, at, to.get, memory(`${type}.load`, at, row.get));
  return [
    Array.from({ length: vectors }, (_, i) => copy("v128", 16 * i)),
    Array.from({ length: words }, (_, i) => copy("i32", 16 * vectors + 4 * i)),
  ];
}

/** (order, end of order, from, to): copies the rows that the order names, one behind the other. */
export function emitGather(name: string, rowBytes: number): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, order, end, from, to) => {
    const row = f.local("i32");
    const place = op("i32.mul", memory("i32.load", 0, order.get), i32(rowBytes));
    return whileBelow(
      order,
      end.get,
      row.set(op("i32.add", from.get, place)),
      copyRow(row, to, rowBytes),
      advance(to, rowBytes),
      advance(order, 4),
    );
  });
}

/** (rows, end of the first row, sums, rows' count): finishes per column the sum over ascending rows. */
export function emitColumnSums(name: string, lanes: Lanes, rowBytes: number, finish: Finish): FunctionCode {
  return define(name, { parameters: ["i32", "i32", "i32", "i32"] }, (f, column, end, sums, count) => {
    const sum = f.local("v128");
    const at = f.local("i32");
    const last = f.local("i32");
    return whileBelow(
      column,
      end.get,
      sum.set(lanes.constant(0)),
      at.set(column.get),
      last.set(op("i32.add", column.get, op("i32.mul", count.get, i32(rowBytes)))),
      whileBelow(at, last.get, sum.set(lanes.add(sum.get, lanes.load(at.get))), advance(at, rowBytes)),
      finish(f, sum, sums, 0),
      advance(column, 16),
      advance(sums, 16),
    );
  });
}

interface Strip {
  /** Panels that follow one another and hold as many true columns each. */
  readonly panels: number;
  readonly columns: number;
  readonly bytes: number;
}

/** Panels by their true columns: the last one may be only partly filled. */
function strips(groups: readonly PanelGroup[], columns: number, lanes: Lanes): Strip[] {
  let left = columns;
  return groups.flatMap(({ panels, vectors }) => {
    const width = vectors * lanes.count;
    const full = Math.min(panels, Math.floor(left / width));
    left -= full * width;
    const partial = full < panels && left > 0 ? [{ panels: 1, columns: left, bytes: vectors * 16 }] : [];
    left -= partial.length > 0 ? left : 0;
    return [...(full > 0 ? [{ panels: full, columns: width, bytes: vectors * 16 }] : []), ...partial];
  });
}

export interface Transpose {
  readonly name: string;
  readonly lanes: Lanes;
  /** Of the matrix that is read, `height` rows of columns in panels: as many rows, from `first` on. */
  readonly height: number;
  readonly first: number;
  readonly rows: number;
  readonly columns: number;
  readonly panels: readonly PanelGroup[];
  /** Of the matrix that is written: columns × rows, its columns in panels. */
  readonly transposedPanels: readonly PanelGroup[];
}

/** (from, to): writes the transposed matrix; its padding stays as it is. */
export function emitTranspose({
  name,
  lanes,
  height,
  first: firstRow,
  rows,
  columns,
  panels,
  transposedPanels,
}: Transpose): FunctionCode {
  const from = strips(panels, columns, lanes);
  const to = strips(transposedPanels, rows, lanes);
  const { scalar, size } = lanes;
  return define(name, { parameters: ["i32", "i32"] }, (f, source, target) => {
    const [first, panel, column, panelsEnd, columnEnd, targetEnd] = f.locals("i32", 6);
    // A row of `out.columns` numbers of the target is a column of the source, from row `first` on
    const onePanel = (strip: Strip, out: Strip): Code => [
      column.set(op("i32.add", panel.get, op("i32.mul", first.get, i32(strip.bytes)))),
      columnEnd.set(op("i32.add", column.get, i32(strip.columns * size))),
      whileBelow(
        column,
        columnEnd.get,
        Array.from({ length: out.columns }, (_, row) =>
          scalar.store(target.get, scalar.load(column.get, row * strip.bytes), row * size),
        ),
        advance(column, size),
        advance(target, out.bytes),
      ),
      advance(panel, strip.bytes * height),
    ];
    const allPanels = (out: Strip): Code => [
      panel.set(source.get),
      from.map((strip) => [
        panelsEnd.set(op("i32.add", panel.get, i32(strip.panels * strip.bytes * height))),
        whileBelow(panel, panelsEnd.get, onePanel(strip, out)),
      ]),
      advance(first, out.columns),
    ];
    return [
      first.set(i32(firstRow)),
      to.map((out) => [
        targetEnd.set(op("i32.add", target.get, i32(out.panels * out.bytes * columns))),
        whileBelow(target, targetEnd.get, allPanels(out)),
      ]),
    ];
  });
}
