// Numbers marked so are what scikit-learn's metrics give for the same rows.
import { dense, type Model, network } from "kobai";
import { describe, expect, test } from "vitest";
import { baselineOf } from "./baseline.js";
import { classScores, macroF1 } from "./classes.js";
import { judge, scoreJson } from "./scores.js";

describe("classScores", () => {
  /** sklearn.metrics.precision_recall_fscore_support and f1_score(average="macro") of these 20 rows. */
  const confusion = [
    [5, 2, 1],
    [1, 6, 0],
    [0, 2, 3],
  ];

  test("are those of scikit-learn", () => {
    const [a, b, c] = classScores(confusion);
    expect(a).toEqual({ rows: 8, precision: 5 / 6, recall: 5 / 8, f1: expect.closeTo(10 / 14, 14) });
    expect(b).toEqual({ rows: 7, precision: 6 / 10, recall: 6 / 7, f1: expect.closeTo(12 / 17, 14) });
    expect(c).toEqual({ rows: 5, precision: 3 / 4, recall: 3 / 5, f1: expect.closeTo(6 / 9, 14) });
    expect(macroF1(confusion)).toBeCloseTo((10 / 14 + 12 / 17 + 6 / 9) / 3, 14);
  });

  test("of a class that never occurs and is never answered do not count", () => {
    const absent = [
      [2, 0, 0],
      [0, 0, 0],
      [1, 0, 1],
    ];
    expect(classScores(absent)[1]).toEqual({ rows: 0, precision: 0, recall: 0, f1: 0 });
    expect(macroF1(absent)).toBeCloseTo((4 / 5 + 2 / 3) / 2, 14);
  });
});

describe("baselineOf", () => {
  const classes: Model = {
    ...network({ inputSize: 1 }, [dense(3, "softmax")]),
    labels: ["yes", "no", "rare"],
  };

  test("answers the commonest class of the rows learned from", async () => {
    const inputs = new Float64Array(4);
    const learned = { inputs, labels: Uint8Array.of(0, 1, 1, 1) };
    const judged = { inputs, labels: Uint8Array.of(0, 0, 2, 1) };
    expect(await baselineOf({ learned, judged, model: classes })).toEqual({
      kind: "commonest",
      label: "no",
      accuracy: 0.25,
    });
  });

  test("answers the mean of the numbers learned from, column by column", async () => {
    const model = network({ inputSize: 1 }, [dense(2, "identity")]);
    const learned = { inputs: new Float64Array(2), targets: Float64Array.of(1, 10, 3, 20) };
    const judged = { inputs: new Float64Array(1), targets: Float64Array.of(5, 19) };
    expect(await baselineOf({ learned, judged, model })).toEqual({
      kind: "mean",
      rmse: Math.sqrt((9 + 16) / 2),
    });
  });

  test("answers what is commonest in each label", async () => {
    const model = labels();
    const learned = { inputs: new Float64Array(3), targets: Float64Array.of(1, 0, 1, 0, 0, 1) };
    const judged = { inputs: new Float64Array(2), targets: Float64Array.of(1, 0, 1, 1) };
    expect(await baselineOf({ learned, judged, model })).toEqual({ kind: "commonest-each", accuracy: 0.5 });
  });
});

/** Answers yes to the first label and no to the second, whatever the input. */
function labels(): Model {
  const model = network({ inputSize: 1 }, [dense(2, "sigmoid")]);
  const parameters = [{ weights: Float64Array.of(0, 0), bias: Float64Array.of(2, -2) }];
  return { ...model, parameters, columns: { inputs: [{ name: "x" }], targets: ["rain", "wind"] } };
}

describe("judge", () => {
  const inputs = new Float64Array(2);

  test("scores labels one by one, and rows by all of them", async () => {
    const { scores } = await judge(labels(), { inputs, targets: Float64Array.of(1, 0, 1, 1) });
    expect(scoreJson(labels(), scores)).toEqual({
      // softplus(2) - 2 and softplus(-2), and in the second row softplus(2) for what was wrong
      loss: expect.closeTo((3 * Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(2))) / 2, 12),
      accuracy: 0.5,
      macroF1: 0.5,
      targets: [
        { name: "rain", rows: 2, accuracy: 1, precision: 1, recall: 1, f1: 1 },
        { name: "wind", rows: 1, accuracy: 0.5, precision: 0, recall: 0, f1: 0 },
      ],
    });
  });

  test("scores several numbers one by one, and a single one once", async () => {
    const numbers = (size: number): Model => ({
      ...network({ inputSize: 1 }, [dense(size, "identity")]),
      parameters: [{ weights: new Float64Array(size), bias: new Float64Array(size).fill(1) }],
    });
    const several = await judge(numbers(2), { inputs, targets: Float64Array.of(1, 0, 3, 2) });
    expect(scoreJson(numbers(2), several.scores)).toMatchObject({
      r2: -0.5,
      targets: [
        { name: "value 1", r2: -1, mae: 1 },
        { name: "value 2", r2: 0, mae: 1 },
      ],
    });
    const single = await judge(numbers(1), { inputs, targets: Float64Array.of(1, 3) });
    expect(Object.keys(scoreJson(numbers(1), single.scores))).toEqual(["loss", "r2", "rmse", "mae"]);
  });
});
