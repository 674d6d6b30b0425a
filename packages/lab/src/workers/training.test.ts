import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { DownloadProgress } from "../download.js";
import { fetchDigits } from "./digits.js";
import type { TrainerEvent } from "./messages.js";
import { testAccuracy, train, untrained } from "./training.js";

const rows = 64;

/** An IDX file of bytes. Source: the description of the format on the MNIST page. */
function idx(sizes: number[], data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * sizes.length + data.length);
  bytes.set([0, 0, 8, sizes.length]);
  const view = new DataView(bytes.buffer);
  for (const [i, size] of sizes.entries()) view.setUint32(4 + 4 * i, size);
  bytes.set(data, 4 + 4 * sizes.length);
  return bytes;
}

/** Images of the digit d: white up to row 2d, so that a few steps tell them apart. */
const labels = Uint8Array.from({ length: rows }, (_, i) => i % 10);
const images = Uint8Array.from({ length: rows * 784 }, (_, k) =>
  Math.floor((k % 784) / 28) < 2 * (Math.floor(k / 784) % 10) + 4 ? 255 : 0,
);
const files: Record<string, Uint8Array<ArrayBuffer>> = {
  "train-images.gz": idx([rows, 28, 28], images),
  "train-labels.gz": idx([rows], labels),
  "test-images.gz": idx([rows, 28, 28], images),
  "test-labels.gz": idx([rows], labels),
};

/** A host that sends the files gzipped, or, declaring the encoding, has the browser unpack them. */
function serve({ unpacked = false } = {}) {
  vi.stubGlobal("fetch", async (address: URL) => {
    const file = files[address.pathname.split("/").pop() ?? ""];
    if (!file) return new Response(null, { status: 404 });
    const sent = new Uint8Array(gzipSync(file));
    return new Response(unpacked ? file : sent, { headers: { "content-length": String(sent.length) } });
  });
}

afterEach(() => vi.unstubAllGlobals());

const folder = "http://localhost/data/";
const settings = { seed: 0, learningRate: 0.05, batchSize: 16, epochs: 30, hidden: 12 };

describe("the data", () => {
  it.each([false, true])(
    "arrive counted, unpacked and cropped to 24 × 24 (unpacked by the browser: %s)",
    async (unpacked) => {
      serve({ unpacked });
      const told: DownloadProgress[] = [];
      const { train, test } = await fetchDigits(folder, (progress) => told.push(progress));
      expect(train.inputs).toHaveLength(rows * 576);
      expect([...(test.labels ?? [])]).toEqual([...labels]);
      expect(told[told.length - 1].loaded).toBe(told[told.length - 1].total);
      expect(told.every(({ loaded, total }) => loaded > 0 && loaded <= total)).toBe(true);
    },
  );

  it("that the site does not have are named", async () => {
    vi.stubGlobal("fetch", async () => new Response(null, { status: 404 }));
    await expect(fetchDigits(folder, () => {})).rejects.toMatchObject({
      code: "lab/data-missing",
      fields: { file: "train-images.gz", status: 404 },
    });
  });

  it("that cannot be reached are named", async () => {
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("failed to fetch")));
    await expect(fetchDigits(folder, () => {})).rejects.toMatchObject({ code: "lab/data-unreachable" });
  });
});

describe("a training", () => {
  async function run(signal: AbortSignal, onEvent: (kind: TrainerEvent) => void = () => {}) {
    serve();
    const digits = await fetchDigits(folder, () => {});
    const events: TrainerEvent[] = [];
    const tell = (kind: TrainerEvent) => {
      events.push(kind);
      onEvent(kind);
    };
    return { result: await train(settings, digits, { signal, tell }), events };
  }

  it("learns, and tells its progress, its weights and each epoch", async () => {
    const { result, events } = await run(new AbortController().signal);
    expect(result.stopped).toBe("finished");
    expect(result.model?.training).toMatchObject({ epochs: 30, seed: 0 });
    expect(events.filter((kind) => kind === "epoch")).toHaveLength(30);
    expect(events.slice(0, 2)).toEqual(["progress", "snapshot"]);
  });

  it("can be compared with the model before it", async () => {
    serve();
    const digits = await fetchDigits(folder, () => {});
    const before = await testAccuracy(untrained(settings), digits);
    const result = await train(settings, digits, { signal: new AbortController().signal, tell: () => {} });
    expect(result.accuracy).toBeGreaterThan(before);
    expect(result.accuracy).toBe(await testAccuracy(result.model!, digits));
  });

  it("ends with the weights it has when it is stopped", async () => {
    const stop = new AbortController();
    const { result, events } = await run(stop.signal, (kind) => kind === "epoch" && stop.abort());
    expect(result.stopped).toBe("aborted");
    expect(events.filter((kind) => kind === "epoch")).toHaveLength(1);
    expect(result.model?.parameters[0].weights).not.toEqual(untrained(settings).parameters[0].weights);
  });
});
