import { expect, test } from "vitest";
import { type Frames, ticker, tween } from "./clock.js";

/** Frames that come when the test says so. */
function byHand(): Frames & { at(now: number): void; readonly waiting: number } {
  const asked = new Map<number, (now: number) => void>();
  let last = 0;
  return {
    request(callback) {
      asked.set(++last, callback);
      return last;
    },
    cancel: (handle) => void asked.delete(handle),
    at(now) {
      const due = [...asked.values()];
      asked.clear();
      for (const callback of due) callback(now);
    },
    get waiting() {
      return asked.size;
    },
  };
}

test("a ticker acts at once, then once in its time, and does not make up for late frames", () => {
  const frames = byHand();
  let count = 0;
  ticker(() => ++count > 0, { milliseconds: 100, frames });
  const counts = [0, 50, 100, 150, 600, 650].map((now) => {
    frames.at(now);
    return count;
  });
  expect(counts).toEqual([1, 1, 2, 2, 3, 3]);
});

test("a ticker ends when its act answers false, or when it is stopped", () => {
  const frames = byHand();
  ticker(() => false, { milliseconds: 100, frames });
  frames.at(0);
  expect(frames.waiting).toBe(0);
  const stop = ticker(() => true, { milliseconds: 100, frames });
  frames.at(0);
  stop();
  expect(frames.waiting).toBe(0);
});

test("a tween begins at 0, is half way at half time, and ends on 1 exactly", () => {
  const frames = byHand();
  const shares: number[] = [];
  tween((share) => shares.push(share), { milliseconds: 200, frames });
  for (const now of [1000, 1100, 1300]) frames.at(now);
  expect(shares).toEqual([0, 0.5, 1]);
  expect(frames.waiting).toBe(0);
});

test("an interrupted tween says no more", () => {
  const frames = byHand();
  const shares: number[] = [];
  const interrupt = tween((share) => shares.push(share), { frames });
  frames.at(0);
  interrupt();
  frames.at(500);
  expect(shares).toEqual([0]);
});
