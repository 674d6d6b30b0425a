// Everything the recognizer says in English. Rows, columns and cells are counted from 1; digits are digits.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "Reading digits",
  purpose:
    "At every stroke, 576 pixels become 100 hidden cells, and those become ten shares, one for each digit.",
  invitation: "Clear the seven and draw a digit of your own. Then point at any cell to see its reasons.",
};

const inside = {
  title: "Inside the network",
  nothing: "Draw something, and the sums behind the answer appear here.",
  hint: "Point at any cell above to look into it; click to keep it here.",
  unpin: "Back to the answer",
  why: (digit: number) => `Why ${digit}?`,
  whyNot: (digit: number) => `Why not ${digit}?`,
  outputSum: (supports: string, objections: string, total: string, share: string) =>
    `Hidden cells argue for it with ${supports} and against it with ${objections}. Together that is ${total}; set against the sums of the other digits, a share of ${share}.`,
  outputReadout:
    "Each step is one hidden cell: its activation times its weight. The step in the color of this text is the bias.",
  outputTerm: (cell: number, weight: string, activation: string, term: string) =>
    `Hidden cell ${cell}: weight ${weight} × activation ${activation} = ${term}`,
  termsImage: (digit: number) =>
    `What each hidden cell adds to the sum for ${digit}, as ten rows of ten cells`,
  fall: (digit: number) =>
    `The sum for ${digit}, step by step from the strongest support to the strongest objection`,
  hiddenTitle: (cell: number) => `What hidden cell ${cell} looks for`,
  hiddenSum: (supports: string, objections: string, total: string, activation: string) =>
    `Your drawing and the bias of the cell give ${supports} for and ${objections} against. The sum ${total} becomes an activation of ${activation}.`,
  hiddenReadout: (range: string) =>
    `The strongest color is a weight of size ${range}. Point at a pixel for its numbers.`,
  hiddenTerm: (row: number, column: number, weight: string, ink: string, term: string) =>
    `Row ${row}, column ${column}: weight ${weight} × ink ${ink} = ${term}`,
  weights: "its weights",
  weightsImage: (cell: number) => `The 576 weights of hidden cell ${cell}, one per pixel`,
  pixelTerms: "its weights × your ink",
  pixelTermsImage: (cell: number) => `What each pixel of the drawing adds to hidden cell ${cell}`,
  votes: "its weights to the ten digits",
  pixelTitle: (row: number, column: number) => `Who listens to row ${row}, column ${column}`,
  pixelSum: (ink: string) =>
    `There is ${ink} of ink on this pixel. Each hidden cell multiplies it by a weight of its own.`,
  pixelReadout: "One square for each hidden cell, and in numbers the eight that listen most.",
  pixelTerm: (cell: number, weight: string, ink: string, term: string) =>
    `Hidden cell ${cell}: weight ${weight} × ink ${ink} = ${term}`,
  pixelImage: "The weights from this pixel to the hidden cells, as ten rows of ten cells",
  cellName: (cell: number) => `hidden cell ${cell}`,
  numbers: "Show the numbers",
  cellHead: "hidden cell",
  weightHead: "weight",
  activationHead: "activation",
  termHead: "weight × value",
  rowHead: "row",
  bias: "bias",
  total: "sum",
};

const training = {
  title: "Train it again",
  sentence: [
    "Begin with random weights from seed ",
    "seed",
    ", train at learning rate ",
    "learningRate",
    ", look at ",
    "batchSize",
    " digits in each step, and go on for ",
    "epochs",
    " epochs, each through all 60,000.",
  ],
  names: { seed: "seed", learningRate: "learning rate", batchSize: "batch size", epochs: "epochs" },
  train: "Train",
  stop: "Stop",
  accuracy: "right on 10,000 test digits",
  untested: "not yet tried on the 10,000 test digits",
  idle: "The network in use came with the page. Training starts from nothing, in your browser.",
  fetching: "Asking for the training digits …",
  loading: (loaded: string, total: string) => `Loading the training digits: ${loaded} of ${total}`,
  preparing: "Reading 60,000 digits …",
  running: (epoch: number, epochs: number, share: string, loss: string) =>
    `Epoch ${epoch} of ${epochs}, ${share} done, loss ${loss}`,
  finished: (seconds: string) => `Finished in ${seconds}.`,
  stopped: "Stopped. The weights are those of this moment.",
  curve: "The loss over the training, on a logarithmic axis",
  guessing: (loss: string) => `guessing: ${loss}`,
  lossAxis: "loss, log scale",
  curveKey:
    "Line: loss while it trains. Dots: loss on the test digits after each epoch, with the share read right.",
  epochAxis: (epochs: number) => (epochs === 1 ? "1 epoch" : `${epochs} epochs`),
  mosaic: "The weights of all hidden cells. While it trains, watch the noise become strokes.",
  mosaicImage: "The weights of all hidden cells, one small picture each",
  before: "before",
  now: "now",
  after: "after",
  thisDrawing: "this drawing",
  testDigits: "test digits",
  ownDrawings: "your own drawings",
  unknown: "–",
  rightOf: (right: number, all: number) => `${right} of ${all}`,
  keep: "Keep the new weights",
  goBack: "Go back to the old ones",
};

const cases = {
  title: "Your own test set",
  save: "Save this drawing as a",
  saveAs: (digit: number) => `Save this drawing as a ${digit}`,
  saved: (digit: number, count: number) => `Saved as a ${digit}. Your test set has ${count}.`,
  full: (most: number) => `Your test set is full: ${most} drawings.`,
  empty: "Nothing saved yet. Save the drawings it gets wrong: they are the interesting ones.",
  score: (right: number, all: number, share: string) => `${right} of ${all} read right (${share})`,
  readAs: (digit: number) => `read as ${digit}`,
  open: (digit: number, read: number) => `A ${digit}, read as ${read}. Put it back on the drawing surface.`,
  delete: (digit: number) => `Delete this ${digit}`,
  deleted: (count: number) => `Deleted. Your test set has ${count}.`,
  download: "Download as CSV",
  deleteAll: "Delete all",
};

export const en = {
  frame,
  drawing: {
    label: "Your drawing",
    surface: "Drawing surface, 24 by 24",
    keys: "Arrow keys move the pen, with Shift four units at a time. Space or Enter puts it down and lifts it, Escape lifts it.",
    penAt: (down: boolean, column: number, row: number) =>
      `Pen ${down ? "down" : "up"}, column ${column}, row ${row}`,
    clear: "Clear",
    undo: "Undo",
    cleared: "The drawing surface is empty.",
  },
  answer: {
    label: "The answer",
    loading: "The trained weights are on their way.",
    empty: "Draw a digit from 0 to 9.",
    unreadable:
      "This figure shows networks whose hidden layer is sigmoid or relu and whose output is softmax.",
    said: (digit: number, share: string) => `It reads ${digit}, with ${share}.`,
    none: "None of these?",
    doubts: {
      ink: "There is more ink here than any digit takes.",
      evidence: "Little speaks for any digit.",
      close: (second: number) => `It could as well be ${second}.`,
    },
  },
  input: {
    label: "24 × 24 inputs",
    image: "The 24 by 24 pixels that go into the network",
    pixel: (row: number, column: number, ink: string) => `Row ${row}, column ${column}: ink ${ink}`,
    preparation: "Preparation",
    preparations: { mnist: "sized and centered like MNIST", centered: "only centered", drawn: "as drawn" },
  },
  hidden: {
    label: (count: number) => `${count} hidden cells`,
    group: (count: number) => `${count} hidden cells. Arrow keys move between them.`,
    cell: (cell: number, activation: string) => `Hidden cell ${cell}: activation ${activation}`,
  },
  output: {
    label: "Outputs",
    group: "Ten outputs. Arrow keys move between them.",
    cell: (digit: number, share: string) => `${digit}: ${share}`,
  },
  inside,
  training,
  cases,
};

/** What every language must have: a missing text is a type error. */
export type Texts = typeof en;
