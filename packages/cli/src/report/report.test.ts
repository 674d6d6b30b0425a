import { describe, expect, test } from "vitest";
import { html } from "./html.js";
import { lossPlot, scatterPlot } from "./plots.js";
import { classScores, macroF1 } from "./scores.js";

describe("html", () => {
  test("escapes whatever is put in, and nothing that was made here", () => {
    const name = `<script>alert("it's & that")</script>`;
    expect(html`<p title="${name}">${[1, html`<b>${name}</b>`, undefined]}</p>`.html).toBe(
      '<p title="&lt;script&gt;alert(&quot;it&#39;s &amp; that&quot;)&lt;/script&gt;">1<b>&lt;script&gt;alert(&quot;it&#39;s &amp; that&quot;)&lt;/script&gt;</b></p>',
    );
  });
});

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

describe("plots", () => {
  const epoch = (at: number, loss: number) => ({ epoch: at, loss, learningRate: 1, seconds: 1 });

  test("of a loss go from the first to the last epoch, by its logarithm", () => {
    const drawn = lossPlot([epoch(1, 100), epoch(2, 10), epoch(3, 1)])!.html;
    expect(drawn).toContain('d="M56.0 12.0L300.0 120.0L544.0 228.0"');
    expect(drawn).toContain('aria-label="Loss over 3 epochs, from 100.0 to 1.0000"');
  });

  test("need two losses that can be drawn", () => {
    expect(lossPlot([epoch(1, 1)])).toBeUndefined();
    expect(lossPlot([epoch(1, 1), epoch(2, Number.NaN)])).toBeUndefined();
    expect(lossPlot([epoch(1, 1), epoch(2, 1)])?.html).not.toContain("NaN");
  });

  test("of numbers have a dot for each row, and name what they show", () => {
    const drawn = scatterPlot([0, 10], [0, 5], "a < b").html;
    expect(drawn.match(/<circle/g)).toHaveLength(2);
    expect(drawn).toContain('cx="272.0" cy="120.0"');
    expect(drawn).toContain("Predicted a &lt; b beside the true one");
  });
});
