import { describe, expect, test } from "vitest";
import type { Drawing } from "../drawing/strokes.js";
import { recognizerOf } from "../network/recognizer.js";
import { answers, casesFromText, casesToCsv, casesToText, mostCases } from "./cases.js";

const one: Drawing = [
  [
    { x: 12, y: 4 },
    { x: 12, y: 20 },
  ],
];
const seven: Drawing = [
  [
    { x: 6, y: 5 },
    { x: 16, y: 5 },
    { x: 10, y: 20 },
  ],
];
const cases = [
  { drawing: one, digit: 1 },
  { drawing: seven, digit: 7 },
];

describe("own cases", () => {
  test("come back from their text", () => {
    expect(casesFromText(casesToText(cases))).toEqual(cases);
    expect(casesFromText("")).toEqual([]);
  });
  test("pass over lines that are no case", () => {
    const text = `11 AA\nx AA\n3\n4 \n5 !!\n${casesToText(cases)}\n6 AA BB`;
    expect(casesFromText(text)).toEqual(cases);
  });
  test("are never more than fit", () => {
    expect(casesFromText("1 AA\n".repeat(mostCases + 5))).toHaveLength(mostCases);
  });
  test("are answered by a recognizer one by one", () => {
    // says 7 where there is ink in one pixel of the bar, else 1
    const hiddenWeights = Float32Array.from({ length: 576 }, (_, i) => (i === 6 * 24 + 7 ? 40 : 0));
    const outputWeights = Float32Array.from({ length: 10 }, (_, digit) => (digit === 7 ? 9 : 0));
    const bias = Float32Array.from({ length: 10 }, (_, digit) => (digit === 1 ? 5 : 0));
    const recognizer = recognizerOf({
      inputSize: 576,
      layers: [
        { outputSize: 1, activation: "sigmoid" },
        { outputSize: 10, activation: "softmax" },
      ],
      parameters: [
        { weights: hiddenWeights, bias: [-5] },
        { weights: outputWeights, bias },
      ],
    })!;
    expect(answers(recognizer, cases)).toEqual([1, 7]);
  });
  test("become a table of 576 pixels and a label", () => {
    const [header, first, second, end] = casesToCsv(cases).split("\n");
    expect(header.split(",")).toHaveLength(577);
    expect(header).toMatch(/^pixel0,pixel1,.*,pixel575,label$/);
    const values = first.split(",").map(Number);
    expect(values).toHaveLength(577);
    expect(values[576]).toBe(1);
    expect(values[12 * 24 + 12]).toBe(1);
    expect(values.slice(0, 576).every((value) => value >= 0 && value <= 1)).toBe(true);
    expect(second.endsWith(",7")).toBe(true);
    expect(end).toBe("");
  });
});
