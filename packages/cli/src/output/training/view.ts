// What a person sees while a network learns: a curve and a line of numbers drawn in place on a terminal,
// a line per epoch elsewhere (ever fewer as epochs become many).
import type { EpochRecord, Progress } from "kobai";
import type { Screen } from "../terminal.js";
import { epochLine, finalCurve, liveLinesOf } from "./lines.js";
import { liveLines } from "./live.js";
import { emptyRecord, recordEpoch, recordProgress } from "./record.js";

export interface TrainingViewOptions {
  /** At most. */
  readonly epochs: number;
  /** Whether training may stop before the last epoch. */
  readonly mayStopEarly: boolean;
  /** Whether the loss adds up over an epoch instead of being a mean. */
  readonly summedLoss: boolean;
  /** Of a run that goes on from a checkpoint. */
  readonly before: readonly EpochRecord[];
}

export interface TrainingView {
  readonly progress: (progress: Progress) => void;
  readonly epoch: (record: EpochRecord) => void;
  /** Takes the moving part away and leaves the curve. */
  readonly finish: () => void;
}

/** Seconds between two drawings: often enough to look alive, seldom enough to cost nothing. */
const drawEvery = 0.08;

export function trainingView(screen: Screen, options: TrainingViewOptions): TrainingView {
  return screen.live ? liveView(screen, options) : plainView(screen, options);
}

function plainView(screen: Screen, { epochs }: TrainingViewOptions): TrainingView {
  let held: EpochRecord | undefined;
  const print = (record: EpochRecord) => screen.write(`${epochLine(record, epochs)}\n`);
  return {
    progress: () => {},
    epoch(record) {
      const shown = isRoundEpoch(record.epoch);
      if (shown) print(record);
      held = shown ? undefined : record;
    },
    finish() {
      if (held !== undefined) print(held);
      held = undefined;
      screen.write("\n");
    },
  };
}

/** 1, 2 … 10, 20 … 100, 200 …: a long training does not fill a log. */
function isRoundEpoch(epoch: number): boolean {
  let unit = 1;
  while (unit * 10 <= epoch) unit *= 10;
  return epoch % unit === 0;
}

function liveView(screen: Screen, options: TrainingViewOptions): TrainingView {
  const { before, summedLoss } = options;
  const now = () => performance.now() / 1000;
  const started = now();
  const lines = liveLines(screen);
  const recorded = emptyRecord();
  for (const record of before) recordEpoch(recorded, record);
  let drawnAt = Number.NEGATIVE_INFINITY;
  const draw = () => {
    if (now() - drawnAt < drawEvery) return;
    drawnAt = now();
    lines.draw(
      liveLinesOf(screen, recorded, { ...options, seconds: drawnAt - started, epochsBefore: before.length }),
    );
  };
  return {
    progress(progress) {
      recordProgress(recorded, progress, { summed: summedLoss });
      draw();
    },
    epoch(record) {
      recordEpoch(recorded, record);
      draw();
    },
    finish() {
      lines.clear();
      screen.write(
        finalCurve(screen, recorded)
          .map((line) => `${line}\n`)
          .join(""),
      );
    },
  };
}
