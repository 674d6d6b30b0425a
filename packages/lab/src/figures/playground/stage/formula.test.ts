import { dense, network, trace } from "kobai";
import { expect, test } from "vitest";
import { diagramOf } from "../../../kit/diagram/diagram.js";
import { plain } from "../../../kit/formula/terms.js";
import { formulasOf } from "./formula.js";

const untrained = network({ inputSize: 2 }, [dense(1, "tanh"), dense(1, "identity")]);
const model = {
  ...untrained,
  parameters: [
    { weights: Float64Array.of(2, -1), bias: Float64Array.of(0.5) },
    { weights: Float64Array.of(3), bias: Float64Array.of(-0.25) },
  ],
};
const formulas = (column: number) =>
  formulasOf(diagramOf(model, [0.25, 1]), { column, index: 0 }, trace(model, [0.25, 1]).layers).map(plain);

test("a node is its sum, then what its activation makes of it", () => {
  // z = 0.5 − 1 + 0.5 = 0
  expect(formulas(1)).toEqual(["z = 2.00 × 0.25 + (−1.00) × 1.00 + 0.50 = 0.00", "h1 = tanh (0.00) = 0.00"]);
});

test("without an activation it is the sum, and an input is itself", () => {
  expect(formulas(2)).toEqual(["y = 3.00 × 0.00 + (−0.25) = −0.25"]);
  expect(formulas(0)).toEqual(["x1 = 0.25"]);
});
