import { describe, expect, test } from "vitest";
import { html } from "./html.js";
import { lossPlot, scatterPlot } from "./plots.js";

describe("html", () => {
  test("escapes whatever is put in, and nothing that was made here", () => {
    const name = `<script>alert("it's & that")</script>`;
    expect(html`<p title="${name}">${[1, html`<b>${name}</b>`, undefined]}</p>`.html).toBe(
      '<p title="&lt;script&gt;alert(&quot;it&#39;s &amp; that&quot;)&lt;/script&gt;">1<b>&lt;script&gt;alert(&quot;it&#39;s &amp; that&quot;)&lt;/script&gt;</b></p>',
    );
  });
});

describe("plots", () => {
  const epoch = (at: number, loss: number) => ({ epoch: at, loss, learningRate: 1, seconds: 1 });

  test("of a loss go from the first to the last epoch, by its logarithm", () => {
    const drawn = lossPlot([epoch(1, 100), epoch(2, 10), epoch(3, 1)])!.html;
    expect(drawn).toContain('d="M64.0 12.0L228.0 110.0L392.0 208.0"');
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
    expect(drawn).toContain('cx="260.0" cy="110.0"');
    expect(drawn).toContain("Predicted a &lt; b beside the true one");
  });
});
