import { describe, expect, test } from "vitest";
import { caught, caughtAsync } from "../../test/caught.js";
import { collect, type Dataset, dataset } from "./dataset.js";

describe("dataset", () => {
  test("takes a list of numbers as labels", () => {
    const { inputs, labels, targets } = dataset([[0, 1], [2, 3]], [1, 0]); // biome-ignore format: rows
    expect(inputs).toEqual(new Float64Array([0, 1, 2, 3]));
    expect(labels).toEqual(new Uint32Array([1, 0]));
    expect(targets).toBeUndefined();
  });

  test("takes lists of numbers as targets", () => {
    const { labels, targets } = dataset([[0], [1]], [[0.5, -1], [2, 3]]); // biome-ignore format: rows
    expect(targets).toEqual(new Float64Array([0.5, -1, 2, 3]));
    expect(labels).toBeUndefined();
  });

  test("takes typed arrays as rows and as labels", () => {
    const made = dataset([new Float32Array([0.5]), new Float32Array([1.5])], new Uint8Array([1, 0]));
    expect(made).toEqual({ inputs: new Float64Array([0.5, 1.5]), labels: new Uint32Array([1, 0]) });
  });

  const anything = (value: unknown) => value as never;
  test.each([
    [
      () => dataset([], []),
      "data/rows: dataset: expected at least one row, got none. Check that the data was read.",
    ],
    [
      () => dataset([[1], [2]], [0]),
      "dataset/answers: dataset: expected 2 labels or targets (one per row), got 1.",
    ],
    [
      () => dataset([[1, 2], [3]], [0, 1]),
      "dataset/ragged: dataset: expected 2 numbers in row 1 of inputs as in row 0, got 1.",
    ],
    [
      () => dataset([[1], [2]], [[1], [2, 3]]),
      "dataset/ragged: dataset: expected 1 numbers in row 1 of targets as in row 0, got 2.",
    ],
    [
      () => dataset(anything([[1], 2]), [0, 1]),
      "dataset/row: dataset: expected row 1 of inputs to be a list of numbers, got 2 (counted from 0).",
    ],
    [
      () => dataset(anything([null, [2]]), [0, 1]),
      "dataset/row: dataset: expected row 0 of inputs to be a list of numbers, got null (counted from 0).",
    ],
    [
      () => dataset([[1], anything(["5.1"])], [0, 1]),
      'dataset/number: dataset: expected a number in row 1, column 0 of inputs, got "5.1" (counted from 0).',
    ],
    [
      () => dataset([[1], [2]], [0, 1.5]),
      "dataset/label: dataset: expected a label that is a whole number from 0 to 4294967295, got 1.5 in row 1 (counted from 0). Give targets as one list per row.",
    ],
    [
      () => dataset([[1]], anything(["setosa"])),
      'dataset/label: dataset: expected a label that is a whole number from 0 to 4294967295, got "setosa" in row 0 (counted from 0). Give targets as one list per row.',
    ],
    [
      () => dataset([[1]], [-1]),
      "dataset/label: dataset: expected a label that is a whole number from 0 to 4294967295, got -1 in row 0 (counted from 0). Give targets as one list per row.",
    ],
    [
      () => dataset([[1]], [2 ** 32]),
      "dataset/label: dataset: expected a label that is a whole number from 0 to 4294967295, got 4294967296 in row 0 (counted from 0). Give targets as one list per row.",
    ],
  ])("refuses what is no table of numbers: %#", (make, message) => {
    expect(caught(make)).toBe(message);
  });
});

describe("collect", () => {
  const chunk = (from: number, rows: number): Dataset => ({
    inputs: Float32Array.from({ length: 2 * rows }, (_, i) => from + i),
    labels: Uint8Array.from({ length: rows }, (_, i) => i),
    weights: new Float64Array(rows).fill(from),
  });

  async function* stream(...chunks: Dataset[]) {
    yield* chunks;
  }

  test("joins the chunks of a stream in their order, each part in its own type", async () => {
    expect(await collect(stream(chunk(0, 2), chunk(10, 0), chunk(4, 1)))).toEqual({
      inputs: new Float32Array([0, 1, 2, 3, 4, 5]),
      labels: new Uint8Array([0, 1, 0]),
      weights: new Float64Array([0, 0, 4]),
    });
  });

  test("takes a list of chunks as well", async () => {
    const targets = new Float64Array([7]);
    const inputs = new Float64Array([1, 2]);
    const joined = await collect([
      { inputs, targets },
      { inputs, targets, labels: undefined },
    ]);
    expect(joined).toEqual({ inputs: new Float64Array([1, 2, 1, 2]), targets: new Float64Array([7, 7]) });
  });

  test("refuses no chunks", async () => {
    expect(await caughtAsync(() => collect(stream()))).toBe(
      "collect/none: collect: expected at least one chunk, got none.",
    );
  });

  test("refuses chunks of different kinds", async () => {
    const wide = { ...chunk(0, 1), inputs: new Float64Array(2) };
    expect(await caughtAsync(() => collect([chunk(0, 1), wide]))).toBe(
      "collect/kind: collect: expected inputs of chunk 1 to be a Float32Array as in chunk 0, got a Float64Array.",
    );
    const { weights: _, ...unweighted } = chunk(0, 1);
    expect(await caughtAsync(() => collect([unweighted, chunk(0, 1)]))).toBe(
      "collect/kind: collect: expected weights of chunk 1 to be absent as in chunk 0, got a Float64Array.",
    );
  });
});
