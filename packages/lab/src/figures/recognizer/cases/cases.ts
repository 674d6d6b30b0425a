// The reader's own test set: drawings with the digit that was meant. Kept as text, so that it fits into local storage.
import { imageLength, prepare } from "../drawing/prepare.js";
import { drawingFromText, drawingToText } from "../drawing/stroke-text.js";
import type { Drawing } from "../drawing/strokes.js";
import { type Recognizer, read } from "../network/recognizer.js";

export interface Case {
  readonly drawing: Drawing;
  /** The digit that was meant. */
  readonly digit: number;
}

/** As many as can be read again at every step of a training without a stutter. */
export const mostCases = 300;

/** One case a line: the digit, a space, the strokes. */
export function casesToText(cases: readonly Case[]): string {
  return cases.map(({ digit, drawing }) => `${digit} ${drawingToText(drawing)}`).join("\n");
}

/** The cases of a text. Lines that are no case are left out: storage belongs to the reader, who may change it. */
export function casesFromText(text: string): Case[] {
  return text
    .split("\n")
    .map(caseFromLine)
    .filter((found) => found !== undefined)
    .slice(0, mostCases);
}

function caseFromLine(line: string): Case | undefined {
  const [, digit, strokes] = /^(\d) (\S+)$/.exec(line) ?? [];
  const drawing = strokes === undefined ? undefined : drawingFromText(strokes);
  return drawing && { digit: Number(digit), drawing };
}

const prepared = new WeakMap<Drawing, Float32Array<ArrayBuffer>>();

/** The pixels of a case, made once. */
export function pixelsOf({ drawing }: Case): Float32Array<ArrayBuffer> {
  const pixels = prepared.get(drawing) ?? prepare(drawing, "mnist");
  prepared.set(drawing, pixels);
  return pixels;
}

/** The digit that a recognizer reads in each case. */
export function answers(recognizer: Recognizer, cases: readonly Case[]): number[] {
  return cases.map((one) => read(recognizer, pixelsOf(one)).digit);
}

/** As a table that `kobai train` and any other program can read: 576 pixel columns from 0 to 1, then the label. */
export function casesToCsv(cases: readonly Case[]): string {
  const header = [...Array.from({ length: imageLength }, (_, pixel) => `pixel${pixel}`), "label"];
  const rows = cases.map((one) => [...pixelsOf(one), one.digit].map(cell));
  return [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
}

/** Four decimals are exact enough for a share of 36 places. */
function cell(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}
