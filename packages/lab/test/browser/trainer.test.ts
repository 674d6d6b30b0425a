// The trainer in a real browser, on the real digits: what it reports, the weights it ends with, and that it stops.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Model } from "kobai";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bestSettings, type FromTrainer } from "../../src/workers/messages.js";
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
  /** As `kobai train --json` tells it, where training has left a model. */
  readonly weightsHash: string | undefined;
}

/** Chunks that it shares with other Workers have names like its own: the page knows which one it starts. */
function trainerScript(): string {
  const assets = join(site, "assets");
  for (const file of readdirSync(assets).filter((file) => file.endsWith(".js"))) {
    const found = /new Worker\(new URL\([^)]*?(trainer-[\w-]+\.js)/.exec(
      readFileSync(join(assets, file), "utf8"),
    );
    if (found) return found[1];
  }
  throw new Error("no script of the site starts the trainer");
}

/** Trains in the page's own Worker, by its messages alone, and stops at the first event of a kind. */
function trained(
  epochs: number,
  stopAt?: FromTrainer["kind"],
  { page } = watched,
  batchSize = bestSettings.batchSize,
): Promise<Ran> {
  const script = trainerScript();
  return page.evaluate(
    async ({ script, epochs, stopAt, chosen }) => {
      const worker = new Worker(`../assets/${script}`, { type: "module" });
      const hashOf = async (model: Model) => {
        const arrays = model.parameters.flatMap(({ weights, bias }) => [weights, bias]);
        const digest = await crypto.subtle.digest("SHA-256", await new Blob(arrays).arrayBuffer());
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      };
      const ran = await new Promise<Ran>((resolve) => {
        const events: FromTrainer["kind"][] = [];
        let bytes = 0;
        let asked = false;
        let testAccuracy: number | undefined;
        worker.onmessage = async ({ data }: MessageEvent<FromTrainer>) => {
          events.push(data.kind);
          if (data.kind === "data") bytes = data.value.loaded;
          if (data.kind === "epoch") testAccuracy = data.value.validation?.accuracy;
          if (data.kind === stopAt && !asked) {
            asked = true;
            worker.postMessage({ kind: "stop", run: 1 });
          }
          if (data.kind !== "done" && data.kind !== "failed") return;
          const ending =
            data.kind === "done" ? { stopped: data.value.stopped, seconds: data.value.seconds } : data.value;
          const model = data.kind === "done" ? data.value.model : undefined;
          const last = { kind: data.kind, testAccuracy, ...ending };
          resolve({ events, bytes, last, weightsHash: model && (await hashOf(model)) } as Ran);
        };
        const settings = { ...chosen, seed: 0, epochs };
        const dataFolder = new URL("../data/", location.href).href;
        worker.postMessage({ kind: "train", run: 1, settings, dataFolder });
      });
      worker.terminate();
      return ran;
    },
    { script, epochs, stopAt, chosen: { ...bestSettings, batchSize } },
  );
}

/** What the command that the figure offers to copy ends with. */
function commandLineHash(epochs: number): string {
  const command = fileURLToPath(new URL("../../../cli/bin/kobai.js", import.meta.url));
  const words = ["train", "mnist", "--preset", "best", "--seed", "0", "--epochs", `${epochs}`, "--json"];
  const { stdout } = spawnSync(process.execPath, [command, ...words], { encoding: "utf8" });
  return JSON.parse(stdout).weightsHash;
}

describe("the trainer in the page", () => {
  it("learns the digits in one epoch and tells of it several times a second", async () => {
    const { events, bytes, last, weightsHash } = await trained(1);
    expect(last).toMatchObject({ kind: "done", stopped: "finished" });
    expect(last.testAccuracy).toBeGreaterThan(0.95);
    expect(bytes).toBeGreaterThan(11_000_000);
    expect(new Set(events)).toEqual(new Set(["data", "preparing", "progress", "snapshot", "epoch", "done"]));
    expect(events.filter((kind) => kind === "snapshot").length).toBeGreaterThanOrEqual(
      Math.floor((last.seconds ?? 0) * 2),
    );
    expect(weightsHash).toBe(commandLineHash(1));
  });

  it("stops where it is asked to, with the weights it has", async () => {
    const { last, weightsHash } = await trained(50, "snapshot");
    expect(last).toMatchObject({ kind: "done", stopped: "aborted" });
    expect(weightsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("can be stopped while the data are still on their way", async () => {
    expect((await trained(50, "data")).last).toMatchObject({ kind: "done", stopped: "aborted", seconds: 0 });
  });

  it("leaves nothing amiss in the page", () => {
    expect(watched.faults).toEqual([]);
  });
});

describe("threads of the trainer", () => {
  /** Work enough for two threads, in a step and in all. */
  const forThreads = { epochs: 4, batchSize: 64 };

  /** What a training ends with in a page of its own, and which scripts of threads were fetched for it. */
  async function hashIn(isolated: boolean) {
    const other = await watchedPage(lab, { serviceWorkers: "block" });
    const threads: string[] = [];
    other.page.context().on("request", (request) => {
      if (/\/assets\/thread-/.test(request.url())) threads.push(request.url());
    });
    if (!isolated)
      await other.page.route("**/en/", async (route) => {
        const response = await route.fetch();
        const { "cross-origin-opener-policy": _, ...headers } = response.headers();
        await route.fulfill({ response, headers });
      });
    await other.page.goto("en/");
    await alive(other.page);
    expect(await other.page.evaluate(() => crossOriginIsolated)).toBe(isolated);
    const { weightsHash } = await trained(forThreads.epochs, undefined, other, forThreads.batchSize);
    await other.page.context().close();
    return { weightsHash, threads: threads.length };
  }

  it("are Workers of its Worker, and change no bit", async () => {
    const [together, alone] = [await hashIn(true), await hashIn(false)];
    const cores = await watched.page.evaluate(() => navigator.hardwareConcurrency);
    expect(together.threads).toBeGreaterThanOrEqual(cores > 1 ? 1 : 0);
    expect(alone.threads).toBe(0);
    expect(together.weightsHash).toBe(alone.weightsHash);
  });
});
