import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { storeSum } from "./finish.js";
import { lanes as lanesOf } from "./lanes.js";
import { emitColumnSums, emitGather } from "./rows.js";

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
