// The matrix product against a plain triple loop: the same sums in the same order, so equal to the last bit.
import { describe, expect, it } from "vitest";
import "../../../test/relaxed-simd.js";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import type { Precision } from "../../network/parameters.js";
import { densePanels, fromPanels, type PanelGroup, paddedColumns, toPanels } from "../panels.js";
import { inPanels, inRows } from "./forward.js";
import { emitGemm, type Gemm } from "./gemm.js";
import { leastShared, tileShape } from "./gemm-shapes.js";
import { fusedLanes, type Lanes, lanes } from "./lanes.js";

const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 16, 17, 33];
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
  return between(-1, 1, 9100).map((x) => (Math.abs(x) < 0.1 ? 0 : rounding[precision](x)));
}

/** Whether numbers are not those of a plain loop: to the bit, or where products are fused no further from them than
 * each may be from the true sum, (depth + 1) · unit roundoff · Σ |A · B|. */
function isWrong({ precision, isFused }: Lanes, made: ArrayLike<number>, product: Product): boolean {
  const wanted = plainLoops(precision, product);
  if (!isFused) return differences(made, wanted).length > 0;
  const { a, b, start, depth } = product;
  const sizes = plainLoops(precision, {
    ...product,
    a: (row, k) => Math.abs(a(row, k)),
    b: (k, column) => Math.abs(b(k, column)),
    start: (column) => Math.abs(start(column)),
  });
  const share = 2 * (depth + 1) * (precision === "f32" ? 2 ** -24 : 2 ** -53);
  return wanted.some((sum, i) => !(Math.abs(made[i] - sum) <= share * sizes[i]));
}

interface Setting {
  readonly working: Lanes;
  readonly columns: number;
  readonly panels: readonly PanelGroup[];
  /** What a kernel may have beside. */
  readonly beside?: Partial<Pick<Gemm, "shape" | "packs" | "blocks">>;
}

const pages = 16;
/** The room, where no matrix reaches, is the end of the memory: for a panel, and for a block. */
const behind = 8192;
const room = pages * 65536 - 2 * behind;

/** A kernel for each depth, by its number. */
function forwardKernels({ working, panels, beside }: Setting): Kernels {
  const { count, size, precision } = working;
  const c = inRows(paddedColumns(panels, count) * size);
  const kernel = (depth: number) => {
    const a = { rowStride: depth * size, depthStride: size };
    return emitGemm({
      name: `${depth}`,
      lanes: working,
      panels,
      ...beside,
      a,
      b: inPanels(depth),
      c,
      start: "bias",
    });
  };
  return new Kernels(precision, sizes.map(kernel), pages);
}

/** A kernel for each number of inputs. */
function gradientKernels({ working, panels, beside }: Setting): Kernels {
  const { count, size, precision } = working;
  const b = inRows(paddedColumns(panels, count) * size);
  const kernel = (inputs: number) => {
    const a = { rowStride: size, depthStride: inputs * size };
    return emitGemm({
      name: `${inputs}`,
      lanes: working,
      panels,
      ...beside,
      a,
      b,
      c: inPanels(inputs),
      start: "zero",
    });
  };
  return new Kernels(precision, sizes.map(kernel), pages);
}

/** The forward product of a layer, rows of inputs times weights in panels, from the bias on: which sizes go wrong. */
function wrongForward(setting: Setting): string[] {
  const { columns, panels, working } = setting;
  const { count, size, precision } = working;
  const padded = paddedColumns(panels, count);
  const values = numbers(precision);
  const kernels = forwardKernels(setting);
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
      kernels.call[depth](a, b, biasAt, c, 0, rows, depth, room);
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
      if (isWrong(working, made, product) || !Number.isNaN(untouched[0]))
        wrong.push(`${rows} rows, depth ${depth}`);
    }
  }
  return wrong;
}

/** The gradient of weights, inputs across times rows of gradients, into panels, from 0 on: which sizes go wrong. */
function wrongGradients(setting: Setting): string[] {
  const { columns, panels, working } = setting;
  const { count, size, precision } = working;
  const padded = paddedColumns(panels, count);
  const values = numbers(precision);
  const kernels = gradientKernels(setting);
  const wrong: string[] = [];
  const gradient = Array.from({ length: 33 * padded }, (_, i) =>
    i % padded < columns ? values[(i * 7) % values.length] : nan,
  );
  const [a, b] = [values, gradient].map((array) => kernels.place(array));
  for (const inputs of sizes) {
    const c = kernels.room(33 * padded);
    for (const batch of sizes) {
      // in two runs of inputs
      const middle = Math.floor(inputs / 3);
      kernels.call[inputs](a, b, 0, c, 0, middle, batch, room);
      kernels.call[inputs](a + middle * size, b, 0, c, middle, inputs, batch, room);
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
      if (isWrong(working, made, product)) wrong.push(`${inputs} inputs, ${batch} samples`);
    }
  }
  return wrong;
}

const arithmetics = precisions.flatMap((precision) => [
  { name: `${precision}, to the bit`, working: lanes[precision] },
  { name: `${precision}, products fused`, working: fusedLanes[precision] },
]);

describe.each(arithmetics)("emitGemm in $name", ({ working }) => {
  const { count, isFused } = working;

  it.each(sizes)("makes the sums of a plain loop forward, %i columns", (columns) => {
    expect(wrongForward({ working, columns, panels: densePanels(columns, count) })).toEqual([]);
  });

  it.each(sizes)("makes the sums of a plain loop for the gradient of weights, %i columns", (columns) => {
    expect(wrongGradients({ working, columns, panels: densePanels(columns, count) })).toEqual([]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("makes the sums of a plain loop in panels of %i vectors", (vectors) => {
    const panels = [{ panels: 2, vectors }];
    const setting = { working, columns: 2 * vectors * count - 1, panels };
    expect([wrongForward(setting), wrongGradients(setting)]).toEqual([[], []]);
  });

  it.each([1, 2, 5, 8])("and where panels of %i vectors are brought together first", (vectors) => {
    const panels = [{ panels: 3, vectors }];
    const setting = { working, columns: 3 * vectors * count - 1, panels, beside: { packs: true } };
    expect(wrongGradients(setting)).toEqual([]);
  });

  const wide = [
    { panels: leastShared / 2, vectors: 2 },
    { panels: 1, vectors: 3 },
  ];
  // of rows this deep two tiles make a block
  const blocks = { behind, depth: 2048 };
  it.each([
    { name: "inputs", beside: { blocks } },
    { name: "inputs and panels", beside: { blocks, packs: true } },
  ])("and where $name of wide layers are brought together first", ({ beside }) => {
    const setting = { working, columns: (leastShared + 3) * count - 1, panels: wide, beside };
    expect(wrongGradients(setting)).toEqual([]);
  });

  it.each([
    { heights: [5, 3, 2, 1], pinEvery: 2, unrolled: 1 },
    { heights: [8, 4, 2, 1], pinEvery: 0, unrolled: 2 },
    { heights: [1], pinEvery: 1, unrolled: 8 },
  ])("makes the sums of a plain loop in tiles of any shape, $heights pinned every $pinEvery", (shape) => {
    const setting = { working, columns: 3 * count, panels: densePanels(3 * count, count), beside: { shape } };
    expect([wrongForward(setting), wrongGradients(setting)]).toEqual([[], []]);
  });

  it.each([1, 2, 3])("holds no more than 15 registers in a tile of %i vectors", (vectors) => {
    const { heights, pinEvery } = tileShape(isFused, vectors);
    const [rows] = heights;
    const spread = pinEvery || rows;
    expect(rows * vectors + vectors + spread + (isFused ? 0 : 1)).toBeLessThanOrEqual(15);
  });

  it.each([1, 2, 3])(
    "leaves no row out in tiles of %i vectors: no height is below half of the one before",
    (vectors) => {
      const { heights } = tileShape(isFused, vectors);
      expect(heights.at(-1)).toBe(1);
      heights.slice(1).forEach((height, i) => {
        expect(2 * height).toBeGreaterThanOrEqual(heights[i]);
      });
    },
  );
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
  kernels.call.gemm(a, b, bias, c, 0, 1, 1, 0);
  expect(kernels.read(c, 1)).toEqual([0]);
});

describe.each(precisions)("a product that is fused with its sum in %s", (precision) => {
  const { count, size } = lanes[precision];

  /** −(x · x) + x · x, where x · x does not fit the precision. */
  function residue(working: Lanes): number {
    const x = 1 + (precision === "f32" ? 2 ** -12 : 2 ** -27);
    const a = { rowStride: size, depthStride: size };
    const layout = { panels: densePanels(1, count), a, b: inPanels(1), c: inRows(16) };
    const kernels = new Kernels(precision, [
      emitGemm({ name: "gemm", lanes: working, ...layout, start: "bias" }),
    ]);
    const bias = -rounding[precision](x * x);
    const places = [[x], Array(count).fill(x), Array(count).fill(bias)].map((values) =>
      kernels.place(values),
    );
    const c = kernels.room(count);
    kernels.call.gemm(...places, c, 0, 1, 1, 0);
    return kernels.read(c, 1)[0];
  }

  it("is rounded twice in deterministic lanes, and once or twice, as the machine likes, in fused ones", () => {
    expect(residue(lanes[precision])).toBe(0);
    expect([0, precision === "f32" ? 2 ** -24 : 2 ** -54]).toContain(residue(fusedLanes[precision]));
  });
});
