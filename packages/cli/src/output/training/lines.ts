// The moving part of a training run as lines: its curve, its numbers, how far it is.
import type { EpochRecord, Score } from "kobai";
import { bar } from "../charts/bar.js";
import { curve } from "../charts/curve.js";
import { count, counted, duration, lossText, percent } from "../numbers.js";
import type { Paint, Screen } from "../terminal.js";
import { displayWidth, padStart, wrap } from "../text.js";
import { epochsDone, type Recorded } from "./record.js";

/** Wider drawings are no clearer. */
const widest = 80;

export interface Moment {
  /** At most. */
  readonly epochs: number;
  readonly mayStopEarly: boolean;
  /** Seconds since this run began, and how many epochs were done then. */
  readonly seconds: number;
  readonly epochsBefore: number;
}

/** One epoch in a log. */
export function epochLine(record: EpochRecord, epochs: number): string {
  const { epoch, seconds, validation } = record;
  const column = (name: string, { loss, accuracy }: Score) =>
    `${name} ${padStart(lossText(loss), 7)}${accuracy === undefined ? "" : ` ${padStart(percent(accuracy), 8)} right`}`;
  const parts = [
    `epoch ${padStart(String(epoch), String(epochs).length)} of ${epochs}`,
    column("loss", record),
  ];
  if (validation !== undefined) parts.push(column("validation", validation));
  return [...parts, duration(seconds)].join("   ");
}

function scoreText(name: string, { loss, accuracy }: Score): string {
  return `${name} ${lossText(loss)}${accuracy === undefined ? "" : ` (${percent(accuracy)} right)`}`;
}

export function liveLinesOf(screen: Screen, recorded: Recorded, moment: Moment): string[] {
  const done = epochsDone(recorded);
  const below = [...numberLines(screen, recorded), ...statusLines(screen, done, moment)];
  const room = screen.height() - below.length - 3;
  return [...curveLines(screen, recorded, { span: curveSpan(done, moment.epochs), room }), ...below];
}

/** How many epochs the axis shows: all of them where they are few, else twice as many whenever it is full. */
function curveSpan(done: number, epochs: number): number {
  let span = Math.min(epochs, 5);
  while (span < done) span = Math.min(epochs, span * 2);
  return span;
}

/** The curve of a finished run, with what it shows. */
export function finalCurve(screen: Screen, recorded: Recorded): string[] {
  const span = epochsDone(recorded);
  const drawing = curveLines(screen, recorded, { span });
  if (drawing.length === 0) return [];
  const names = recorded.validation.length > 0 ? "loss and validation" : "loss";
  const caption = `${names} over ${counted(Math.ceil(span), "epoch")}, log scale`;
  const indent = " ".repeat(Math.max(0, Math.min(6, screen.width() - caption.length)));
  const below = wrap(caption, screen.width()).map((line) => paintNames(screen.paint, indent + line));
  return [...drawing.slice(0, -1), ...below, ""];
}

/** The names of the curves in the colors of the curves. */
function paintNames(paint: Paint, text: string): string {
  return text.replace("loss", paint("loss", "loss")).replace("validation", paint("validation", "validation"));
}

/** With a blank line below; nothing where there is no room. */
function curveLines(
  screen: Screen,
  { loss, validation }: Recorded,
  { span, room = 6 }: { span: number; room?: number },
): string[] {
  const width = Math.min(screen.width(), widest);
  const height = Math.min(width < 40 ? 4 : 6, room);
  const within = (points: Recorded["loss"]) => points.map(({ x, y }) => ({ x: x / span, y }));
  const series = [
    { tone: "loss", points: within(loss) },
    { tone: "validation", points: within(validation) },
  ] as const;
  const drawing = curve(series, { width, height }, screen.paint);
  return drawing.length === 0 ? [] : [...drawing, ""];
}

function numberLines({ paint, width }: Screen, { latest, lastRecord }: Recorded): string[] {
  const score = latest ?? lastRecord;
  if (score === undefined) return [];
  const { validation } = lastRecord ?? {};
  const texts = [scoreText("loss", score), ...(validation ? [scoreText("validation", validation)] : [])];
  const together = texts.join("   ");
  const lines = displayWidth(together) <= width() ? [together] : texts.flatMap((text) => wrap(text, width()));
  return lines.map((line) => paintNames(paint, line));
}

function statusLines({ paint, width }: Screen, done: number, moment: Moment): string[] {
  const { epochs, mayStopEarly } = moment;
  const epoch = count(Math.min(epochs, Math.floor(done) + 1));
  const where = `epoch ${epoch}${mayStopEarly ? ", at most" : " of"} ${count(epochs)}`;
  const told = timeText(done, moment);
  if (mayStopEarly) return wrap(`${where}, ${told}`, width());
  const barWidth = Math.min(width(), widest) - displayWidth(where) - displayWidth(told) - 4;
  return barWidth >= 8
    ? [`${where}  ${bar(done / epochs, barWidth, paint)}  ${told}`]
    : [bar(done / epochs, width(), paint), ...wrap(`${where}, ${told}`, width())];
}

/** The time left, once it can be told. */
function timeText(done: number, { epochs, mayStopEarly, seconds, epochsBefore }: Moment): string {
  const since = done - epochsBefore;
  if (mayStopEarly || since < 0.02 * (epochs - epochsBefore)) return duration(seconds);
  return `${duration(((epochs - done) * seconds) / since)} left`;
}
