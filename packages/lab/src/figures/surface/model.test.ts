// Oracles: the lecture's picture (w1, w2 in −2…2, w3 = −2, b = 1), closed forms, and kobai's own momentum.
import { dataset, dense, fit, momentum, network } from "kobai";
import { expect, test } from "vitest";
import { runTypeScript } from "../../../../../test/markdown.js";
import { byHand, gradientOf, lossOf, parameterNames, samples } from "../../lesson/node.js";
import { code } from "./code.js";
import { axesOf, contourLines, field, lowest, pairs, walked } from "./model.js";

const size = { side: 41, range: 2 };

test.each(pairs)("the pair %s names its axes", (pair) => {
  expect(axesOf[pair].map((index) => parameterNames[index]).join("-")).toBe(pair);
});

test("over w1 and w2 the lowest place of the lecture's picture is its corner", () => {
  const { loss, across, up } = lowest(field(byHand, "w1-w2", size));
  expect([across, up]).toEqual([-2, 2]);
  expect(loss).toBeCloseTo(0.0768, 4);
});

test("over w1 and w2 the loss is a sum of one function of each: no place has a bottom in both", () => {
  const at = (w1: number, w2: number) => lossOf([w1, w2, -2, 1]);
  for (const [w1, w2] of [
    [-1.5, 0.3],
    [0.7, -2],
  ])
    expect(at(w1, w2) - at(w1, 0)).toBeCloseTo(at(0, w2) - at(0, 0), 14);
  for (const { values } of [field(byHand, "w1-w2", size)])
    for (let i = 1; i < 41; i++) expect(values[i]).toBeGreaterThan(values[i - 1]);
});

test("over w1 and w3 nothing changes along the diagonal", () => {
  expect(lossOf([0.5, 0.5, -1.5, 1])).toBeCloseTo(lossOf([-1.25, 0.5, 0.25, 1]), 14);
});

test.each(["w1-b", "w2-b"] as const)(
  "across %s runs a valley: b has a lowest place that is not the edge",
  (pair) => {
    const { values, side } = field(byHand, pair, size);
    const middle = Array.from({ length: side }, (_, row) => values[row * side + 30]);
    const best = middle.indexOf(Math.min(...middle));
    expect(best).toBeGreaterThan(0);
    expect(best).toBeLessThan(side - 1);
  },
);

test("contour lines lie where the loss is their level", () => {
  for (const { level, rings } of contourLines(field(byHand, "w1-b", { side: 81, range: 2 })))
    for (const [x, y] of rings.flat().filter((place) => place.every((share) => share > 0.01 && share < 0.99)))
      expect(lossOf(byHand.with(0, 4 * x - 2).with(3, 4 * y - 2))).toBeCloseTo(level, 2);
});

test("a walk without momentum takes alpha times the gradient, and leaves the other two alone", () => {
  const [start, next] = walked(byHand, "w2-b", { alpha: 0.5, momentum: 0 }, 1);
  const gradient = gradientOf(start);
  expect(next).toEqual([1, 0.5 - 0.5 * gradient[1], -2, 1 - 0.5 * gradient[3]]);
});

test("momentum walks as kobai's optimizer does", async () => {
  // with w1 + w3 = 0 the node is one of a single input, x2, and the pair w2, b is all that it has
  const start = [1, 0.5, -1, 1];
  const one = network({ inputSize: 1 }, [dense(1, "sigmoid")]);
  one.parameters[0].weights[0] = 0.5;
  one.parameters[0].bias[0] = 1;
  const data = dataset(
    samples.map(({ x }) => [x[1]]),
    samples.map(({ target }) => [target]),
  );
  const { model } = await fit(one, data, {
    ...{
      loss: "squared-error",
      epochs: 9,
      batchSize: 3,
      shuffle: false,
      machine: "reference",
      precision: "f64",
    },
    optimizer: momentum({ learningRate: 0.5, momentum: 0.9 }),
  });
  const [, w2, , b] = walked(start, "w2-b", { alpha: 0.5, momentum: 0.9 }, 9)[9];
  expect(model.parameters[0].weights[0]).toBeCloseTo(w2, 12);
  expect(model.parameters[0].bias[0]).toBeCloseTo(b, 12);
});

test("the copied program prints where the fastest walk without momentum stands", async () => {
  const state = {
    node: byHand,
    pair: "w1-b",
    alphas: [0.3, 1, 3],
    momentum: 0.9,
    step: 12,
    range: 2,
    turn: 30,
  } as const;
  const [line] = await runTypeScript(code(state));
  const { 12: place } = walked(byHand, "w1-b", { alpha: 3, momentum: 0 }, 12);
  const printed = line.split(" ").map(Number);
  [place[0], place[3], lossOf(place)].forEach((wanted, i) => {
    expect(printed[i]).toBeCloseTo(wanted, 12);
  });
});
