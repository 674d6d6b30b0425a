// The Worker that trains: keeps the data between trainings, runs one at a time, reports to the page.
import { KobaiError } from "kobai";
import type { DownloadProgress } from "../download.js";
import { type Digits, fetchDigits } from "./digits.js";
import type { ToTrainer, TrainingFailure } from "./messages.js";
import { type Tell, testAccuracy, train } from "./training.js";

type Order = Extract<ToTrainer, { kind: "train" }>;

const page = self as unknown as { postMessage(message: object): void; onmessage: unknown };
let digits: Promise<Digits> | undefined;
let current: { run: number; stop: AbortController } | undefined;

page.onmessage = ({ data }: MessageEvent<ToTrainer>) => {
  current?.stop.abort();
  if (data.kind === "train") void begin(data);
};

async function begin({ run, settings, dataFolder, before }: Order): Promise<void> {
  const { signal } = (current = { run, stop: new AbortController() }).stop;
  const tell: Tell = (kind, value) => page.postMessage({ kind, run, value });
  try {
    const ready = await Promise.race([data(dataFolder), aborted(signal)]);
    // stopped before the data were there: nothing was trained, so there is no model to hand over
    if (ready === "aborted") return tell("done", { stopped: "aborted", seconds: 0 });
    tell("preparing", { samples: ready.train.labels?.length ?? 0 });
    if (before) tell("before", { accuracy: await testAccuracy(before, ready) });
    tell("done", await train(settings, ready, { signal, tell }));
  } catch (error) {
    tell("failed", failure(error));
  }
}

/** Fetched once; after a failure, once more. Whoever waits for it hears of its progress. */
function data(folder: string): Promise<Digits> {
  const tell = (value: DownloadProgress) => page.postMessage({ kind: "data", run: current?.run, value });
  digits ??= fetchDigits(folder, tell).catch((error) => {
    digits = undefined;
    throw error;
  });
  return digits;
}

function aborted(signal: AbortSignal): Promise<"aborted"> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve("aborted"), { once: true }));
}

function failure(error: unknown): TrainingFailure {
  if (error instanceof KobaiError) return { code: error.code, fields: { ...error.fields } };
  return { code: "lab/unexpected", fields: { message: String(error) } };
}
