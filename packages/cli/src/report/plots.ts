// The plots of a report as inline SVG: loss over epochs, and for numbers what was predicted beside what was true.
import type { EpochRecord } from "kobai";
import { lossText, significant } from "../output/numbers.js";
import { type Html, html } from "./html.js";

const size = { width: 480, height: 240, left: 64, right: 88, top: 12, bottom: 32 };
const plot = {
  right: size.width - size.right,
  bottom: size.height - size.bottom,
  width: size.width - size.left - size.right,
  height: size.height - size.top - size.bottom,
};

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Series {
  readonly name: "loss" | "validation";
  readonly points: readonly Point[];
}

/** On a logarithmic axis, as late in training a loss falls by shares. */
export function lossPlot(epochs: readonly EpochRecord[]): Html | undefined {
  const series: Series[] = [
    { name: "loss", points: epochs.map(({ epoch, loss }) => ({ x: epoch, y: loss })) },
    {
      name: "validation",
      points: epochs.flatMap(({ epoch, validation }) =>
        validation ? [{ x: epoch, y: validation.loss }] : [],
      ),
    },
  ];
  const shown = series.map(({ name, points }) => ({
    name,
    points: points.filter(({ y }) => y > 0 && Number.isFinite(y)),
  }));
  const all = shown.flatMap(({ points }) => points);
  if (all.length < 2) return undefined;
  const x = between([1, Math.max(2, epochs.length)], [size.left, plot.right]);
  const ys = all.map(({ y }) => Math.log(y));
  const [low, high] = [least(ys), most(ys)];
  const y = between([low, high === low ? low + 1 : high], [plot.bottom, size.top]);
  const at = (point: Point) => ({ x: x(point.x), y: y(Math.log(point.y)) });
  const label = `Loss over ${epochs.length} epochs, from ${lossText(epochs[0].loss)} to ${lossText(epochs[epochs.length - 1].loss)}`;
  return html`<figure class="scroll"><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${label}">
${frame()}
${yLabel(size.top, Math.exp(high))}${high === low ? undefined : yLabel(plot.bottom, Math.exp(low))}
${xLabel(size.left, "1")}${xLabel(plot.right, String(epochs.length))}${xLabel((size.left + plot.right) / 2, "epoch")}
${apart(shown.filter(({ points }) => points.length > 0).map(({ name, points }) => curve(name, points.map(at))))}
</svg></figure>`;
}

interface Curve {
  readonly name: string;
  readonly points: readonly Point[];
  readonly end: number;
}

function curve(name: string, points: readonly Point[]): Curve {
  return { name, points: thinned(points), end: points[points.length - 1].y };
}

/** Names at line ends, moved apart where they would lie on one another. */
function apart(curves: readonly Curve[]): Html[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return [...curves]
    .sort((a, b) => a.end - b.end)
    .map(({ name, points, end }) => {
      lowest = Math.max(end, lowest + 16);
      const path = points
        .map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
        .join("");
      return html`<path class="curve ${name}" d="${path}"/><text class="${name}" x="${plot.right + 8}" y="${(lowest + 4).toFixed(1)}">${name}</text>`;
    });
}

const mostDots = 1500;

/** One dot a row; on the dashed line prediction and truth are the same. */
export function scatterPlot(truth: readonly number[], predicted: readonly number[], name: string): Html {
  const rows = thinned(
    truth.map((x, i) => ({ x, y: predicted[i] })),
    mostDots,
  );
  const values = rows.flatMap(({ x, y }) => [x, y]).filter(Number.isFinite);
  const [low, high] = [least(values), most(values)];
  const range = [low, high === low ? low + 1 : high] as const;
  const side = plot.height;
  const x = between(range, [size.left, size.left + side]);
  const y = between(range, [plot.bottom, size.top]);
  const right = size.left + side;
  return html`<figure class="scroll"><svg class="square" viewBox="0 0 ${size.left + side + 136} ${size.height}" role="img" aria-label="Predicted ${name} beside the true one">
<path class="axis" d="M${size.left} ${size.top}V${plot.bottom}H${right}"/>
<path class="ideal" d="M${size.left} ${plot.bottom}L${right} ${size.top}"/>
${rows.map((row) => html`<circle class="dot" cx="${x(row.x).toFixed(1)}" cy="${y(row.y).toFixed(1)}" r="3"/>`)}
${yLabel(size.top, high)}${yLabel(plot.bottom, low)}${xLabel(size.left, short(low))}${xLabel(right, short(high))}
${xLabel((size.left + right) / 2, "true")}<text x="${right + 8}" y="${size.top + 4}">predicted = true</text>
</svg></figure>`;
}

function frame(): Html {
  return html`<path class="axis" d="M${size.left} ${size.top}V${plot.bottom}H${plot.right}"/>`;
}

function yLabel(y: number, value: number): Html {
  return html`<text x="${size.left - 8}" y="${y + 4}" text-anchor="end">${short(value)}</text>`;
}

function short(value: number): string {
  return significant(Number(value.toPrecision(3))).replace(/^-/, "−");
}

function xLabel(x: number, text: string): Html {
  return html`<text x="${x}" y="${plot.bottom + 20}" text-anchor="middle">${text}</text>`;
}

function between([from, to]: readonly [number, number], [start, end]: readonly [number, number]) {
  return (value: number) => start + ((value - from) / (to - from)) * (end - start);
}

/** Evenly spread ones of many. */
function thinned<T>(items: readonly T[], count = 800): readonly T[] {
  if (items.length <= count) return items;
  return Array.from({ length: count }, (_, i) => items[Math.round((i * (items.length - 1)) / (count - 1))]);
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function most(values: readonly number[]): number {
  return values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}
