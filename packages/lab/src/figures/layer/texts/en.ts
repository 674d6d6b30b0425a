// Everything the layer figure says in English.
import type { FigureTexts } from "../../figure.js";

const frame: FigureTexts = {
  title: "A layer, drawn and written down",
  purpose:
    "Every line of the drawing is one number of the lists: w[i]\u2060[j] joins input j to output i, and each row is one node.",
  invitation: "Point at a number, and its line lights up. Then add an input, and see what every row gets.",
};

export const en = {
  frame,
  size: ["A layer of ", " inputs (nin) and ", " outputs (nout):"],
  nin: "inputs, nin",
  nout: "outputs, nout",
  count: (nin: number, nout: number) =>
    `${nout} × ${nin} = ${nout * nin} weights and ${nout} ${nout === 1 ? "bias" : "biases"}: ${nout * (nin + 1)} numbers.`,
  seed: "seed of the weights",
  diagram: "A layer: its inputs, its weights and biases, its outputs.",
  lists: "The layer’s numbers in lists",
  row: (i: number) => `→ y[${i}]`,
  hint: "Point at a number or a line. Press it to change its value here.",
  weight: (i: number, j: number) => `w[${i}][${j}]: from x[${j}] to y[${i}]`,
  bias: (i: number) => `b[${i}]: the bias of y[${i}]`,
  input: (j: number) => `x[${j}]: it goes to every output, by the numbers of column ${j}`,
  output: (i: number, y: string) => `y[${i}] = σ(w[${i}] · x + b[${i}]) = ${y}: row ${i} and one bias`,
};

export type Texts = typeof en;
