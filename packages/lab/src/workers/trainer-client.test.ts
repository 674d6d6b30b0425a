import { describe, expect, it } from "vitest";
import type { ToTrainer } from "./messages.js";
import { TrainerClient } from "./trainer-client.js";

/** A Worker that keeps what it is told and says what a test makes it say. */
class FakeWorker {
  readonly told: ToTrainer[] = [];
  terminated = false;
  onmessage?: (event: { data: unknown }) => void;
  onerror?: () => void;
  postMessage(message: ToTrainer) {
    this.told.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  say(kind: string, run: number, value: unknown) {
    this.onmessage?.({ data: { kind, run, value } });
  }
}

const settings = { seed: 0, learningRate: 0.01, batchSize: 32, epochs: 5 };

function made() {
  const workers: FakeWorker[] = [];
  const client = new TrainerClient("http://localhost/data/", () => {
    workers.push(new FakeWorker());
    return workers[workers.length - 1] as unknown as Worker;
  });
  return { client, workers };
}

describe("the client of the trainer", () => {
  it("starts its Worker when it is first needed, and only once", () => {
    const { client, workers } = made();
    client.stop();
    expect(workers).toHaveLength(0);
    client.start(settings);
    client.start(settings);
    expect(workers).toHaveLength(1);
    expect(workers[0].told.map(({ kind, run }) => `${kind} ${run}`)).toEqual([
      "train 1",
      "stop 1",
      "train 2",
    ]);
  });

  it("hands on what the training under way reports, until the listener is ended", () => {
    const { client, workers } = made();
    const seen: unknown[] = [];
    const end = client.onProgress((progress) => seen.push(progress));
    client.start(settings);
    workers[0].say("progress", 1, "first");
    workers[0].say("snapshot", 1, "not asked for");
    end();
    workers[0].say("progress", 1, "after the end");
    expect(seen).toEqual(["first"]);
  });

  it("passes over what a former training still had to say", () => {
    const { client, workers } = made();
    const seen: unknown[] = [];
    client.on("done", (result) => seen.push(result));
    client.start(settings);
    client.start(settings);
    workers[0].say("done", 1, "late");
    workers[0].say("done", 2, "in time");
    expect(seen).toEqual(["in time"]);
  });

  it("reports a Worker that cannot run, and starts another after it is closed", () => {
    const { client, workers } = made();
    const seen: unknown[] = [];
    client.on("failed", (failure) => seen.push(failure));
    client.start(settings);
    workers[0].onerror?.();
    expect(seen).toEqual([{ code: "lab/worker", fields: {} }]);
    client.close();
    expect(workers[0].terminated).toBe(true);
    client.start(settings);
    expect(workers).toHaveLength(2);
  });
});
