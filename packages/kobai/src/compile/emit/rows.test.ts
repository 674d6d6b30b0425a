import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import {
  densePanels,
  fromPanels,
  listedPanels,
  type PanelGroup,
  paddedColumns,
  toPanels,
} from "../panels.js";
import { storeSum } from "./finish.js";
import { lanes as lanesOf } from "./lanes.js";
import { emitColumnSums, emitGather, emitTranspose } from "./rows.js";

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];

describe.each(precisions)("emitGather in %s", (precision) => {
  const { size } = lanesOf[precision];

  it.each(sizes)("copies rows of %i numbers in the order given, again and again if it says so", (columns) => {
    const kernels = new Kernels(precision, [emitGather("gather", columns * size)]);
    const rows = between(-1, 1, 5 * columns).map(rounding[precision]);
    const order = [4, 0, 0, 3];
    const [from, to] = [kernels.place(rows), kernels.room(5 * columns)];
    const orderAt = kernels.integers(order);
    kernels.call.gather(orderAt, orderAt + 16, from, to);
    const wanted = order.flatMap((row) => rows.slice(row * columns, (row + 1) * columns));
    expect(kernels.read(to, 5 * columns)).toEqual([...wanted, ...Array(columns).fill(Number.NaN)]);
  });

  it("copies nothing for an empty order", () => {
    const kernels = new Kernels(precision, [emitGather("gather", size)]);
    const to = kernels.room(1);
    kernels.call.gather(64, 64, kernels.place([1]), to);
    expect(kernels.read(to, 1)).toEqual([Number.NaN]);
  });
});

describe.each(precisions)("emitColumnSums in %s", (precision) => {
  const { count, size } = lanesOf[precision];

  it.each(sizes)("adds %i rows in ascending order, column by column", (rows) => {
    const columns = 3 * count;
    const lanes = lanesOf[precision];
    const kernels = new Kernels(precision, [emitColumnSums("sums", lanes, columns * size, storeSum(lanes))]);
    const values = between(-1, 1, rows * columns).map(rounding[precision]);
    const [from, to] = [kernels.place(values), kernels.room(columns + 1)];
    kernels.call.sums(from, from + columns * size, to, rows);
    const sum = (column: number) => {
      let total = 0;
      for (let row = 0; row < rows; row++)
        total = rounding[precision](total + values[row * columns + column]);
      return total;
    };
    const wanted = Array.from({ length: columns }, (_, column) => sum(column));
    expect(kernels.read(to, columns + 1)).toEqual([...wanted, Number.NaN]);
  });
});

describe.each(precisions)("emitTranspose in %s", (precision) => {
  const lanes = lanesOf[precision];
  const { count } = lanes;

  /** W[columns][rows] of the public layout through the kernel, in two ways: out of its panels again, and its padding. */
  function transposed(rows: number, columns: number, panels: readonly PanelGroup[]) {
    const transposedPanels = densePanels(rows, count);
    const kernels = new Kernels(precision, [
      emitTranspose({
        ...{ name: "transpose", lanes, panels, transposedPanels },
        ...{ height: rows, first: 0, rows, columns },
      }),
    ]);
    const weights = Float64Array.from(between(-1, 1, rows * columns).map(rounding[precision]));
    const inPlace = new Float64Array(paddedColumns(panels, count) * rows).fill(-7);
    toPanels({ panels, inputSize: rows, outputSize: columns }, count, weights, inPlace);
    const width = paddedColumns(transposedPanels, count);
    const [from, to] = [kernels.place(inPlace), kernels.room(width * columns + 1)];
    kernels.call.transpose(from, to);
    const target = Float64Array.from(kernels.read(to, width * columns + 1));
    const made = new Float64Array(rows * columns);
    // The transposed matrix is one of `columns` inputs and `rows` outputs: in its public layout [rows][columns]
    fromPanels({ panels: transposedPanels, inputSize: columns, outputSize: rows }, count, target, made);
    const wanted = Float64Array.from(made, (_, i) => weights[(i % columns) * rows + Math.floor(i / columns)]);
    const untouched = target.filter(Number.isNaN).length;
    return { wrong: differences(made, wanted), untouched, padding: (width - rows) * columns + 1 };
  }

  it.each(sizes)("exchanges %i rows with columns of every number, and leaves the padding alone", (rows) => {
    for (const columns of sizes) {
      const { wrong, untouched, padding } = transposed(rows, columns, densePanels(columns, count));
      expect(wrong, `${columns} columns`).toEqual([]);
      expect(untouched, `${columns} columns`).toBe(padding);
    }
  });

  it("takes as many rows as are wanted, from any on", () => {
    const [height, columns, first, rows] = [11, 9, 4, 5];
    const panels = densePanels(columns, count);
    const transposedPanels = densePanels(rows, count);
    const kernels = new Kernels(precision, [
      emitTranspose({ name: "transpose", lanes, panels, transposedPanels, height, first, rows, columns }),
    ]);
    const weights = Float64Array.from(between(-1, 1, height * columns).map(rounding[precision]));
    const inPlace = new Float64Array(paddedColumns(panels, count) * height);
    toPanels({ panels, inputSize: height, outputSize: columns }, count, weights, inPlace);
    const width = paddedColumns(transposedPanels, count);
    const [from, to] = [kernels.place(inPlace), kernels.room(width * columns)];
    kernels.call.transpose(from, to);
    const made = new Float64Array(rows * columns);
    const target = Float64Array.from(kernels.read(to, width * columns));
    fromPanels({ panels: transposedPanels, inputSize: columns, outputSize: rows }, count, target, made);
    const wanted = Float64Array.from(
      made,
      (_, i) => weights[(i % columns) * height + first + Math.floor(i / columns)],
    );
    expect(differences(made, wanted)).toEqual([]);
  });

  it("reads the wide panels of a sparse layer too, the last one partly filled or empty", () => {
    const wide = [{ panels: 3, vectors: 5 }];
    for (const columns of [1, 5 * count, 5 * count + 1, 11 * count, 15 * count]) {
      expect(transposed(7, columns, wide).wrong, `${columns} columns`).toEqual([]);
    }
    const twoWidths = [
      { panels: 1, vectors: 2 },
      { panels: 1, vectors: 1 },
    ];
    expect(transposed(7, count + 1, twoWidths).wrong, "the second width is empty").toEqual([]);
    for (const columns of [21, 33, 100])
      expect(transposed(5, columns, listedPanels(columns, count, 32)).wrong).toEqual([]);
  });
});
