import { describe, expect, it } from "vitest";
import { LabelScores } from "./label-scores.js";

describe("labels", () => {
  /** sklearn.metrics.precision_recall_fscore_support and accuracy_score of these six rows of three labels. */
  const targets = [1, 0, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0];
  const outputs = [0.9, 0.1, 0.2, 0.8, 0.4, 0.1, 0.6, 0.7, 0.3, 0.5, 0.9, 0.4, 0.2, 0.6, 0.1, 0.3, 0.2, 0.1];
  const scores = new LabelScores(3);
  for (let i = 0; i < 18; i += 3) scores.addRow(outputs.slice(i, i + 3), targets.slice(i, i + 3));
  const { accuracy, labels } = scores.score();

  it("have the scores of scikit-learn", () => {
    const [a, b, c] = labels;
    expect(a).toEqual({ rows: 4, accuracy: 4 / 6, precision: 3 / 4, recall: 3 / 4, f1: 0.75 });
    expect(b).toEqual({
      rows: 3,
      accuracy: 4 / 6,
      precision: 2 / 3,
      recall: 2 / 3,
      f1: expect.closeTo(2 / 3, 14),
    });
    expect(c).toEqual({ rows: 0, accuracy: 1, precision: 0, recall: 0, f1: 0 });
  });

  it("make a row right where every one is", () => {
    expect(accuracy).toBe(2 / 6);
  });
});
