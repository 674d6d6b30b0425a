// A drawing as text for a URL: points on a grid of 1/16 unit, each as its step from the point before, each step as
// base64 VLQ (5 bits a character, lowest first, the sign in the lowest bit, as in source maps); "." between strokes.
// The first point of each stroke is a step from the corner (0, 0).
import { type Drawing, type Point, type Stroke, surfaceSize } from "./strokes.js";

const grid = 16;
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** More than any hand needs, and short enough for every browser's address bar. */
export const longestText = 4000;

export function drawingToText(drawing: Drawing): string {
  return drawing.map(strokeToText).join(".");
}

/** The drawing, or undefined when the text is anything but what `drawingToText` writes. */
export function drawingFromText(text: string): Drawing | undefined {
  if (text === "") return [];
  if (text.length > longestText) return undefined;
  const strokes: Stroke[] = [];
  for (const part of text.split(".")) {
    const stroke = strokeFromText(part);
    if (!stroke) return undefined;
    strokes.push(stroke);
  }
  // one drawing, one text: padded numbers and a negative zero are refused
  return drawingToText(strokes) === text ? strokes : undefined;
}

function strokeToText(stroke: Stroke): string {
  let text = "";
  let [x, y] = [0, 0];
  stroke.forEach((point, index) => {
    const [nextX, nextY] = [Math.round(point.x * grid), Math.round(point.y * grid)];
    // points that fall together on the grid are one point
    if (index > 0 && nextX === x && nextY === y) return;
    text += numberToText(nextX - x) + numberToText(nextY - y);
    [x, y] = [nextX, nextY];
  });
  return text;
}

function strokeFromText(text: string): Stroke | undefined {
  const steps = numbersFromText(text);
  if (!steps || steps.length === 0 || steps.length % 2 === 1) return undefined;
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < steps.length; i += 2) {
    [x, y] = [x + steps[i], y + steps[i + 1]];
    if (Math.min(x, y) < 0 || Math.max(x, y) > surfaceSize * grid) return undefined;
    points.push({ x: x / grid, y: y / grid });
  }
  return points;
}

function numberToText(value: number): string {
  let rest = value < 0 ? 1 - 2 * value : 2 * value;
  let text = "";
  do {
    const bits = rest % 32;
    rest = (rest - bits) / 32;
    text += alphabet[rest > 0 ? bits + 32 : bits];
  } while (rest > 0);
  return text;
}

function numbersFromText(text: string): number[] | undefined {
  const numbers: number[] = [];
  let [value, place] = [0, 1];
  for (const character of text) {
    const bits = alphabet.indexOf(character);
    if (bits < 0 || place > 32 ** 2) return undefined;
    value += (bits % 32) * place;
    place *= 32;
    if (bits >= 32) continue;
    numbers.push(value % 2 === 1 ? (1 - value) / 2 : value / 2);
    [value, place] = [0, 1];
  }
  return place === 1 ? numbers : undefined;
}
