// Everything the complaint ledger says in English.
import type { FigureTexts } from "../../figure.js";
import type { Mode } from "../model.js";

const frame: FigureTexts = {
  title: "Who pulls where",
  purpose:
    "Every sample pulls each weight its own way; the pulls of a column add up, and the sum times α is the step.",
  invitation:
    "Press “Step on” and watch the pulls shrink as the samples get what they want. Then use them one at a time.",
};

const modes: Record<Mode, string> = {
  batch: "all three: batch",
  mini: "two, then one: mini-batch",
  online: "one by one: online",
};

export const en = {
  frame,
  mode: "A step uses",
  modes,
  alpha: ["learning rate α = ", ""],
  alphaLabel: "learning rate α",
  table: "The pull of each sample on each number of the node",
  heads: { sample: "input → wanted", y: "answer" },
  wants: (target: number) => `→ ${target}`,
  sampleName: (index: number) => `sample ${index}`,
  now: "value now",
  sum: "sum",
  step: "step = α × sum",
  next: "next value",
  exact: (sample: string, name: string, value: string) => `${sample} pulls ${name} by ${value}`,
  exactSum: (name: string, value: string) => `Together they pull ${name} by ${value}`,
  hint: "Point at a pull for its number in full.",
  curve: "The loss of all three samples; an epoch uses each of them once",
  pass: "epochs",
  loss: "loss",
  names: { batch: "batch", mini: "mini-batch", online: "online" } satisfies Record<Mode, string>,
  count: (step: number, epochs: string, loss: string) =>
    `After ${step === 1 ? "1 step" : `${step} steps`}${epochs === String(step) ? "" : ` (epoch ${epochs})`}: loss ${loss}`,
};

export type Texts = typeof en;
