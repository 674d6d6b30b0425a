// Everything the network builder says in English.
import type { FigureTexts } from "../../figure.js";
import type { Costs, Mismatch } from "../model.js";
import type { Mode } from "../state.js";

const frame: FigureTexts = {
  title: "A network of layers",
  purpose:
    "What one layer puts out, the next takes in: nin must be the nout of the layer before, or the chain is broken.",
  invitation:
    "Mend the chain. Then change the sizes, add a layer, and watch how many numbers there are to learn.",
};

/** As kobai/lecture says it; a test compares them. */
const values = (count: number) => (count === 1 ? "1 value" : `${count} values`);

export const en = {
  frame,
  program: "The program of the network",
  nin: (layer: number) => `nin of layer ${layer}`,
  nout: (layer: number) => `nout of layer ${layer}`,
  count: (nin: number, nout: number) => `${nout} × ${nin} + ${nout} = ${nout * nin + nout} numbers`,
  add: "Add a layer",
  remove: "Remove the last layer",
  error: ({ nin, got }: Pick<Mismatch, "nin" | "got">) =>
    `Layer: expected an input of length ${nin} (its nin), got ${values(got)}. Its nin must equal the nout of the layer before it.`,
  stops: (layer: number) => `The program stops at layer ${layer}:`,
  fix: (layer: number, got: number) => `Set nin of layer ${layer} to ${got}`,
  fits: (sizes: string) => `Everything fits: ${sizes}.`,
  total: (count: number) => `Numbers to learn: ${count}.`,
  diagram: (sizes: string) => `Layers ${sizes}.`,
  gap: (from: number, to: number) => `${from} ≠ ${to}`,
  mode: "The network",
  modes: { inference: "answers (inference)", training: "learns (training)" } satisfies Record<Mode, string>,
  told: {
    inference: ({ inference }: Costs) =>
      `One pass forward: ${inference} products for one input. Nothing needs to be remembered, no weight moves.`,
    training: ({ training, parameters, remembered }: Costs) =>
      `Forward and back: ${training} products for one example, three for each weight. Each layer remembers its x and y until backward has used them (${remembered} values), and keeps a gradient for each of the ${parameters} numbers.`,
  } satisfies Record<Mode, (costs: Costs) => string>,
};

export type Texts = typeof en;
