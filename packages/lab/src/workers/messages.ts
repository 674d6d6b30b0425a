// What the page and the trainer say to each other: plain data, so that it can cross to a Worker as it is.
import type { EpochRecord, Model, Progress } from "kobai";
import type { DownloadProgress } from "../download.js";

/** What the reader may choose before training. */
export interface TrainingSettings {
  readonly seed: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly epochs: number;
  /** Cells of the hidden layer, 100 by default. */
  readonly hidden?: number;
}

/** What `kobai train mnist --preset best` chooses. */
export const bestSettings = { learningRate: 0.14, batchSize: 16, epochs: 5 };

/** The weights of a moment, as a model that can predict. */
export interface Snapshot {
  readonly model: Model;
  readonly epoch: number;
  readonly step: number;
}

export interface TrainingResult {
  /** Absent when it was stopped before it began. */
  readonly model?: Model;
  /** Of that model, on the test digits. */
  readonly accuracy?: number;
  readonly stopped: "finished" | "aborted";
  /** Of the training alone, without fetching the data. */
  readonly seconds: number;
}

/** Why it did not work, to be put into words by the catalogue: an error's code and its fields. */
export interface TrainingFailure {
  readonly code: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** By name: what the trainer reports. `epoch` carries the test's loss and accuracy as its `validation`. */
export interface TrainerEvents {
  /** Of the training data: fetched once, and only when the reader trains. */
  data: DownloadProgress;
  /** The data is there; rows are being read and kernels made. */
  preparing: { readonly samples: number };
  /** The model that was in use before, where one was handed over, on the test digits. */
  before: { readonly accuracy: number };
  progress: Progress;
  snapshot: Snapshot;
  epoch: EpochRecord;
  done: TrainingResult;
  failed: TrainingFailure;
}

export type TrainerEvent = keyof TrainerEvents;

export type FromTrainer = {
  [K in TrainerEvent]: { kind: K; run: number; value: TrainerEvents[K] };
}[TrainerEvent];

/** `run` numbers the trainings of a page, so that late messages of a stopped one are told apart. */
export type ToTrainer =
  | { kind: "train"; run: number; settings: TrainingSettings; dataFolder: string; before?: Model | undefined }
  | { kind: "stop"; run: number };
