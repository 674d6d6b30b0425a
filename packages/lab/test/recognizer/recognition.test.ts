// How many drawings of many hands are read right with the weights that the page comes with, made by our own engine.
// The drawings of seeds 1 and 2 were looked at while the preparation was made; those of 101 and 102 never, nor any of
// the other hands.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "kobai";
import { describe, expect, test } from "vitest";
import { type Preparation, prepare } from "../../src/figures/recognizer/drawing/prepare.js";
import { settled } from "../../src/figures/recognizer/drawing/settle.js";
import { type Drawing, moved, scaled } from "../../src/figures/recognizer/drawing/strokes.js";
import { doubtOf } from "../../src/figures/recognizer/network/doubt.js";
import { read, recognizerOf } from "../../src/figures/recognizer/network/recognizer.js";
import { site } from "../browser/lab.js";
import { hands, type Sample } from "../hands/hands.js";
import { otherHands } from "../hands/other-hands.js";
import { scribbled } from "../hands/scribbles.js";

const recognizer = recognizerOf(load(readFileSync(join(site, "model/digits.safetensors"))))!;
const reading = (drawing: Drawing, preparation: Preparation = "mnist") =>
  read(recognizer, prepare(drawing, preparation));

function accuracy(
  samples: Sample[],
  change: (drawing: Drawing) => Drawing,
  preparation?: Preparation,
): number {
  const right = samples.filter(({ digit, drawing }) => reading(change(drawing), preparation).digit === digit);
  return right.length / samples.length;
}
const same = (drawing: Drawing) => drawing;
/** As a finished drawing is kept: stroke by stroke on the grid of the address. */
const kept = (drawing: Drawing) => {
  let done: Drawing = [];
  for (const stroke of drawing) done = settled([...done, stroke]);
  return done;
};

describe.each([
  ["many hands", hands, 1],
  ["many hands", hands, 101],
  ["many hands", hands, 102],
  ["other hands", otherHands, 201],
  ["other hands", otherHands, 202],
] as const)("300 drawings of digits in %s", (_, drawnBy, seed) => {
  const samples = drawnBy(seed, 300);
  const plain = accuracy(samples, same);

  test("are read, 97 of 100 at least", () => {
    expect(plain).toBeGreaterThanOrEqual(0.97);
  });
  test("are read no worse when moved by 4 pixels", () => {
    const directions = [
      [4, 0],
      [-4, 0],
      [0, 4],
      [0, -4],
    ] as const;
    for (const [dx, dy] of directions) {
      expect(accuracy(samples, (drawing) => moved(drawing, dx, dy))).toBeGreaterThanOrEqual(plain - 1 / 300);
    }
  });
  test("are read no worse when drawn half as large", () => {
    expect(accuracy(samples, (drawing) => scaled(drawing, 0.5))).toBeGreaterThanOrEqual(plain - 1 / 300);
  });
  test("are read no worse as they are kept in the address", () => {
    expect(accuracy(samples, kept)).toBeGreaterThanOrEqual(plain - 1 / 300);
  });
  test("are read far worse without the preparation: only centered, and worst as drawn", () => {
    const centered = accuracy(samples, same, "centered");
    expect(centered).toBeLessThan(0.85);
    expect(accuracy(samples, same, "drawn")).toBeLessThan(centered - 0.2);
  });
});

const styleOf = ({ digit, shape }: Sample) => `${digit} ${shape}`;

describe("a way of writing a digit", () => {
  /** MNIST's ones are bare strokes, so that these look like a 7 or a 9 to every network trained on it: with nine of them,
   * of other seeds, rates and decays, and under pens of other widths, 5–12 % of all ones with a flag were misread. */
  const hardlyInMnist = "1 long flag";

  test("is read 97 times in 100 whichever it is, but for a one with a long flag", () => {
    const drawings = otherHands(201, 10_000);
    const styles = new Set(drawings.map(styleOf));
    const shares = [...styles].map((style) => ({
      style,
      share: accuracy(
        drawings.filter((drawing) => styleOf(drawing) === style),
        same,
      ),
    }));
    expect(shares).toHaveLength(41);
    expect(shares.filter(({ style, share }) => share < 0.97 && style !== hardlyInMnist)).toEqual([]);
  });
});

describe("none of these", () => {
  test("is said of most scribbles and of few digits", () => {
    const digits = hands(101, 600).map(({ drawing }) => doubtOf(reading(drawing)));
    const scribbles = scribbled(101, 480).map(({ drawing }) => doubtOf(reading(drawing)));
    const share = (doubts: unknown[]) => doubts.filter((doubt) => doubt !== undefined).length / doubts.length;
    expect(share(digits)).toBeLessThan(0.04);
    expect(share(scribbles)).toBeGreaterThan(0.6);
  });
});
