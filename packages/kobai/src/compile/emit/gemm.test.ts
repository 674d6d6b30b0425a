// The matrix product against a plain triple loop: the same sums in the same order, so equal to the last bit.
import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import type { Precision } from "../../network/parameters.js";
import { densePanels, fromPanels, type PanelGroup, paddedColumns, toPanels } from "../panels.js";
import { inPanels, inRows } from "./forward.js";
import { emitGemm, tileRows } from "./gemm.js";
import { lanes } from "./lanes.js";

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];
const nan = Number.NaN;

interface Product {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly a: (row: number, k: number) => number;
  readonly b: (k: number, column: number) => number;
  readonly start: (column: number) => number;
}

/** C[row][column] = start + Σ over ascending k of A[row][k] · B[k][column] */
function plainLoops(precision: Precision, { rows, columns, depth, a, b, start }: Product): number[] {
  const round = rounding[precision];
  return Array.from({ length: rows * columns }, (_, i) => {
    const [row, column] = [Math.floor(i / columns), i % columns];
    let sum = round(start(column) + 0);
    for (let k = 0; k < depth; k++) sum = round(sum + round(a(row, k) * b(k, column)));
    return sum;
  });
}

/** Numbers of the precision, of both signs and with some zeros, enough for the largest of the matrices. */
function numbers(precision: Precision): number[] {
  return between(-1, 1, 2000).map((x) => (Math.abs(x) < 0.1 ? 0 : rounding[precision](x)));
}

interface Setting {
  readonly precision: Precision;
  readonly columns: number;
  readonly panels: readonly PanelGroup[];
}

/** A kernel for each depth, by its number. */
function forwardKernels({ precision, panels }: Setting): Kernels {
  const { count, size } = lanes[precision];
  const c = inRows(paddedColumns(panels, count) * size);
  const kernel = (depth: number) => {
    const a = { rowStride: depth * size, depthStride: size };
    return emitGemm({
      name: `${depth}`,
      lanes: lanes[precision],
      panels,
      a,
      b: inPanels(depth),
      c,
      start: "bias",
    });
  };
  return new Kernels(precision, sizes.map(kernel), 16);
}

/** A kernel for each number of inputs. */
function gradientKernels({ precision, panels }: Setting): Kernels {
  const { count, size } = lanes[precision];
  const b = inRows(paddedColumns(panels, count) * size);
  const kernel = (inputs: number) => {
    const a = { rowStride: size, depthStride: inputs * size };
    return emitGemm({
      name: `${inputs}`,
      lanes: lanes[precision],
      panels,
      a,
      b,
      c: inPanels(inputs),
      start: "zero",
    });
  };
  return new Kernels(precision, sizes.map(kernel), 16);
}

/** The forward product of a layer, rows of inputs times weights in panels, from the bias on: which sizes go wrong. */
function wrongForward({ precision, columns, panels }: Setting): string[] {
  const { count, size } = lanes[precision];
  const padded = paddedColumns(panels, count);
  const values = numbers(precision);
  const kernels = forwardKernels({ precision, columns, panels });
  const wrong: string[] = [];
  const a = kernels.place(values);
  for (const depth of sizes) {
    const weights = Float64Array.from(values.slice(3, 3 + columns * depth));
    const inPlace = new Float64Array(padded * depth).fill(nan);
    toPanels({ panels, inputSize: depth, outputSize: columns }, count, weights, inPlace);
    const bias = values.slice(0, columns).concat(Array(padded - columns).fill(nan));
    const [b, biasAt] = [inPlace, bias].map((array) => kernels.place(array));
    const c = kernels.room(34 * padded);
    for (const rows of sizes) {
      kernels.call[depth](a, b, biasAt, c, rows, depth);
      const made = Array.from({ length: rows }, (_, r) =>
        kernels.read(c + r * padded * size, columns),
      ).flat();
      const product: Product = {
        rows,
        columns,
        depth,
        a: (row, k) => values[row * depth + k],
        b: (k, column) => weights[column * depth + k],
        start: (column) => bias[column],
      };
      const untouched = kernels.read(c + rows * padded * size, 1);
      if (differences([...made, ...untouched], [...plainLoops(precision, product), nan]).length > 0)
        wrong.push(`${rows} rows, depth ${depth}`);
    }
  }
  return wrong;
}

/** The gradient of weights, inputs across times rows of gradients, into panels, from 0 on: which sizes go wrong. */
function wrongGradients({ precision, columns, panels }: Setting): string[] {
  const { count } = lanes[precision];
  const padded = paddedColumns(panels, count);
  const values = numbers(precision);
  const kernels = gradientKernels({ precision, columns, panels });
  const wrong: string[] = [];
  const gradient = Array.from({ length: 33 * padded }, (_, i) =>
    i % padded < columns ? values[(i * 7) % values.length] : nan,
  );
  const [a, b] = [values, gradient].map((array) => kernels.place(array));
  for (const inputs of sizes) {
    const c = kernels.room(33 * padded);
    for (const batch of sizes) {
      kernels.call[inputs](a, b, 0, c, inputs, batch);
      const made = new Float64Array(columns * inputs);
      const inPlace = Float64Array.from(kernels.read(c, padded * inputs));
      fromPanels({ panels, inputSize: inputs, outputSize: columns }, count, inPlace, made);
      const product: Product = {
        rows: columns,
        columns: inputs,
        depth: batch,
        a: (column, sample) => gradient[sample * padded + column],
        b: (sample, input) => values[sample * inputs + input],
        start: () => 0,
      };
      if (differences(made, plainLoops(precision, product)).length > 0)
        wrong.push(`${inputs} inputs, ${batch} samples`);
    }
  }
  return wrong;
}

describe.each(precisions)("emitGemm in %s", (precision) => {
  const { count } = lanes[precision];

  it.each(sizes)("makes the bits of a plain loop forward, %i columns", (columns) => {
    expect(wrongForward({ precision, columns, panels: densePanels(columns, count) })).toEqual([]);
  });

  it.each(sizes)("makes the bits of a plain loop for the gradient of weights, %i columns", (columns) => {
    expect(wrongGradients({ precision, columns, panels: densePanels(columns, count) })).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6])("makes the bits of a plain loop in panels of %i vectors", (vectors) => {
    const panels = [{ panels: 2, vectors }];
    const setting = { precision, columns: 2 * vectors * count - 1, panels };
    expect([wrongForward(setting), wrongGradients(setting)]).toEqual([[], []]);
  });
});

it.each(precisions)("a bias of −0 in %s gives a sum of 0, as if the first product were +0", (precision) => {
  const { count, size } = lanes[precision];
  const gemm = emitGemm({
    name: "gemm",
    lanes: lanes[precision],
    panels: densePanels(1, count),
    a: { rowStride: size, depthStride: size },
    b: inPanels(1),
    c: inRows(16),
    start: "bias",
  });
  const kernels = new Kernels(precision, [gemm]);
  const [a, b, bias] = [[-0], [1, 1, 1, 1], [-0, -0, -0, -0]].map((values) => kernels.place(values));
  const c = kernels.room(4);
  kernels.call.gemm(a, b, bias, c, 1, 1);
  expect(kernels.read(c, 1)).toEqual([0]);
});

it("tileRows takes as many rows as 15 registers allow", () => {
  expect([1, 2, 3, 4, 5, 6].map(tileRows)).toEqual([4, 4, 2, 2, 1, 1]);
});
