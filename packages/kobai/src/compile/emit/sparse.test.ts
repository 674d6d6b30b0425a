// The sparse kernels against the dense one: products that are skipped are exact zeros, so the bits are the same.
import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import type { Precision } from "../../network/parameters.js";
import { densePanels, fromPanels, paddedColumns, sparsePanels, toPanels } from "../panels.js";
import { inPanels, inRows } from "./forward.js";
import { emitGemm } from "./gemm.js";
import { lanes as lanesOf } from "./lanes.js";
import {
  emitCompress,
  emitSparseForward,
  emitSparseGradient,
  listBytes,
  type SparseLayer,
} from "./sparse.js";

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

function sparse({ precision, inputSize, outputSize }: Layer, numbers: Numbers): Result {
  const lanes = lanesOf[precision];
  const panels = sparsePanels(outputSize, lanes.count);
  const width = paddedColumns(panels, lanes.count);
  const layer: SparseLayer = { lanes, inputSize, panels: panels[0], rowBytes: width * lanes.size };
  const kernels = new Kernels(precision, [
    emitCompress("compress", layer),
    emitSparseForward("forward", layer),
    emitSparseGradient("gradient", layer),
  ]);
  const shape = { panels, inputSize, outputSize };
  const weights = new Float64Array(width * inputSize).fill(Number.NaN);
  toPanels(shape, lanes.count, numbers.weights, weights);
  const count = numbers.order.length;
  const order = kernels.integers(numbers.order);
  const [inputs, weightsAt, bias, gradient, weightsGradient] = [
    numbers.inputs,
    weights,
    padded(numbers.bias, outputSize, width),
    padded(numbers.gradient, outputSize, width),
    new Float64Array(width * inputSize),
  ].map((values) => kernels.place(values));
  const lists = kernels.room((count * listBytes(layer)) / lanes.size);
  const ends = kernels.integers(Array(count).fill(0));
  const z = kernels.room(count * width);
  kernels.call.compress(order, order + 4 * count, inputs, lists, ends);
  kernels.call.forward(lists, ends, weightsAt, bias, z, count);
  kernels.call.gradient(lists, ends, weightsGradient, gradient, count);
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
  const kernels = new Kernels(precision, [
    emitGemm({
      ...{ name: "forward", lanes, panels, start: "bias" },
      ...{ a: { rowStride: across, depthStride: down }, b: inPanels(inputSize), c: inRows(rowBytes) },
    }),
    emitGemm({
      ...{ name: "gradient", lanes, panels, start: "zero" },
      ...{ a: { rowStride: down, depthStride: across }, b: inRows(rowBytes), c: inPanels(inputSize) },
    }),
  ]);
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
  kernels.call.forward(inputs, weightsAt, bias, z, count, inputSize);
  kernels.call.gradient(inputs, gradient, 0, weightsGradient, inputSize, count);
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
  const [made, wanted] = [sparse(layer, numbers), dense(layer, numbers)];
  expect(differences(made.z, wanted.z), "z").toEqual([]);
  expect(differences(made.weightsGradient, wanted.weightsGradient), "gradient").toEqual([]);
}

const sizes = [1, 2, 3, 4, 5, 7, 8, 9, 16, 17, 33];

describe.each(precisions)("the sparse kernels in %s have the bits of the dense one", (precision) => {
  it("for every size of the input", () => {
    for (const inputSize of sizes) {
      const layer = { precision, inputSize, outputSize: 5 };
      expectSame(layer, numbersFor(layer, 0.4));
    }
  });

  it("for every size of the output, whatever the width of its panels", () => {
    for (const outputSize of [...sizes, 20, 21, 24, 25, 40, 41, 100]) {
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

describe("emitCompress", () => {
  it.each(precisions)("in %s lists the place of each non-zero in a panel, and the number", (precision) => {
    const lanes = lanesOf[precision];
    const layer: SparseLayer = { lanes, inputSize: 6, panels: { panels: 1, vectors: 2 }, rowBytes: 32 };
    const kernels = new Kernels(precision, [emitCompress("compress", layer)]);
    const inputs = kernels.place([1, 1, 1, 1, 1, 1, 0, 5, 0, 0, -0, 7]);
    const order = kernels.integers([1]);
    const lists = kernels.room(14);
    const ends = kernels.integers([0]);
    kernels.call.compress(order, order + 4, inputs, lists, ends);
    const view = new DataView(kernels.memory.buffer);
    expect(view.getInt32(ends, true)).toBe(lists + 2 * 2 * lanes.size);
    expect([0, 2].map((entry) => view.getInt32(lists + entry * lanes.size, true))).toEqual([1 * 32, 5 * 32]);
    expect([1, 3].map((entry) => kernels.read(lists + entry * lanes.size, 1)[0])).toEqual([5, 7]);
  });
});
