import { describe, expect, it } from "vitest";
import { curvesOf, thinned } from "./curves.js";
import { jobs } from "./jobs.js";
import {
  bestOf,
  hasLearned,
  iterations,
  type Learned,
  lastLoss,
  learn,
  lossOfTheMean,
  rates,
} from "./model.js";

const seed = 0;
const all = new Map(rates.map((rate) => [rate, learn({ rate, seed })]));
const endOf = (rate: (typeof rates)[number]) => lastLoss(all.get(rate)!);

describe("the lecture's exercise 3-12", () => {
  it("has its losses pass by pass at rate 0.1", () => {
    const { losses } = all.get(0.1)!;
    const trace = { 1: 2.5263840763, 2: 2.5019429348, 10: 2.230489628, 50: 2.5747797434, 100: 1.6094148445 };
    const later = { 200: 0.3219935668, 500: 0.1719549402, 1000: 0.1640148168 };
    for (const [pass, loss] of Object.entries({ ...trace, ...later }))
      expect(losses[Number(pass) - 1]).toBeCloseTo(loss, 10);
  });

  it("has the lecture's losses after 1000 passes, where they do not hang on the last bit", () => {
    expect(endOf(0.01).toFixed(3)).toBe("0.214");
    expect(endOf(0.03).toFixed(3)).toBe("0.182");
    expect(endOf(0.1)).toBeCloseTo(0.16401481679387045, 12);
    expect(endOf(0.2).toFixed(2)).toBe("2.25");
    expect(endOf(1).toFixed(1)).toBe("21.1");
    expect(lossOfTheMean(seed)).toBeCloseTo(2.2817634201779775, 12);
  });

  it("learns up to 0.1 and not from 0.2 on", () => {
    const mean = lossOfTheMean(seed);
    expect(rates.filter((rate) => hasLearned(all.get(rate)!, mean))).toEqual([0.01, 0.03, 0.1]);
    expect(bestOf([...all.values()]).rate).toBe(0.1);
  });

  it("at rate 1 answers the same to everything in the end", () => {
    const [least, most] = all.get(1)!.answers;
    expect(least).toBeGreaterThan(0.99);
    expect(most).toBeLessThanOrEqual(1);
  });
});

describe("the job", () => {
  it("tells one rate after the other and ends when it is told to", async () => {
    const told: Learned[] = [];
    const stop = new AbortController();
    const tell = (one: Learned) => {
      told.push(one);
      if (told.length === 2) stop.abort();
    };
    await jobs.learn({ rates, seed }, { signal: stop.signal, tell });
    expect(told).toEqual([all.get(0.01), all.get(0.03)]);
  });
});

describe("the lines", () => {
  it("keep the first passes, about as many in every power of ten after them, and the last", () => {
    const points = thinned(all.get(0.1)!.losses);
    const within = (from: number, to: number) => points.filter(({ x }) => x >= from && x < to).length;
    expect([within(1, 10), within(100, 1000)]).toEqual([9, 36]);
    expect(points[points.length - 1]).toEqual({ x: iterations, y: endOf(0.1) });
    expect(thinned([3, 2]).map(({ x }) => x)).toEqual([1, 2]);
  });

  it("show the best in the color of loss, the guess in ink, the reader's own dashed", () => {
    const lines = curvesOf({ all: [...all.values()], guess: "0.5", own: 0.2, yours: "yours, " });
    expect(lines.find(({ hue }) => hue === "loss")?.id).toBe("0.1");
    expect(lines.filter(({ hue }) => hue === "ink").map(({ id }) => id)).toEqual(["0.2", "0.5"]);
    expect(lines.filter(({ dashed }) => dashed).map(({ id }) => id)).toEqual(["0.2"]);
    expect(curvesOf({ all: [], guess: "none", own: 1, yours: "" })).toEqual([]);
  });
});
