// A curve in braille: each character is 2 × 4 dots (Unicode block 2800, the bit of each dot as the standard has it).
import type { Paint, Tone } from "../terminal.js";
import { padStart } from "../text.js";

export interface Series {
  readonly tone: Tone;
  /** x from 0 to 1, ascending; y above 0. */
  readonly points: readonly Point[];
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

const dotBits = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;

/** [height][columns] characters. */
interface Canvas {
  readonly columns: number;
  readonly height: number;
  readonly bits: Uint8Array;
  /** The series that drew last in a character, −1 for none. */
  readonly owner: Int8Array;
}

/** The y axis is logarithmic: late in training a loss falls by shares, not by amounts. Its ends as logarithms. */
interface Axis {
  readonly low: number;
  readonly high: number;
}

export interface CurveSize {
  readonly width: number;
  readonly height: number;
}

/** Lines of a drawing with the highest and the lowest value that it shows written at its left; none where there is too
 * little room or nothing to draw. */
export function curve(series: readonly Series[], { width, height }: CurveSize, paint: Paint): string[] {
  const columns = width - labelWidth - 1;
  if (columns < 4 || height < 2) return [];
  const logarithms = series.map(({ points }) => meanLogarithms(points, columns * 2));
  const shown = logarithms.flat().filter((mean) => mean !== undefined);
  if (shown.length === 0) return [];
  const axis = { low: Math.min(...shown), high: Math.max(...shown) };
  const labels = axisLabels(axis, height);
  const canvas = emptyCanvas(columns, height);
  const perDot = (axis.high - axis.low || 1) / (height * 4 - 1);
  logarithms.forEach((means, index) => {
    const heights = means.map((mean) => (mean === undefined ? mean : (axis.high - mean) / perDot));
    drawSeries(canvas, index, heights);
  });
  return labels.map((label, row) => {
    const drawn = drawnRow(canvas, row, (index, text) => paint(series[index].tone, text));
    return `${paint("quiet", padStart(label, labelWidth))} ${drawn}`.trimEnd();
  });
}

function emptyCanvas(columns: number, height: number): Canvas {
  const size = columns * height;
  return { columns, height, bits: new Uint8Array(size), owner: new Int8Array(size).fill(-1) };
}

/** Above 0 for the logarithm, and no longer as a label than there is room. */
function isDrawable(value: number): boolean {
  return value >= 1e-98 && value <= 1e98;
}

/** The widest that `axisLabel` makes: a margin that stays while numbers change. */
const labelWidth = 5;

function axisLabel(value: number): string {
  if (value >= 1e-2 && value < 1000) return String(Number(value.toPrecision(2)));
  return value.toExponential(0).replace("e+", "e");
}

function axisLabels({ low, high }: Axis, height: number): string[] {
  const labels = Array.from({ length: height }, () => "");
  const [top, bottom] = [high, low].map((logarithm) => axisLabel(Math.exp(logarithm)));
  labels[0] = top;
  if (bottom !== top) labels[height - 1] = bottom;
  return labels;
}

/** For each dot column the mean of its points' logarithms. */
function meanLogarithms(points: readonly Point[], columns: number): (number | undefined)[] {
  const sums = new Float64Array(columns);
  const counts = new Uint32Array(columns);
  for (const { x, y } of points) {
    if (!isDrawable(y)) continue;
    const column = Math.min(columns - 1, Math.max(0, Math.floor(x * columns)));
    sums[column] += Math.log(y);
    counts[column]++;
  }
  return Array.from(sums, (sum, i) => (counts[i] === 0 ? undefined : sum / counts[i]));
}

/** One line through the heights that there are. */
function drawSeries(canvas: Canvas, index: number, heights: readonly (number | undefined)[]): void {
  let from: Point | undefined;
  heights.forEach((y, x) => {
    if (y === undefined) return;
    drawLine(canvas, index, [from ?? { x: x - 1, y }, { x, y }]);
    from = { x, y };
  });
}

/** Without its first dot column, which the line before has drawn. */
function drawLine(canvas: Canvas, index: number, [from, to]: readonly [Point, Point]): void {
  const heightAt = (x: number) => Math.round(from.y + ((to.y - from.y) * (x - from.x)) / (to.x - from.x));
  for (let x = from.x + 1; x <= to.x; x++) {
    const [a, b] = [heightAt(x - 1), heightAt(x)];
    for (let y = Math.min(a, b); y <= Math.max(a, b); y++) drawDot(canvas, index, { x, y });
  }
}

function drawDot({ columns, bits, owner }: Canvas, index: number, { x, y }: Point): void {
  const cell = (y >> 2) * columns + (x >> 1);
  bits[cell] |= dotBits[y & 3][x & 1];
  owner[cell] = index;
}

/** Characters in a row of one owner are painted together. */
function drawnRow(
  { columns, bits, owner }: Canvas,
  row: number,
  paintOf: (index: number, text: string) => string,
): string {
  let text = "";
  for (let cell = row * columns; cell < (row + 1) * columns; ) {
    const index = owner[cell];
    let run = "";
    while (cell < (row + 1) * columns && owner[cell] === index) {
      const dots = bits[cell++];
      run += dots === 0 ? " " : String.fromCharCode(0x2800 + dots);
    }
    text += index < 0 ? run : paintOf(index, run);
  }
  return text;
}
