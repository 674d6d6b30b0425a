// The trainer in a real browser, on the real digits: what it reports, how soon it stops, and that the page lives on.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FromTrainer } from "../../src/workers/messages.js";
import { alive, type OpenLab, openLab, site, type WatchedPage, watchedPage } from "./lab.js";

let lab: OpenLab;
let watched: WatchedPage;

beforeAll(async () => {
  lab = await openLab();
  watched = await watchedPage(lab);
  await watched.page.goto("en/");
  await alive(watched.page);
});
afterAll(() => lab.close());

interface Ran {
  readonly events: FromTrainer["kind"][];
  readonly bytes: number;
  readonly last: { kind: string; stopped?: string; seconds?: number; testAccuracy?: number };
  /** From the order to stop to its answer. */
  readonly stopMilliseconds: number;
  /** The share of frames that came more than 50 ms after the one before. */
  readonly lateFrames: number;
}

/** Trains in the page's own Worker, by its messages alone, and stops at the first event of a kind. */
function trained(epochs: number, stopAt?: FromTrainer["kind"]): Promise<Ran> {
  const script = readdirSync(join(site, "assets")).find((file) => /^trainer-.*\.js$/.test(file));
  return watched.page.evaluate(
    async ({ script, epochs, stopAt }) => {
      const worker = new Worker(`../assets/${script}`, { type: "module" });
      const gaps: number[] = [];
      let before = performance.now();
      const frame = (now: number) => {
        gaps.push(now - before);
        before = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
      const ran = await new Promise<Ran>((resolve) => {
        const events: FromTrainer["kind"][] = [];
        let bytes = 0;
        let stopped = 0;
        let testAccuracy: number | undefined;
        worker.onmessage = ({ data }: MessageEvent<FromTrainer>) => {
          events.push(data.kind);
          if (data.kind === "data") bytes = data.value.loaded;
          if (data.kind === "epoch") testAccuracy = data.value.validation?.accuracy;
          if (data.kind === stopAt && stopped === 0) {
            stopped = performance.now();
            worker.postMessage({ kind: "stop", run: 1 });
          }
          if (data.kind !== "done" && data.kind !== "failed") return;
          const ending =
            data.kind === "done" ? { stopped: data.value.stopped, seconds: data.value.seconds } : data.value;
          const lateFrames = gaps.filter((gap) => gap > 50).length / gaps.length;
          const last = { kind: data.kind, testAccuracy, ...ending };
          resolve({ events, bytes, last, stopMilliseconds: performance.now() - stopped, lateFrames } as Ran);
        };
        const settings = { seed: 0, learningRate: 0.01, batchSize: 32, epochs };
        const dataFolder = new URL("../data/", location.href).href;
        worker.postMessage({ kind: "train", run: 1, settings, dataFolder });
      });
      worker.terminate();
      return ran;
    },
    { script, epochs, stopAt },
  );
}

describe("the trainer in the page", () => {
  it("learns the digits in one epoch and tells of it several times a second", async () => {
    const { events, bytes, last, lateFrames } = await trained(1);
    expect(last).toMatchObject({ kind: "done", stopped: "finished" });
    expect(last.testAccuracy).toBeGreaterThan(0.95);
    expect(bytes).toBeGreaterThan(11_000_000);
    expect(lateFrames).toBeLessThanOrEqual(0.02);
    expect(new Set(events)).toEqual(new Set(["data", "preparing", "progress", "snapshot", "epoch", "done"]));
    expect(events.filter((kind) => kind === "snapshot").length).toBeGreaterThanOrEqual(
      Math.floor((last.seconds ?? 0) * 2),
    );
  });

  it("stops within a moment, with the weights it has", async () => {
    const { last, stopMilliseconds } = await trained(50, "snapshot");
    expect(last).toMatchObject({ kind: "done", stopped: "aborted" });
    expect(stopMilliseconds).toBeLessThan(1000);
  });

  it("can be stopped while the data are still on their way", async () => {
    expect((await trained(50, "data")).last).toMatchObject({ kind: "done", stopped: "aborted", seconds: 0 });
  });

  it("leaves nothing amiss in the page", () => {
    expect(watched.faults).toEqual([]);
  });
});
