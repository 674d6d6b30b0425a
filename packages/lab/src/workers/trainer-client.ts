// The page's side of the trainer: starts the Worker when it is first needed and hands on what it reports.
import type { Model } from "kobai";
import type { FromTrainer, ToTrainer, TrainerEvent, TrainerEvents, TrainingSettings } from "./messages.js";

type Listener<K extends TrainerEvent> = (value: TrainerEvents[K]) => void;

export class TrainerClient {
  readonly #dataFolder: string;
  readonly #makeWorker: () => Worker;
  readonly #listeners = new Map<TrainerEvent, Set<Listener<never>>>();
  #worker: Worker | undefined;
  #run = 0;

  /** `dataFolder` is the absolute address of the folder that holds the training data. */
  constructor(dataFolder: string, makeWorker: () => Worker = newTrainer) {
    this.#dataFolder = dataFolder;
    this.#makeWorker = makeWorker;
  }

  /** Trains from new weights, and judges the model `before`. A training still under way is stopped and says no more. */
  start(settings: TrainingSettings, before?: Model): void {
    if (this.#run > 0) this.stop();
    this.#run += 1;
    this.#send({ kind: "train", run: this.#run, settings, dataFolder: this.#dataFolder, before });
  }

  /** The training ends within one step and answers with `done`, its weights kept. */
  stop(): void {
    if (this.#worker) this.#send({ kind: "stop", run: this.#run });
  }

  /** Calls `listener` at every such event. Returns what ends it. */
  on<K extends TrainerEvent>(kind: K, listener: Listener<K>): () => void {
    const listeners = this.#listeners.get(kind) ?? new Set();
    this.#listeners.set(kind, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  onProgress(listener: Listener<"progress">): () => void {
    return this.on("progress", listener);
  }

  onSnapshot(listener: Listener<"snapshot">): () => void {
    return this.on("snapshot", listener);
  }

  /** Ends the Worker and frees the data it holds. */
  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(message: ToTrainer): void {
    this.#worker ??= this.#open();
    this.#worker.postMessage(message);
  }

  #open(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<FromTrainer>) => {
      if (data.run === this.#run) this.#tell(data.kind, data.value);
    };
    worker.onerror = () => this.#tell("failed", { code: "lab/worker", fields: {} });
    return worker;
  }

  #tell<K extends TrainerEvent>(kind: K, value: TrainerEvents[K]): void {
    for (const listener of this.#listeners.get(kind) ?? []) (listener as Listener<K>)(value);
  }
}

function newTrainer(): Worker {
  return new Worker(new URL("./trainer.ts", import.meta.url), { type: "module", name: "trainer" });
}
