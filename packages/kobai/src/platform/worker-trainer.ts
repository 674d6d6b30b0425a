// A trainer that runs in a Worker, so that training never blocks a page. Every call becomes a message and its answer.
import { isInMemory } from "../data/prepared.js";
import { KobaiError } from "../errors.js";
import type { ThreadsAsked, Trainer, TrainingJob } from "../machine.js";
import { platformMessages } from "./errors.js";
import { lendRows } from "./lent-rows.js";
import { type PlainError, revivedError } from "./plain-error.js";

/** What the Worker tells of the trainer that it has made. */
export type Made = Pick<Trainer, "path" | "kernels" | "threads">;

/** A call of one method of the trainer in the Worker; the first is "make" with the job and how
 * many threads are wanted. */
export interface CallMessage {
  readonly id: number;
  readonly method: RemoteMethod | "make";
  readonly operands: readonly unknown[];
}
export type RemoteMethod = Exclude<keyof Trainer, keyof Made | "close">;

/** Its answer. An error crosses as plain data: classes do not. */
export type AnswerMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError };

/** Whether this is a page, whose only thread must stay free. */
export function inPage(): boolean {
  return "document" in globalThis && "Worker" in globalThis;
}

/** Throws what `compiledTrainer` throws, and "platform/worker" where the page may not start the Worker. */
export async function workerTrainer(job: TrainingJob, threads: ThreadsAsked): Promise<Trainer> {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  const call = caller(worker);
  const loan = isInMemory(job.data) ? undefined : lendRows(job.data);
  const sent = loan ? { ...job, data: loan.lent } : job;
  const made = (await call("make", [sent, threads], loan && [loan.lent.port]).catch((error) => {
    worker.terminate();
    throw error;
  })) as Made;
  const remote =
    <Method extends RemoteMethod>(method: Method) =>
    (...operands: Parameters<Trainer[Method]>) =>
      call(method, operands) as ReturnType<Trainer[Method]>;
  return {
    ...made,
    setOrder: remote("setOrder"),
    train: remote("train"),
    read: remote("read"),
    write: remote("write"),
    snapshot: remote("snapshot"),
    rewind: remote("rewind"),
    logits: remote("logits"),
    close: () => {
      worker.terminate();
      return loan?.takeBack();
    },
  };
}

type Waiting = { resolve: (value: unknown) => void; reject: (error: unknown) => void };

/** Sends calls and matches answers to them by number. */
function caller(worker: Worker) {
  const waiting = new Map<number, Waiting>();
  worker.onmessage = ({ data }: MessageEvent<AnswerMessage>) => {
    const call = waiting.get(data.id);
    waiting.delete(data.id);
    if ("error" in data) call?.reject(revivedError(data.error));
    else call?.resolve(data.result);
  };
  worker.onerror = ({ message }) => {
    const reason = message || "the browser gave no reason";
    const text = platformMessages["platform/worker"]({ reason });
    for (const { reject } of waiting.values()) reject(new KobaiError("platform/worker", { reason }, text));
    waiting.clear();
  };
  let next = 0;
  return (method: CallMessage["method"], operands: readonly unknown[], given: Transferable[] = []) =>
    new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      worker.postMessage({ id, method, operands } satisfies CallMessage, given);
    });
}
