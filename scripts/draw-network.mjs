// @ts-check
// Draws docs/network.svg, the picture of the README: a digit, the network that `npm start` trains, and its answer.
// Every line and number is computed. Usage: npm start && node scripts/draw-network.mjs

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load, predictor } from "kobai";
import { drawnThree } from "./drawing.mjs";

/** @typedef {{ x: number, y: number, size: number }} Cell */
/** @typedef {{ from: Cell, to: Cell, strength: number }} Line */

const root = fileURLToPath(new URL("..", import.meta.url));
const model = await load(readFileSync(`${root}digits.safetensors`));
const [first, last] = model.parameters;
const input = drawnThree();
const hidden = hiddenOutput();
const probabilities = [...(await predictor(model))(input)];
const answer = probabilities.indexOf(Math.max(...probabilities));

const inputCells = cells(576, { columns: 24, pitch: 11, size: 11, x: 16, y: 34 });
const hiddenCells = cells(100, { columns: 10, pitch: 21, size: 17, x: 376, y: 62 });
const outputCells = cells(10, { columns: 1, pitch: 26, size: 18, x: 690, y: 37 });
writeFileSync(`${root}docs/network.svg`, picture());

/** The first layer's output: sigmoid of W·x + b. */
function hiddenOutput() {
  return Array.from(first.bias, (bias, j) => {
    const z = input.reduce((sum, x, k) => sum + first.weights[j * 576 + k] * x, bias);
    return 1 / (1 + Math.exp(-z));
  });
}

/** A grid of cells, row by row.
 * @param {number} count @param {{ columns: number, pitch: number, size: number, x: number, y: number }} grid @returns {Cell[]} */
function cells(count, { columns, pitch, size, x, y }) {
  return Array.from({ length: count }, (_, i) => ({
    x: x + (i % columns) * pitch,
    y: y + Math.floor(i / columns) * pitch,
    size,
  }));
}

/** The hidden nodes that move the answer most. */
function decisiveNodes() {
  const pull = hidden.map((h, j) => ({ j, strength: last.weights[answer * 100 + j] * h }));
  return strongest(pull, 24);
}

/** What reaches the decisive nodes from the pixels, and the answer from them. @returns {Line[]} */
function lines() {
  const nodes = decisiveNodes();
  const toAnswer = nodes.map(({ j, strength }) => ({
    from: hiddenCells[j],
    to: outputCells[answer],
    strength,
  }));
  const toNodes = nodes.slice(0, 3).flatMap(({ j }) => strongest(pixelLines(j), 30));
  return [...relative(toNodes), ...relative(toAnswer)];
}

/** What each pixel adds to one hidden node. @param {number} j @returns {Line[]} */
function pixelLines(j) {
  return Array.from(input, (x, k) => ({
    from: inputCells[k],
    to: hiddenCells[j],
    strength: first.weights[j * 576 + k] * x,
  }));
}

/** The strongest first. @template {{ strength: number }} T @param {T[]} items @param {number} count @returns {T[]} */
function strongest(items, count) {
  return [...items].sort((a, b) => Math.abs(b.strength) - Math.abs(a.strength)).slice(0, count);
}

/** Strengths from −1 to 1. @param {Line[]} group @returns {Line[]} */
function relative(group) {
  const most = Math.max(...group.map(({ strength }) => Math.abs(strength)));
  return group.map((line) => ({ ...line, strength: line.strength / most }));
}

function picture() {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 840 332" role="img" aria-labelledby="title">
<title id="title">${title()}</title>
<style>
svg { --ink: #1d1d1b; --quiet: #77746d; --more: #2368b5; --less: #cf6a1c }
@media (prefers-color-scheme: dark) { svg { --ink: #ebe7df; --quiet: #96928a; --more: #6aa9ee; --less: #f19a52 } }
text { font: 13px ui-sans-serif, system-ui, sans-serif; fill: var(--quiet); font-variant-numeric: tabular-nums }
.answer { font-weight: 600; fill: var(--ink) }
.ink { fill: var(--ink) } .cell, .edge { fill: none; stroke: var(--quiet); stroke-width: .5; stroke-opacity: .5 }
.line { fill: none; stroke-linecap: round } .more { stroke: var(--more) } .less { stroke: var(--less) }
</style>
<rect class="edge" x="16" y="34" width="264" height="264"/>
${inputCells.map((cell, k) => inkCell(cell, input[k])).join("")}
${lines().map(lineShape).join("\n")}
${hiddenCells.map((cell, j) => `${frame(cell)}${inkCell(cell, hidden[j])}`).join("")}
${outputCells.map((cell, digit) => outputShape(cell, digit)).join("\n")}
<text x="148" y="320" text-anchor="middle">24 × 24 pixels</text>
<text x="479" y="320" text-anchor="middle">100 hidden nodes</text>
<text x="745" y="320" text-anchor="middle">10 answers</text>
</svg>
`;
}

function title() {
  return `A drawn three of 24 by 24 pixels goes through 100 hidden nodes to 10 answers; the network says ${answer} with ${percent(probabilities[answer])}. Blue connections speak for it, orange ones against.`;
}

/** @param {Cell} cell @param {number} amount */
function inkCell({ x, y, size }, amount) {
  if (amount < 0.02) return "";
  return `<rect class="ink" x="${x}" y="${y}" width="${size}" height="${size}" fill-opacity="${amount.toFixed(2)}"/>`;
}

function frame(/** @type {Cell} */ { x, y, size }) {
  return `<rect class="cell" x="${x}" y="${y}" width="${size}" height="${size}"/>`;
}

function lineShape(/** @type {Line} */ { from, to, strength }) {
  const [x1, y1] = [from.x + from.size, from.y + from.size / 2];
  const [x2, y2] = [to.x, to.y + to.size / 2];
  const middle = (x1 + x2) / 2;
  const weight = Math.abs(strength);
  const look = `stroke-width="${(0.4 + 2 * weight).toFixed(2)}" stroke-opacity="${(0.25 + 0.6 * weight).toFixed(2)}"`;
  return `<path class="line ${strength > 0 ? "more" : "less"}" ${look} d="M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}"/>`;
}

function outputShape(/** @type {Cell} */ cell, /** @type {number} */ digit) {
  const y = cell.y + 13.5;
  const share = probabilities[digit];
  const chosen = digit === answer ? ' class="answer"' : "";
  return `${frame(cell)}${inkCell(cell, share)}<text${chosen} x="720" y="${y}">${digit}</text><text${chosen} x="800" y="${y}" text-anchor="end">${percent(share)}</text>`;
}

/** @param {number} share */
function percent(share) {
  return `${(100 * share).toFixed(1)} %`;
}
