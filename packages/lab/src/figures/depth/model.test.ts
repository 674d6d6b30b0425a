import { expect, test } from "vitest";
import { runTypeScript } from "../../../../../test/markdown.js";
import { code } from "./code.js";
import { gradientByLayer, initializations, meanLoss, trainedLoss } from "./model.js";

// CPython 3.11 running the lecture's program from random.seed(0)
test.each([
  [2, 0.06861217002217822],
  [3, 0.05603815492268855],
])("%i layers end at the loss of exercise 3-12", (depth, loss) => {
  expect(Math.abs(trainedLoss(depth, "lecture") - loss)).toBeLessThan(1e-10);
});

test("always answering the mean costs 2.28176", () => {
  expect(meanLoss()).toBeCloseTo(2.2817634201779775, 12);
});

test("five layers and six end there, four do not", () => {
  expect(trainedLoss(4, "lecture")).toBeLessThan(0.1);
  for (const depth of [5, 6])
    expect(Math.abs(trainedLoss(depth, "lecture") - meanLoss())).toBeLessThan(0.001);
});

test("each further layer leaves the first about a tenth of the gradient", () => {
  const first = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((depth) => gradientByLayer(depth, "lecture")[0]);
  for (let i = 1; i < first.length; i++) {
    expect(first[i - 1] / first[i]).toBeGreaterThan(4);
    expect(first[i - 1] / first[i]).toBeLessThan(25);
  }
});

test("wider first weights bring more of it to the first layer", () => {
  const first = initializations.map((one) => gradientByLayer(6, one)[0]);
  expect(first[1] / first[0]).toBeGreaterThan(10);
  expect(first[2] / first[1]).toBeGreaterThan(10);
});

test.each(initializations)(
  "the program to copy prints the figure's gradients for %s",
  async (initialization) => {
    const [line] = await runTypeScript(code({ depth: 4, initialization }));
    expect(JSON.parse(line)).toHaveLength(4);
    (JSON.parse(line) as number[]).forEach((value, i) => {
      expect(value).toBeCloseTo(gradientByLayer(4, initialization)[i], 12);
    });
  },
);
