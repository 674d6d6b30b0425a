// A finished stroke becomes what its text says, so that a reload shows the same drawing to the bit.
import { simplifiedStroke } from "./simplify.js";
import { drawingFromText, drawingToText } from "./stroke-text.js";
import { boxOf, type Drawing, type Stroke } from "./strokes.js";

/** The drawing with its last stroke on the grid of the text and without points that change nothing. */
export function settled(drawing: Drawing): Drawing {
  if (drawing.length === 0) return drawing;
  const stroke = drawing[drawing.length - 1];
  for (let tolerance = sizeOf(stroke) / 400; ; tolerance = 2 * tolerance + 1 / 16) {
    const candidate = [...drawing.slice(0, -1), simplifiedStroke(stroke, tolerance)];
    const found = drawingFromText(drawingToText(candidate));
    if (found) return found;
    // a stroke of two points that still does not fit finds the page full: the oldest stroke makes room
    if (candidate[candidate.length - 1].length <= 2) return settled(drawing.slice(1));
  }
}

function sizeOf(stroke: Stroke): number {
  const { width, height } = boxOf([stroke])!;
  return Math.max(width, height);
}
