// One layer of kobai/lecture: its weights as nested lists, its biases, what it answers. Drawn by its seed as the class
// draws them, unless the reader has changed a number.
import { Layer, seed as reseed } from "kobai/lecture";
import { biasId, nodeId, type Part, weightId } from "../../kit/diagram/diagram.js";
import type { State } from "./state.js";

type NodePart = Extract<Part, { kind: "node" }>;

/** How many numbers a layer has: a row of weights and a bias for each output. */
export const sizeOf = (nin: number, nout: number): number => nout * (nin + 1);

export function layerOf({ nin, nout, seed, numbers, x }: State): Layer {
  reseed(seed);
  const layer = new Layer(nin, nout);
  // numbers for a layer of another shape are nobody's
  if (numbers.length === sizeOf(nin, nout)) {
    layer.w = layer.w.map((_, i) => numbers.slice(i * nin, (i + 1) * nin));
    layer.b = numbers.slice(nin * nout);
  }
  layer.forward(x.slice(0, nin));
  return layer;
}

/** All numbers of a layer in one list, as the address holds them, with one of them changed. */
export function changed({ w, b }: Layer, part: Part, value: number): number[] {
  return [
    ...w.flatMap((row, i) =>
      row.map((old, j) => (part.kind === "weight" && part.to === i && part.from === j ? value : old)),
    ),
    ...b.map((old, i) => (part.kind === "bias" && part.to === i ? value : old)),
  ];
}

/** What belongs to a node, for drawing the rest fainter: to an output its row of weights, its bias and the inputs; to an
 * input one weight of every row. */
export function belongingTo({ nin, nout }: Layer, { id, column, index }: NodePart): ReadonlySet<string> {
  const inputs = Array.from({ length: nin }, (_, j) => j);
  const outputs = Array.from({ length: nout }, (_, i) => i);
  return column === 0
    ? new Set([id, ...outputs.flatMap((i) => [weightId(0, i, index), nodeId(1, i)])])
    : new Set([id, biasId(0, index), ...inputs.flatMap((j) => [weightId(0, index, j), nodeId(0, j)])]);
}
