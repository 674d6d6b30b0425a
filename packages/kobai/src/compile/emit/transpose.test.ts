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
import { lanes as lanesOf } from "./lanes.js";
import { emitTranspose } from "./transpose.js";

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];

describe.each(precisions)("emitTranspose in %s", (precision) => {
  const lanes = lanesOf[precision];
  const { count } = lanes;

  /** W[columns][rows] of the public layout through the kernel, out of its panels again: where it is not what it should be,
   * in the padding of rows too, and whether what lies behind has stayed as it was. */
  function transposed(rows: number, columns: number, panels: readonly PanelGroup[]) {
    const transposedPanels = densePanels(rows, count);
    const kernels = new Kernels(precision, [
      emitTranspose({
        ...{ name: "transpose", lanes, panels, transposedPanels },
        ...{ height: rows, rows, columns },
      }),
    ]);
    const weights = Float64Array.from(between(-1, 1, rows * columns).map(rounding[precision]));
    const padded = paddedColumns(panels, count);
    const inPlace = new Float64Array(padded * rows).fill(-7);
    toPanels({ panels, inputSize: rows, outputSize: columns }, count, weights, inPlace);
    const width = paddedColumns(transposedPanels, count);
    const [from, to] = [kernels.place(inPlace), kernels.room(width * padded + 1)];
    kernels.call.transpose(from, to, 0);
    const target = Float64Array.from(kernels.read(to, width * padded + 1));
    const made = new Float64Array(width * columns);
    // The transposed matrix is one of `columns` inputs and `width` outputs: in its public layout [width][columns]
    fromPanels({ panels: transposedPanels, inputSize: columns, outputSize: width }, count, target, made);
    const wanted = Float64Array.from(made, (_, i) => {
      const row = Math.floor(i / columns);
      return row < rows ? weights[(i % columns) * rows + row] : 0;
    });
    return { wrong: differences(made, wanted), isUntouched: Number.isNaN(target[width * padded]) };
  }

  it.each(sizes)("exchanges %i rows with columns of every number, and fills up with 0", (rows) => {
    for (const columns of sizes) {
      const made = transposed(rows, columns, densePanels(columns, count));
      expect(made, `${columns} columns`).toEqual({ wrong: [], isUntouched: true });
    }
  });

  it("takes as many rows as are wanted, from any on", () => {
    const [height, columns, first, rows] = [11, 9, 4, 5];
    const panels = densePanels(columns, count);
    const transposedPanels = densePanels(rows, count);
    const kernels = new Kernels(precision, [
      emitTranspose({ name: "transpose", lanes, panels, transposedPanels, height, rows, columns }),
    ]);
    const weights = Float64Array.from(between(-1, 1, height * columns).map(rounding[precision]));
    const inPlace = new Float64Array(paddedColumns(panels, count) * height);
    toPanels({ panels, inputSize: height, outputSize: columns }, count, weights, inPlace);
    const width = paddedColumns(transposedPanels, count);
    const [from, to] = [kernels.place(inPlace), kernels.room(width * paddedColumns(panels, count))];
    kernels.call.transpose(from, to, first);
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
