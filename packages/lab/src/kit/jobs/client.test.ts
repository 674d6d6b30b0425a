import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { JobClient } from "./client.js";
import type { FromJobs, JobContext, ToJobs } from "./messages.js";

const jobs = {
  double: (x: number) => 2 * x,
  count: (_: number, { tell }: JobContext<string>) => tell("one"),
};

class FakeWorker {
  readonly told: ToJobs[] = [];
  terminated = false;
  onmessage?: (event: { data: FromJobs }) => void;
  onerror?: () => void;
  postMessage(message: ToJobs) {
    this.told.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  say(data: FromJobs) {
    this.onmessage?.({ data });
  }
}

let workers: FakeWorker[];
let client: JobClient<typeof jobs>;
beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  client = new JobClient("some", () => workers[workers.push(new FakeWorker()) - 1] as unknown as Worker);
});
afterEach(() => void vi.useRealTimers());

describe("the client of a figure's jobs", () => {
  it("starts one Worker when it is first needed and answers each job with its own result", async () => {
    expect(workers).toHaveLength(0);
    const [first, second] = [client.run("double", 3), client.run("double", 4)];
    expect(workers).toHaveLength(1);
    expect(workers[0].told[1]).toEqual({ kind: "run", run: 2, figure: "some", job: "double", argument: 4 });
    workers[0].say({ kind: "done", run: 2, result: 8 });
    workers[0].say({ kind: "done", run: 1, result: 6 });
    expect(await Promise.all([first, second])).toEqual([6, 8]);
  });

  it("hands on parts as they come", async () => {
    const parts: string[] = [];
    const done = client.run("count", 1, { onPart: (part) => parts.push(part) });
    workers[0].say({ kind: "part", run: 1, part: "one" });
    workers[0].say({ kind: "done", run: 1, result: undefined });
    await done;
    expect(parts).toEqual(["one"]);
  });

  it("fails with the library's code and fields", async () => {
    const done = client.run("double", 3);
    workers[0].say({ kind: "failed", run: 1, failure: { code: "train/diverged", fields: { epoch: 2 } } });
    await expect(done).rejects.toMatchObject({ code: "train/diverged", fields: { epoch: 2 } });
  });

  it("fails when the Worker cannot start, and starts another for the next job", async () => {
    const done = client.run("double", 3);
    workers[0].onerror?.();
    await expect(done).rejects.toMatchObject({ code: "lab/worker" });
    void client.run("double", 3);
    expect(workers).toHaveLength(2);
  });

  it("answers an abort at once, and says no more of that job", async () => {
    const stop = new AbortController();
    const parts: string[] = [];
    const done = client.run("count", 1, { signal: stop.signal, onPart: (part) => parts.push(part) });
    stop.abort("enough");
    await expect(done).rejects.toBe("enough");
    expect(workers[0].told[1]).toEqual({ kind: "stop", run: 1 });
    workers[0].say({ kind: "part", run: 1, part: "one" });
    workers[0].say({ kind: "done", run: 1, result: undefined });
    vi.runAllTimers();
    expect(parts).toEqual([]);
    expect(workers[0].terminated).toBe(false);
  });

  it("ends by force a job that does not stop, and asks a new Worker for what waited behind it", async () => {
    const stop = new AbortController();
    const done = client.run("double", 3, { signal: stop.signal });
    const behind = client.run("double", 4);
    stop.abort("enough");
    await expect(done).rejects.toBe("enough");
    vi.runAllTimers();
    expect(workers[0].terminated).toBe(true);
    expect(workers[1].told).toEqual([{ kind: "run", run: 2, figure: "some", job: "double", argument: 4 }]);
    workers[1].say({ kind: "done", run: 2, result: 8 });
    expect(await behind).toBe(8);
  });
});
