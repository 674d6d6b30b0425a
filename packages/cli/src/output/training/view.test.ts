import type { EpochRecord, Progress } from "kobai";
import { describe, expect, test } from "vitest";
import { fakeScreen, visiblePaint } from "../../../test/screen.js";
import { withoutEscapes } from "../terminal.js";
import { displayWidth } from "../text.js";
import { epochLine, finalCurve, liveLinesOf } from "./lines.js";
import { liveLines } from "./live.js";
import { emptyRecord, epochsDone, recordEpoch, recordProgress } from "./record.js";
import { trainingView } from "./view.js";

const epochOf = (epoch: number, more: Partial<EpochRecord> = {}): EpochRecord => ({
  epoch,
  loss: 1 / epoch,
  learningRate: 0.01,
  seconds: 0.5,
  ...more,
});
const progressOf = (epoch: number, step: number, loss: number): Progress => ({
  epoch,
  epochs: 5,
  step,
  steps: 10,
  loss,
  accuracy: 0.5,
});
const options = { epochs: 1000, mayStopEarly: false, summedLoss: false, before: [] };

describe("epochLine", () => {
  test("stands in columns", () => {
    const validation = { loss: 0.25, accuracy: 1 };
    expect(epochLine(epochOf(2, { accuracy: 0.9, validation }), 100)).toBe(
      "epoch   2 of 100   loss  0.5000  90.00 % right   validation  0.2500 100.00 % right   500 ms",
    );
  });

  test("has no shares where there are no classes", () => {
    expect(epochLine(epochOf(2), 9)).toBe("epoch 2 of 9   loss  0.5000   500 ms");
  });
});

describe("a view without a terminal", () => {
  test("prints ever fewer epochs, and the last one", () => {
    const screen = fakeScreen();
    const view = trainingView(screen, options);
    for (let epoch = 1; epoch <= 234; epoch++) view.epoch(epochOf(epoch));
    view.progress(progressOf(3, 1, 0.1));
    view.finish();
    const epochs = Array.from(screen.text().matchAll(/epoch +(\d+) of/g), ([, epoch]) => Number(epoch));
    expect(epochs).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 234]);
    expect(screen.text().endsWith("\n\n")).toBe(true);
  });

  test("prints a round last epoch once", () => {
    const screen = fakeScreen();
    const view = trainingView(screen, options);
    view.epoch(epochOf(1));
    view.finish();
    expect(screen.text()).toBe("epoch    1 of 1000   loss  1.0000   500 ms\n\n");
  });
});

describe("the record of a run", () => {
  test("turns running means into the loss of each stretch", () => {
    const recorded = emptyRecord();
    recordProgress(recorded, progressOf(1, 5, 1), { summed: false });
    recordProgress(recorded, progressOf(1, 10, 0.75), { summed: false });
    recordProgress(recorded, progressOf(2, 5, 0.25), { summed: false });
    expect(recorded.loss).toEqual([
      { x: 0.25, y: 1 },
      { x: 0.75, y: 0.5 },
      { x: 1.25, y: 0.25 },
    ]);
    expect(epochsDone(recorded)).toBe(1.5);
  });

  test("divides a summed loss by its steps", () => {
    const recorded = emptyRecord();
    recordProgress(recorded, progressOf(1, 5, 10), { summed: true });
    recordProgress(recorded, progressOf(1, 10, 15), { summed: true });
    expect(recorded.loss.map(({ y }) => y)).toEqual([2, 1]);
  });

  test("takes epochs of which it saw no steps from their records, as after a resume", () => {
    const recorded = emptyRecord();
    recordEpoch(recorded, epochOf(1, { validation: { loss: 0.3 } }));
    expect(recorded.loss).toEqual([{ x: 0.5, y: 1 }]);
    expect(recorded.validation).toEqual([{ x: 1, y: 0.3 }]);
    expect(epochsDone(recorded)).toBe(1);
  });

  test("stays small however long the run is", () => {
    const recorded = emptyRecord();
    for (let epoch = 1; epoch <= 50_000; epoch++) recordEpoch(recorded, epochOf(epoch));
    expect(recorded.loss.length).toBeLessThanOrEqual(8192);
    expect(recorded.loss.at(-1)?.x).toBe(49_999.5);
  });
});

function recordedRun() {
  const recorded = emptyRecord();
  for (let step = 1; step <= 10; step++)
    recordProgress(recorded, progressOf(1, step, 1 / step), { summed: false });
  recordEpoch(recorded, epochOf(1, { loss: 0.1, validation: { loss: 0.2, accuracy: 0.9 } }));
  recordProgress(recorded, progressOf(2, 5, 0.05), { summed: false });
  return recorded;
}
const moment = { epochs: 5, mayStopEarly: false, seconds: 3, epochsBefore: 0 };

describe("the lines drawn in place", () => {
  test("end in numbers, a bar and the time left", () => {
    const lines = liveLinesOf(fakeScreen({ width: 90 }), recordedRun(), moment);
    expect(lines.slice(-2)).toEqual([
      "loss 0.0500 (50.00 % right)   validation 0.2000 (90.00 % right)",
      `epoch 2 of 5  ${"⠶".repeat(16)}${"⠤".repeat(37)}  7.00 s left`,
    ]);
  });

  test("names wear the colors of their curves", () => {
    const lines = liveLinesOf(fakeScreen({ paint: visiblePaint }), recordedRun(), moment);
    expect(lines.at(-2)).toBe(
      "<loss:loss> 0.0500 (50.00 % right)   <validation:validation> 0.2000 (90.00 % right)",
    );
  });

  test("promise no end where training may stop early", () => {
    const lines = liveLinesOf(fakeScreen(), recordedRun(), { ...moment, mayStopEarly: true });
    expect(lines.at(-1)).toBe("epoch 2, at most 5, 3.00 s");
  });

  test("do not guess the time left from the first moments", () => {
    const recorded = emptyRecord();
    recordProgress(recorded, { ...progressOf(1, 1, 1), steps: 1000 }, { summed: false });
    expect(liveLinesOf(fakeScreen(), recorded, moment).at(-1)).toMatch(/3\.00 s$/);
  });

  test.each([20, 40, 80, 200])("have no line longer than %i columns", (width) => {
    const lines = liveLinesOf(fakeScreen({ width }), recordedRun(), moment);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  test.each([3, 5, 8, 12])("leave a terminal of %i rows its last row", (height) => {
    const lines = liveLinesOf(fakeScreen({ height }), recordedRun(), moment);
    expect(lines.length).toBeLessThanOrEqual(Math.max(2, height - 1));
  });
});

describe("the curve that stays", () => {
  test("says what it shows", () => {
    expect(finalCurve(fakeScreen(), recordedRun()).slice(-2)).toEqual([
      "      loss and validation over 2 epochs, log scale",
      "",
    ]);
  });

  test("fits 20 columns", () => {
    for (const line of finalCurve(fakeScreen({ width: 20 }), recordedRun()))
      expect(displayWidth(line)).toBeLessThanOrEqual(20);
  });

  test("is not there when nothing was seen", () => {
    expect(finalCurve(fakeScreen(), emptyRecord())).toEqual([]);
  });
});

describe("liveLines", () => {
  test("draws over what it drew, and gives the cursor back", () => {
    const screen = fakeScreen({ live: true });
    const lines = liveLines(screen);
    lines.draw(["one", "two"]);
    lines.draw(["three"]);
    lines.clear();
    expect(screen.text()).toBe(
      "\u001b[?25lone\ntwo\n\u001b[?25l\r\u001b[2A\u001b[Jthree\n\r\u001b[1A\u001b[J\u001b[?25h",
    );
  });

  test("counts the rows that lines take after the terminal became narrower", () => {
    let width = 80;
    const screen = { ...fakeScreen({ live: true }), width: () => width };
    let written = "";
    const lines = liveLines({ ...screen, write: (text) => void (written += text) });
    lines.draw(["x".repeat(60)]);
    width = 20;
    lines.clear();
    expect(written).toContain("\u001b[3A");
  });

  test("a live view draws, and leaves its curve", () => {
    const screen = fakeScreen({ live: true });
    const view = trainingView(screen, { ...options, epochs: 5, before: [epochOf(1)] });
    view.progress(progressOf(2, 5, 0.4));
    view.epoch(epochOf(2));
    view.finish();
    const shown = withoutEscapes(screen.text());
    expect(shown).toContain("epoch 2 of 5");
    expect(shown.trimEnd().endsWith("loss over 2 epochs, log scale")).toBe(true);
  });
});
