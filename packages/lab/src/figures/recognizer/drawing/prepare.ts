// From strokes to the 576 numbers the network reads, the way MNIST's digits were made: fitted into a box of 20 × 20
// pixels, then laid down with the mass of the ink in the middle.
// Source: LeCun, Cortes & Burges, "The MNIST database", on how NIST's images were normalized; the pen is ours.
import { inked, type Pen, type Placement } from "./pen.js";
import { boxOf, type Drawing } from "./strokes.js";

/** MNIST's 28 × 28 without its outer two pixels. */
export const imageSize = 24;
export const imageLength = imageSize * imageSize;

/** `mnist` as MNIST was made; `centered` only moves the drawing; `drawn` takes it as it is. */
export const preparations = ["mnist", "centered", "drawn"] as const;
export type Preparation = (typeof preparations)[number];

/** The one pen all drawings are redrawn with, and the pen on the surface. */
export const pen: Pen = { width: 2 };
/** The ink of a fitted drawing, pen included, is this long on its longer side. */
const fittedSize = 20;
/** A tap that trembled stays a dot: nothing is enlarged more than this. */
const largestScale = 16;
/** The middle of pixel 14 of 28, which is pixel 12 of the 24 that are left. */
const middle = imageSize / 2 + 0.5;

/** The drawing as the network sees it.
 *
 * Shapes  Float32Array [24][24], row by row, 0 (paper) … 1 (ink)
 */
export function prepare(drawing: Drawing, preparation: Preparation): Float32Array<ArrayBuffer> {
  return inked(drawing, placementOf(drawing, preparation), pen, imageSize);
}

/** How a drawing is laid on the pixels of the network. */
export function placementOf(drawing: Drawing, preparation: Preparation): Placement {
  const asDrawn = { scale: 1, shiftX: 0, shiftY: 0 };
  if (preparation === "drawn" || drawing.length === 0) return asDrawn;
  return massCentered(drawing, preparation === "mnist" ? fittedScale(drawing) : 1);
}

function fittedScale(drawing: Drawing): number {
  const { width, height } = boxOf(drawing)!;
  return Math.min((fittedSize - pen.width) / Math.max(width, height), largestScale);
}

/** Lays the box in the middle of a wide sheet, sees where the mass of the ink is, and moves that to the middle. */
function massCentered(drawing: Drawing, scale: number): Placement {
  const { left, top, width, height } = boxOf(drawing)!;
  const sheet = imageSize + 2 * pen.width;
  const shiftX = sheet / 2 - scale * (left + width / 2);
  const shiftY = sheet / 2 - scale * (top + height / 2);
  const mass = massOf(inked(drawing, { scale, shiftX, shiftY }, pen, sheet), sheet);
  return { scale, shiftX: shiftX + middle - mass.x, shiftY: shiftY + middle - mass.y };
}

function massOf(pixels: Float32Array, size: number): { x: number; y: number } {
  let [sum, x, y] = [0, 0, 0];
  pixels.forEach((ink, i) => {
    sum += ink;
    x += ink * ((i % size) + 0.5);
    y += ink * (Math.floor(i / size) + 0.5);
  });
  return { x: x / sum, y: y / sum };
}
