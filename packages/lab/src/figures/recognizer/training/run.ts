// A training as the page sees it: what the trainer reports, folded into one plain value that the view shows.
import type { EpochRecord, Progress } from "kobai";
import type { TrainingFailure, TrainingSettings } from "../../../workers/messages.js";

export interface CurvePoint {
  /** Finished share of all epochs, 0…1. */
  readonly at: number;
  readonly loss: number;
}

/** `loading` the data, `preparing` it, `running`, and three ways to end. */
export type Phase = "idle" | "loading" | "preparing" | "running" | "stopped" | "finished" | "failed";

export interface Run {
  readonly phase: Phase;
  readonly settings?: TrainingSettings;
  /** Bytes of the data, while loading. */
  readonly loaded: number;
  readonly total: number;
  readonly progress?: Progress;
  readonly curve: readonly CurvePoint[];
  readonly epochs: readonly EpochRecord[];
  readonly seconds?: number;
  readonly failure?: TrainingFailure;
}

export const idle: Run = { phase: "idle", loaded: 0, total: 0, curve: [], epochs: [] };

export function begun(settings: TrainingSettings): Run {
  return { ...idle, phase: "loading", settings };
}

export function isBusy({ phase }: Run): boolean {
  return phase === "loading" || phase === "preparing" || phase === "running";
}

export function withData(run: Run, { loaded, total }: { loaded: number; total: number }): Run {
  return { ...run, phase: "loading", loaded, total };
}

export function withProgress(run: Run, progress: Progress): Run {
  const { epoch, epochs, step, steps, loss } = progress;
  const at = (epoch - 1 + step / steps) / epochs;
  return { ...run, phase: "running", progress, curve: thinned([...run.curve, { at, loss }]) };
}

export function withEpoch(run: Run, record: EpochRecord): Run {
  return { ...run, epochs: [...run.epochs, record] };
}

export function ended(
  run: Run,
  { stopped, seconds }: { stopped: "finished" | "aborted"; seconds: number },
): Run {
  return { ...run, phase: stopped === "finished" ? "finished" : "stopped", seconds };
}

export function failed(run: Run, failure: TrainingFailure): Run {
  return { ...run, phase: "failed", failure };
}

/** The accuracy on MNIST's test digits after the last finished epoch. */
export function testAccuracy({ epochs }: Run): number | undefined {
  return epochs[epochs.length - 1]?.validation?.accuracy;
}

const mostPoints = 600;

/** Every second point goes when there are more than a screen can show; the newest stays. */
function thinned(curve: CurvePoint[]): CurvePoint[] {
  return curve.length <= mostPoints ? curve : curve.filter((_, i) => (curve.length - 1 - i) % 2 === 0);
}
