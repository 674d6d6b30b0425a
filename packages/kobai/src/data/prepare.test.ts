import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import type { Dataset } from "./dataset.js";
import { firstNotFinite } from "./numbers.js";
import { type PrepareOptions, prepare } from "./prepare.js";

const classifier = network({ inputSize: 2 }, [dense(3, "softmax")]);
const oneOutput = network({ inputSize: 2 }, [dense(1, "sigmoid")]);
const inputs = new Float32Array([1, 2, 3, 4, 5, 6]);
const labels = new Uint8Array([2, 0, 2]);
const f32: PrepareOptions = { precision: "f32" };
const anything = (value: unknown) => value as never;

describe("prepare", () => {
  test("makes labels one-hot", () => {
    const prepared = prepare(classifier, { inputs, labels }, f32);
    expect(prepared).toEqual({
      rows: 3,
      inputs,
      targets: new Float32Array([0, 0, 1, 1, 0, 0, 0, 0, 1]),
      classes: true,
    });
  });

  test("keeps the labels of one output as they are", () => {
    const prepared = prepare(oneOutput, { inputs, labels: new Int32Array([0, 1, 1]) }, { precision: "f64" });
    expect(prepared.targets).toEqual(new Float64Array([0, 1, 1]));
    expect(prepared.inputs).toEqual(new Float64Array(inputs));
  });

  test("does not copy inputs and targets that need no change", () => {
    const targets = new Float32Array([0, 1, 0.5]);
    const prepared = prepare(oneOutput, { inputs, targets }, f32);
    expect(prepared.inputs).toBe(inputs);
    expect(prepared.targets).toBe(targets);
    expect(prepared.classes).toBe(false);
  });

  test("scales inputs and targets in f64 and rounds once", () => {
    const scaling = { kind: "standard", offset: [1, 0.1], factor: [0.1, 3] } as const;
    const targetScaling = { kind: "minmax", offset: [10], factor: [0.5] } as const;
    const targets = new Float64Array([10, 11, 12]);
    const prepared = prepare(oneOutput, { inputs, targets }, { ...f32, scaling, targetScaling });
    const expected = [0, (2 - 0.1) * 3, (3 - 1) * 0.1, (4 - 0.1) * 3, (5 - 1) * 0.1, (6 - 0.1) * 3];
    expect(prepared.inputs).toEqual(new Float32Array(expected));
    expect(prepared.targets).toEqual(new Float32Array([0, 0.5, 1]));
    expect(inputs).toEqual(new Float32Array([1, 2, 3, 4, 5, 6]));
  });

  test("multiplies sample weights by class weights", () => {
    const weights = new Float64Array([1, 2, 3]);
    const prepared = prepare(classifier, { inputs, labels, weights }, { ...f32, classWeights: [10, 0, 100] });
    expect(prepared.weights).toEqual(new Float32Array([100, 20, 300]));
  });

  test("passes sample weights on in the working precision", () => {
    const weights = new Float64Array([0.1, 0, 3]);
    expect(prepare(classifier, { inputs, labels, weights }, f32).weights).toEqual(new Float32Array(weights));
  });

  test("balanced class weights are rows / (classes present · rows of the class)", () => {
    const prepared = prepare(classifier, { inputs, labels }, { precision: "f64", classWeights: "balanced" });
    expect(prepared.weights).toEqual(new Float64Array([3 / 4, 3 / 2, 3 / 4]));
  });

  test("balanced class weights add up to the number of rows", () => {
    const rowLabels = fc.array(fc.nat(2), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(rowLabels, (list) => {
        const data = { inputs: new Float64Array(2 * list.length), labels: Uint8Array.from(list) };
        const { weights } = prepare(classifier, data, { precision: "f64", classWeights: "balanced" });
        expect(Array.from(weights!).reduce((a, b) => a + b)).toBeCloseTo(list.length, 9);
      }),
    );
  });

  const three = new Float32Array(9).fill(1 / 3);
  const changed = (place: number, value: number, values = three) =>
    values.map((old, i) => (i === place ? value : old));
  const bad: [Dataset, Partial<PrepareOptions>, string][] = [
    [
      { inputs: inputs.subarray(0, 0), labels: labels.subarray(0, 0) },
      {},
      "data/rows: data: expected at least one row, got none. Check that the data was read.",
    ],
    [
      { inputs: anything([1, 2]), labels },
      {},
      "data/floats: data: expected inputs to be a Float32Array or a Float64Array, got a list of 2. dataset(rows, answers) makes one from nested lists.",
    ],
    [
      { inputs, targets: anything("no") },
      {},
      'data/floats: data: expected targets to be a Float32Array or a Float64Array, got "no". dataset(rows, answers) makes one from nested lists.',
    ],
    [
      { inputs, labels, weights: anything([1, 1, 1]) },
      {},
      "data/floats: data: expected weights to be a Float32Array or a Float64Array, got a list of 3. dataset(rows, answers) makes one from nested lists.",
    ],
    [
      { inputs, labels: anything(new Float32Array(3)) },
      {},
      "data/labels-type: data: expected labels to be a typed array of whole numbers such as Uint8Array, got a Float32Array. Labels count classes from 0; numbers to predict are targets.",
    ],
    [
      { inputs },
      {},
      "data/answers: data: expected either labels or targets, got neither. Labels are classes, targets are numbers to predict.",
    ],
    [
      { inputs, labels, targets: three },
      { name: "validation" },
      "data/answers: validation: expected either labels or targets, got both. Labels are classes, targets are numbers to predict.",
    ],
    [
      { inputs, labels: new Uint8Array(4) },
      {},
      "data/inputs-size: data: expected 8 inputs (4 labels × inputSize 2), got 6. Each row needs inputSize numbers and one label.",
    ],
    [
      { inputs: new Float32Array(5), targets: three },
      {},
      "data/inputs-multiple: data: expected a multiple of inputSize 2 inputs, got 5. Each row needs inputSize numbers.",
    ],
    [
      { inputs, targets: three.subarray(1) },
      {},
      "data/targets-size: data: expected 9 targets (3 rows × outputSize 3), got 8. Each row needs outputSize numbers.",
    ],
    [
      { inputs, labels, weights: new Float32Array(2) },
      {},
      "data/weights-size: data: expected 3 weights (one per row), got 2.",
    ],
    [
      { inputs: changed(3, NaN, inputs), labels },
      {},
      "data/not-finite: data: expected finite inputs, got NaN in row 1, column 1 (counted from 0). Fill or drop that row.",
    ],
    [
      { inputs, targets: changed(8, -Infinity) },
      {},
      "data/not-finite: data: expected finite targets, got -Infinity in row 2, column 2 (counted from 0). Fill or drop that row.",
    ],
    [
      { inputs: new Float64Array([1, 2, 3, 4, 1e39, 6]), labels },
      {},
      'data/overflow: data: expected inputs that fit the working precision, got 1e+39 in row 2, column 0 (counted from 0). Scale the data or use precision "f64".',
    ],
    [
      { inputs, labels: new Uint8Array([2, 3, 0]) },
      {},
      "data/label: data: expected a label from 0 to 2, got 3 in row 1 (counted from 0). The network tells 3 classes apart.",
    ],
    [
      { inputs, labels: new Int8Array([2, 0, -1]) },
      {},
      "data/label: data: expected a label from 0 to 2, got -1 in row 2 (counted from 0). The network tells 3 classes apart.",
    ],
    [
      { inputs, labels },
      { targetScaling: { kind: "standard", offset: [0, 0, 0], factor: [1, 1, 1] } },
      "data/labels-scaled: data: expected targets, because the outputs of this model are scaled numbers, got labels. Give the numbers to predict as targets.",
    ],
    [
      { inputs, targets: changed(4, 1.5) },
      { loss: "binary-cross-entropy" },
      "data/target-range: data: expected targets from 0 to 1 for binary-cross-entropy, got 1.5 in row 1, column 1 (counted from 0). Use mean-squared-error for other numbers.",
    ],
    [
      { inputs, targets: changed(4, -0.5) },
      { loss: "cross-entropy" },
      "data/target-range: data: expected targets from 0 to 1 for cross-entropy, got -0.5 in row 1, column 1 (counted from 0). Use mean-squared-error for other numbers.",
    ],
    [
      { inputs, targets: new Float32Array([1, 0, 0, 0.5, 0.5, 0.5, 0, 0, 1]) },
      { loss: "cross-entropy" },
      "data/target-sum: data: expected the targets of a row to add up to 1 for cross-entropy, got 1.5 in row 1 (counted from 0). They are the probabilities of the classes.",
    ],
    [
      { inputs, labels, weights: new Float32Array([1, -1, 1]) },
      {},
      "data/weight: data: expected a finite weight of at least 0, got -1 in row 1 (counted from 0).",
    ],
    [
      { inputs, labels, weights: new Float32Array([1, 1, NaN]) },
      {},
      "data/weight: data: expected a finite weight of at least 0, got NaN in row 2 (counted from 0).",
    ],
    [
      { inputs, labels, weights: new Float32Array([Infinity, 1, 1]) },
      {},
      "data/weight: data: expected a finite weight of at least 0, got Infinity in row 0 (counted from 0).",
    ],
    [
      { inputs, labels, weights: new Float64Array([1, 1e39, 1]) },
      {},
      "data/weight: data: expected a finite weight of at least 0, got 1e+39 in row 1 (counted from 0).",
    ],
    [
      { inputs, labels, weights: new Float32Array(3) },
      {},
      "data/weights-zero: data: expected at least one row with a weight above 0, got none. Nothing would be learned.",
    ],
    [
      { inputs, targets: three },
      { classWeights: "balanced" },
      "data/class-weights-targets: data: expected labels with classWeights, got targets. Give weights per row instead.",
    ],
    [
      { inputs, labels },
      { classWeights: [1, 2] },
      "data/class-weights-size: data: expected 3 classWeights (one per class), got 2.",
    ],
    [
      { inputs, labels },
      { classWeights: [1, -2, 3] },
      "data/class-weight: data: expected classWeights to be finite and at least 0, got -2 for label 1.",
    ],
    [
      { inputs, labels },
      { classWeights: [1, 2, Infinity] },
      "data/class-weight: data: expected classWeights to be finite and at least 0, got Infinity for label 2.",
    ],
    [
      { inputs, labels },
      { scaling: { kind: "standard", offset: [0], factor: [1] } },
      "data/scaling-size: data: expected a scaling of 2 columns for the inputs, got 1.",
    ],
  ];
  test.each(bad)("refuses data that does not fit the network: %#", (data, options, message) => {
    expect(caught(() => prepare(classifier, data, { ...f32, ...options }))).toBe(message);
  });

  test("one output knows the labels 0 and 1 only", () => {
    expect(caught(() => prepare(oneOutput, { inputs, labels }, f32))).toBe(
      "data/label: data: expected a label from 0 to 1, got 2 in row 0 (counted from 0). The network tells 2 classes apart.",
    );
    const prepared = prepare(
      oneOutput,
      { inputs, labels: new Uint8Array([1, 0, 0]) },
      { ...f32, classWeights: [1, 7] },
    );
    expect(prepared.weights).toEqual(new Float32Array([7, 1, 1]));
  });

  test("accepts probabilities as the targets of cross-entropy, and any number elsewhere", () => {
    expect(prepare(classifier, { inputs, targets: three }, { ...f32, loss: "cross-entropy" }).rows).toBe(3);
    const wide = changed(0, -7);
    expect(prepare(classifier, { inputs, targets: wide }, { ...f32, loss: "squared-error" }).rows).toBe(3);
  });
});

test("firstNotFinite finds the first NaN or infinity at every place of every length", () => {
  for (const Floats of [Float32Array, Float64Array])
    for (let length = 0; length <= 9; length++) {
      expect(firstNotFinite(new Floats(length).fill(-3e38))).toBe(-1);
      for (let place = 0; place < length; place++)
        for (const value of [NaN, Infinity, -Infinity])
          expect(firstNotFinite(new Floats(length).fill(value, place))).toBe(place);
    }
});
