// What of the figure stands in the address: the drawing, how it is prepared, and the settings of a training.
import { integer, oneOf, real, type Values } from "../../url-state.js";
import { bestSettings } from "../../workers/messages.js";
import { preparations } from "./drawing/prepare.js";
import { drawingFromText, drawingToText } from "./drawing/stroke-text.js";
import type { Drawing } from "./drawing/strokes.js";

/** The drawing the figure opens with: a seven, wide enough to have its foot on the 24 rows. */
const seven: Drawing = drawingFromText("mD6G6DXgGLmGV7BmD5DgF1BwClBwC.sJ8MkCNwCLsDH")!;

export const schema = {
  drawing: { initial: seven, parse: drawingFromText, print: drawingToText },
  prepare: oneOf(preparations, "mnist"),
  seed: integer(0, 2 ** 53 - 1, 1),
  learningRate: real(0.00001, 10, bestSettings.learningRate),
  batchSize: integer(1, 60_000, bestSettings.batchSize),
  epochs: integer(1, 100, bestSettings.epochs),
};

export type State = Values<typeof schema>;
