// What of the figure stands in the address: the data, the network, how it is trained, and after how many epochs it is
// looked at. A table of the reader's own never does.
import type { ActivationName } from "kobai";
import { type Field, integer, oneOf, real, text, type Values } from "../../url-state.js";

export const sources = ["circles", "xor", "spiral", "pythagoras", "own"] as const;
export type SourceName = (typeof sources)[number];

export const activations = [
  ...["sigmoid", "tanh", "relu", "leaky-relu", "silu", "gelu", "identity"],
] as readonly Exclude<ActivationName, "softmax">[];
export const optimizers = ["gradient-descent", "momentum", "rmsprop", "adam", "adamw"] as const;
export const losses = ["cross-entropy", "mean-squared-error", "squared-error"] as const;
export const missingCells = ["error", "drop", "mean"] as const;

export interface HiddenLayer {
  readonly size: number;
  readonly activation: (typeof activations)[number];
}

/** The nodes of one hidden layer. */
export const width = integer(1, 32, 4);
export const mostLayers = 6;
export const mostEpochs = 10_000;

/** Hidden layers as `4.tanh_2.relu`; nothing where there are none. */
function hiddenLayers(initial: readonly HiddenLayer[]): Field<readonly HiddenLayer[]> {
  return {
    initial,
    parse: (written) => {
      const layers = written === "" ? [] : written.split("_", mostLayers + 1).map(hiddenLayer);
      const known = layers.every((layer) => layer !== undefined);
      return known && layers.length <= mostLayers ? layers : undefined;
    },
    print: (layers) => layers.map(({ size, activation }) => `${size}.${activation}`).join("_"),
  };
}

function hiddenLayer(written: string): HiddenLayer | undefined {
  const [first, second, ...rest] = written.split(".");
  const size = width.parse(first);
  const activation = activations.find((name) => name === second);
  return size && activation && rest.length === 0 ? { size, activation } : undefined;
}

export const schema = {
  data: oneOf(sources, "circles"),
  layers: hiddenLayers([{ size: 4, activation: "tanh" }]),
  loss: oneOf(losses, "cross-entropy"),
  optimizer: oneOf(optimizers, "gradient-descent"),
  rate: real(0.00001, 1000, 0.3),
  batch: integer(1, 1000, 10),
  seed: integer(0, 9999, 1),
  epoch: integer(0, mostEpochs, 30),
  /** Of the reader's own table: the column to be learned (the last one where this is empty), and its empty cells. */
  target: text(/[^\p{C}]{0,80}/u, ""),
  missing: oneOf(missingCells, "error"),
};

export type State = Values<typeof schema>;
