import { expect, test } from "vitest";
import { parse, print } from "../../url-state.js";
import { boxOf } from "./drawing/strokes.js";
import { schema } from "./state.js";

test("the figure opens with a seven in two strokes, well inside the surface", () => {
  const { drawing } = parse(schema, "recognizer", "");
  expect(drawing).toHaveLength(2);
  const { left, top, width, height } = boxOf(drawing)!;
  expect(Math.min(left, top, 24 - left - width, 24 - top - height)).toBeGreaterThan(2);
});

test("an address carries the drawing, its preparation and the settings, and an empty surface too", () => {
  const search =
    "?recognizer.drawing=gIgI&recognizer.prepare=drawn&recognizer.seed=7&recognizer.learningRate=0.02";
  const values = parse(schema, "recognizer", search);
  expect(values).toMatchObject({
    drawing: [[{ x: 8, y: 8 }]],
    prepare: "drawn",
    seed: 7,
    learningRate: 0.02,
  });
  expect(print(schema, "recognizer", values)).toBe(search);
  expect(parse(schema, "recognizer", "?recognizer.drawing=").drawing).toEqual([]);
});

test("an address asks for no training that could not be", () => {
  const search =
    "?recognizer.batchSize=0&recognizer.epochs=1000&recognizer.learningRate=-1&recognizer.seed=1.5";
  expect(parse(schema, "recognizer", search)).toMatchObject({
    batchSize: 16,
    epochs: 5,
    learningRate: 0.14,
    seed: 1,
  });
});
