// What has been seen of a training run so far, as points of its two curves. x counts epochs.
import type { EpochRecord, Progress } from "kobai";
import type { Point } from "../charts/curve.js";

export interface Recorded {
  readonly loss: Point[];
  readonly validation: Point[];
  latest: Progress | undefined;
  lastRecord: EpochRecord | undefined;
}

export function emptyRecord(): Recorded {
  return { loss: [], validation: [], latest: undefined, lastRecord: undefined };
}

/** How many epochs are done, with the part of the running one. */
export function epochsDone({ latest, lastRecord }: Recorded): number {
  if (latest === undefined || latest.epoch === lastRecord?.epoch) return lastRecord?.epoch ?? 0;
  return latest.epoch - 1 + latest.step / latest.steps;
}

/** The loss since the last report, so that the curve does not carry an average along. A summed loss is divided by the
 * steps it is the sum of. */
export function recordProgress(
  recorded: Recorded,
  progress: Progress,
  { summed }: { summed: boolean },
): void {
  const { epoch, step, steps, loss } = progress;
  const before = recorded.latest?.epoch === epoch ? recorded.latest : undefined;
  const from = before?.step ?? 0;
  const sumOf = (value: number, count: number) => (summed ? value : value * count);
  if (step > from) {
    const recent = (sumOf(loss, step) - sumOf(before?.loss ?? 0, from)) / (step - from);
    addPoint(recorded.loss, { x: epoch - 1 + (from + step) / 2 / steps, y: recent });
  }
  recorded.latest = progress;
}

export function recordEpoch(recorded: Recorded, record: EpochRecord): void {
  const { epoch, loss, validation } = record;
  const seen = recorded.loss.at(-1);
  if (seen === undefined || seen.x <= epoch - 1) addPoint(recorded.loss, { x: epoch - 0.5, y: loss });
  if (validation !== undefined) addPoint(recorded.validation, { x: epoch, y: validation.loss });
  recorded.lastRecord = record;
}

const mostPoints = 8192;

/** A run of hours keeps every second point once there are more than any screen can show. */
function addPoint(points: Point[], point: Point): void {
  points.push(point);
  if (points.length > mostPoints) points.splice(0, points.length, ...points.filter((_, i) => i % 2 === 0));
}
