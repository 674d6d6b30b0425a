// The sparse kernels against the dense one: products that are skipped are exact zeros, so the bits are the same.
import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../../test/kernels.js";
import { between } from "../../../../test/points.js";
import type { Precision } from "../../../network/parameters.js";
import { densePanels, fromPanels, listedPanels, paddedColumns, toPanels } from "../../panels.js";
import { storeSum } from "../finish.js";
import { inPanels, inRows } from "../forward.js";
import { emitGemm } from "../gemm.js";
import { lanes as lanesOf } from "../lanes.js";
import { emitColumnLists } from "./columns.js";
import { emitSparseGradient } from "./gradient.js";
import { emitGatherLists, emitLists, entryBytes, listRoom, spanBytes } from "./lists.js";
import { emitSparseProduct } from "./product.js";

interface Layer {
  readonly precision: Precision;
  readonly inputSize: number;
  readonly outputSize: number;
}

interface Numbers {
  /** [rows][inputSize] */
  readonly inputs: readonly number[];
  /** [outputSize][inputSize] */
  readonly weights: Float64Array<ArrayBuffer>;
  /** [outputSize] */
  readonly bias: readonly number[];
  /** [order.length][outputSize] */
  readonly gradient: readonly number[];
  /** Which rows, in which order. */
  readonly order: readonly number[];
}

interface Result {
  /** [order.length][outputSize] */
  readonly z: number[];
  /** [outputSize][inputSize] */
  readonly weightsGradient: number[];
}

/** Rows of `columns` numbers, each padded with NaN. */
function padded(values: readonly number[], columns: number, width: number): number[] {
  const rows = values.length / columns;
  return Array.from({ length: rows * width }, (_, i) =>
    i % width < columns ? values[Math.floor(i / width) * columns + (i % width)] : Number.NaN,
  );
}

function unpadded(values: readonly number[], columns: number, width: number): number[] {
  return values.filter((_, i) => i % width < columns);
}

const pagesFor = (inputSize: number): number => (inputSize < 100 ? 4 : 40);

/** The lists of the rows that the order names, where they stand or copied, then both products. */
function sparse({ precision, inputSize, outputSize }: Layer, numbers: Numbers, copies: boolean): Result {
  const lanes = lanesOf[precision];
  const { size } = lanes;
  const panels = listedPanels(outputSize, lanes.count, numbers.order.length);
  const width = paddedColumns(panels, lanes.count);
  const rowBytes = width * size;
  const count = numbers.order.length;
  const listBytes = (count + 1) * entryBytes(lanes);
  const kernel = { lanes, panels, finish: storeSum(lanes) };
  const kernels = new Kernels(
    precision,
    [
      emitLists({ name: "lists", lanes, columns: inputSize, rowBytes: inputSize * size }),
      emitGatherLists("gather", inputSize, copies),
      emitSparseProduct({ ...kernel, name: "forward", depth: inputSize, rowBytes, start: "bias" }),
      emitColumnLists({ name: "columns", lanes, inputSize, listBytes }),
      emitSparseGradient({ ...kernel, name: "gradient", inputSize, rowBytes, listBytes }),
    ],
    pagesFor(inputSize),
  );
  const shape = { panels, inputSize, outputSize };
  const weights = new Float64Array(width * inputSize).fill(Number.NaN);
  toPanels(shape, lanes.count, numbers.weights, weights);
  const [inputs, weightsAt, bias, gradient] = [
    numbers.inputs,
    weights,
    padded(numbers.bias, outputSize, width),
    padded(numbers.gradient, outputSize, width),
  ].map((values) => kernels.place(values));
  const spanSize = spanBytes(inputSize);
  const rows = numbers.inputs.length / inputSize;
  const [allLists, lists] = [rows, count].map((n) => kernels.room(listRoom(lanes, n * inputSize) / size));
  const [allSpans, spans] = [rows, count].map((n) => kernels.integers(Array((n * spanSize) / 4).fill(0)));
  const spansEnd = spans + spanSize * count;
  const order = kernels.integers(numbers.order);
  const columns = kernels.room((inputSize * listBytes) / size);
  const packed = kernels.room(count * width);
  const ends = kernels.integers(Array(inputSize).fill(0));
  const [z, weightsGradient] = [kernels.room(count * width), kernels.room(width * inputSize)];
  kernels.call.lists(inputs, inputs + rows * inputSize * size, allSpans, allLists);
  kernels.call.gather(order, order + 4 * count, allSpans, spans, lists);
  kernels.call.forward(spans, spansEnd, weightsAt, bias, z);
  kernels.call.columns(spans, spansEnd, columns, ends);
  // in two runs of inputs, or one and an empty one
  const middle = Math.ceil(inputSize / 2);
  const places = [columns, ends, gradient, count, packed, weightsGradient];
  kernels.call.gradient(0, middle, ...places);
  kernels.call.gradient(middle, inputSize, ...places);
  const made = new Float64Array(inputSize * outputSize);
  fromPanels(shape, lanes.count, Float64Array.from(kernels.read(weightsGradient, weights.length)), made);
  return { z: unpadded(kernels.read(z, count * width), outputSize, width), weightsGradient: [...made] };
}

function dense({ precision, inputSize, outputSize }: Layer, numbers: Numbers): Result {
  const lanes = lanesOf[precision];
  const { size } = lanes;
  const panels = densePanels(outputSize, lanes.count);
  const width = paddedColumns(panels, lanes.count);
  const rowBytes = width * size;
  const [down, across] = [size, inputSize * size];
  const kernels = new Kernels(
    precision,
    [
      emitGemm({
        ...{ name: "forward", lanes, panels, start: "bias" },
        ...{ a: { rowStride: across, depthStride: down }, b: inPanels(inputSize), c: inRows(rowBytes) },
      }),
      emitGemm({
        ...{ name: "gradient", lanes, panels, start: "zero" },
        ...{ a: { rowStride: down, depthStride: across }, b: inRows(rowBytes), c: inPanels(inputSize) },
      }),
    ],
    pagesFor(inputSize),
  );
  const shape = { panels, inputSize, outputSize };
  const weights = new Float64Array(width * inputSize).fill(Number.NaN);
  toPanels(shape, lanes.count, numbers.weights, weights);
  const count = numbers.order.length;
  const gathered = numbers.order.flatMap((row) =>
    numbers.inputs.slice(row * inputSize, (row + 1) * inputSize),
  );
  const [inputs, weightsAt, bias, gradient] = [
    gathered,
    weights,
    padded(numbers.bias, outputSize, width),
    padded(numbers.gradient, outputSize, width),
  ].map((values) => kernels.place(values));
  const [z, weightsGradient] = [kernels.room(count * width), kernels.room(width * inputSize)];
  kernels.call.forward(inputs, weightsAt, bias, z, 0, count, inputSize);
  kernels.call.gradient(inputs, gradient, 0, weightsGradient, 0, inputSize, count);
  const made = new Float64Array(inputSize * outputSize);
  fromPanels(shape, lanes.count, Float64Array.from(kernels.read(weightsGradient, weights.length)), made);
  return { z: unpadded(kernels.read(z, count * width), outputSize, width), weightsGradient: [...made] };
}

/** Numbers for a layer whose inputs are 0 but for a share; `zero` says what a 0 looks like at a place. */
function numbersFor(
  { precision, inputSize, outputSize }: Layer,
  share: number,
  zero = (_: number) => 0,
): Numbers {
  const order = [3, 0, 2, 2, 4];
  const draw = (count: number) => between(-1, 1, count).map(rounding[precision]);
  const kept = between(0, 1, 5 * inputSize);
  return {
    inputs: draw(5 * inputSize).map((x, i) => (kept[(i * 7) % kept.length] < share ? x : zero(i))),
    weights: Float64Array.from(draw(inputSize * outputSize)),
    bias: draw(outputSize),
    gradient: draw(order.length * outputSize),
    order,
  };
}

function expectSame(layer: Layer, numbers: Numbers): void {
  const wanted = dense(layer, numbers);
  for (const copies of [false, true]) {
    const made = sparse(layer, numbers, copies);
    expect(differences(made.z, wanted.z), "z").toEqual([]);
    expect(differences(made.weightsGradient, wanted.weightsGradient), "gradient").toEqual([]);
  }
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];

describe.each(precisions)("the sparse kernels in %s have the bits of the dense one", (precision) => {
  it("for every size of the input", () => {
    for (const inputSize of sizes) {
      const layer = { precision, inputSize, outputSize: 5 };
      expectSame(layer, numbersFor(layer, 0.4));
    }
  });

  it("where the lists of long rows have parts", () => {
    for (const inputSize of [511, 512, 513, 516, 1024, 1025, 1030, 1537, 4609]) {
      const layer = { precision, inputSize, outputSize: 5 };
      expectSame(layer, numbersFor(layer, 0.4));
    }
  });

  it("where a part has no non-zero, and where only one has any", () => {
    const layer = { precision, inputSize: 1100, outputSize: 3 };
    const { inputs, ...numbers } = numbersFor(layer, 0.9);
    const within = (from: number, to: number) =>
      inputs.map((x, i) => (i % 1100 >= from && i % 1100 < to ? x : 0));
    for (const [from, to] of [
      [0, 0],
      [0, 300],
      [400, 700],
      [900, 1100],
    ] as const)
      expectSame(layer, { ...numbers, inputs: within(from, to) });
  });

  it("for every size of the output, whatever the width of its panels", () => {
    for (const outputSize of [...sizes, 20, 21, 24, 25, 40, 41, 44, 47, 49, 52, 53, 100, 104, 105]) {
      const layer = { precision, inputSize: 9, outputSize };
      expectSame(layer, numbersFor(layer, 0.4));
    }
  });

  it.each([
    ["all inputs are 0", 0],
    ["few are not", 0.1],
    ["most are not", 0.9],
    ["none is", 1.1],
  ])("where %s", (_, share) => {
    const layer = { precision, inputSize: 34, outputSize: 21 };
    expectSame(layer, numbersFor(layer, share));
  });

  it("where a 0 is a −0, and where the bias is one", () => {
    const layer = { precision, inputSize: 7, outputSize: 6 };
    const numbers = numbersFor(layer, 0.3, (i) => (i % 2 === 0 ? -0 : 0));
    expectSame(layer, numbers);
    expectSame(layer, { ...numbers, bias: [-0, 0, -0, -0, 1, -1] });
    expectSame(layer, { ...numbersFor(layer, 0, () => -0), bias: Array(6).fill(-0) });
  });

  it("where an input is NaN or infinite", () => {
    const layer = { precision, inputSize: 5, outputSize: 3 };
    const numbers = numbersFor(layer, 0.5);
    const inputs = numbers.inputs.with(6, Number.NaN).with(12, Number.POSITIVE_INFINITY);
    expectSame(layer, { ...numbers, inputs, order: [0, 1, 2, 3, 4] });
  });
});

describe.each(precisions)("emitLists in %s", (precision) => {
  const lanes = lanesOf[precision];
  const rowBytes = 8 * lanes.size;

  /** Lists of rows of 6 columns, 8 numbers apart, as [column, number] pairs. */
  function listed(rows: readonly number[][]) {
    const kernels = new Kernels(precision, [emitLists({ name: "lists", lanes, columns: 6, rowBytes })]);
    const inputs = kernels.place(rows.flatMap((row) => [...row, 8, 8]));
    const lists = kernels.room(listRoom(lanes, 6 * rows.length) / lanes.size);
    const spans = kernels.integers(Array(2 * rows.length).fill(0));
    kernels.call.lists(inputs, inputs + rows.length * rowBytes, spans, lists);
    const view = new DataView(kernels.memory.buffer);
    const entry = (at: number) => [
      view.getInt32(at, true),
      precision === "f32" ? view.getFloat32(at + 4, true) : view.getFloat64(at + 4, true),
    ];
    return rows.map((_, row) => {
      const [from, to] = [0, 1].map((i) => view.getInt32(spans + 8 * row + 4 * i, true));
      const entries = (to - from) / entryBytes(lanes);
      return Array.from({ length: entries }, (_, i) => entry(from + i * entryBytes(lanes)));
    });
  }

  it("lists the column and the number of each non-zero", () => {
    const rows = [
      [0, 5, 0, 0, -0, 7],
      [0, 0, 0, 0, 0, 0],
      [1, 2, 3, 4, 5, 6],
    ];
    expect(listed(rows)).toEqual([
      [
        [1, 5],
        [5, 7],
      ],
      [],
      [1, 2, 3, 4, 5, 6].map((value, column) => [column, value]),
    ]);
  });

  it("answers NaN where a number is not finite, wherever it stands", () => {
    const lists = emitLists({ name: "lists", lanes, columns: 7, rowBytes: 7 * lanes.size });
    const kernels = new Kernels(precision, [lists]);
    const [spans, room] = [kernels.integers([0, 0, 0, 0]), kernels.room(2 * 7 * 3 + 8)];
    const check = (values: readonly number[]) => {
      const at = kernels.place(values);
      return kernels.call.lists(at, at + values.length * lanes.size, spans, room);
    };
    expect(check([0, 5, -0, 1e-40, 1, 2, 3, 0, 0, 0, 0, 0, 0, 7])).toBe(0);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      for (let place = 0; place < 14; place++)
        expect(check(Array.from({ length: 14 }, (_, i) => (i === place ? bad : i % 3)))).toBeNaN();
  });
});
