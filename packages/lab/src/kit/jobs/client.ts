// The page's side of a figure's computing: starts a Worker when it is first needed, runs a job by name, answers with a
// promise. A figure never computes for long on the page, and there is no network here but the library's.
import { KobaiError } from "kobai";
import type { FromJobs, Job, JobContext, Jobs, ToJobs } from "./messages.js";

type PartOf<J extends Job> = Parameters<J>[1] extends JobContext<infer Part> ? Part : never;

interface RunOptions<J extends Job> {
  readonly signal?: AbortSignal;
  readonly onPart?: (part: PartOf<J>) => void;
}

interface Waiting {
  /** What the Worker was asked; nothing for a job that has been told to stop. */
  readonly asked?: ToJobs;
  resolve(result: unknown): void;
  reject(reason: unknown): void;
  part(part: never): void;
}

/** A job that has been told to stop and still computes is ended by force after this. */
const patience = 250;

export class JobClient<J extends Jobs> {
  readonly #figure: string;
  readonly #makeWorker: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #run = 0;

  constructor(figure: string, makeWorker: () => Worker = newWorker) {
    this.#figure = figure;
    this.#makeWorker = makeWorker;
  }

  /** Rejects with the library's error (its code and fields), or with the signal's reason as soon as it aborts. */
  run<K extends keyof J & string>(
    job: K,
    argument: Parameters<J[K]>[0],
    { signal, onPart = () => {} }: RunOptions<J[K]> = {},
  ): Promise<Awaited<ReturnType<J[K]>>> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const run = ++this.#run;
    const asked = { kind: "run", run, figure: this.#figure, job, argument } as const;
    const done = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(run, { asked, resolve, reject, part: onPart });
      signal?.addEventListener("abort", () => this.#stop(run, signal.reason), { once: true });
    });
    this.#send(asked);
    return done as Promise<Awaited<ReturnType<J[K]>>>;
  }

  /** Ends the Worker. What it still computes is never told. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting.clear();
  }

  #stop(run: number, reason: unknown): void {
    const waiting = this.#waiting.get(run);
    if (!waiting) return;
    const worker = this.#worker;
    const force = setTimeout(() => {
      if (this.#worker === worker) this.#beginAnew();
    }, patience);
    this.#waiting.set(run, {
      resolve: () => clearTimeout(force),
      reject: () => clearTimeout(force),
      part: () => {},
    });
    this.#send({ kind: "stop", run });
    waiting.reject(reason);
  }

  /** A new Worker, which is asked again for whatever the old one has not answered: it begins anew. */
  #beginAnew(): void {
    const others = [...this.#waiting].filter(([, { asked }]) => asked);
    this.close();
    for (const [run, waiting] of others) {
      this.#waiting.set(run, waiting);
      this.#send(waiting.asked!);
    }
  }

  /** The Worker could not start, or broke: whatever it was asked for fails. */
  #fail(): void {
    const all = [...this.#waiting.values()];
    this.close();
    for (const { reject } of all) reject(new KobaiError("lab/worker", {}, "lab/worker"));
  }

  #send(message: ToJobs): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(message);
  }

  #open(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<FromJobs>) => this.#hear(data);
    worker.onerror = () => this.#fail();
    return worker;
  }

  #hear(message: FromJobs): void {
    const waiting = this.#waiting.get(message.run);
    if (!waiting) return;
    if (message.kind === "part") {
      waiting.part(message.part as never);
      return;
    }
    this.#waiting.delete(message.run);
    if (message.kind === "done") waiting.resolve(message.result);
    else waiting.reject(new KobaiError(message.failure.code, message.failure.fields, message.failure.code));
  }
}

function newWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "figure" });
}
