// Everything the class Layer run line by line says in English.
import type { FigureTexts } from "../../figure.js";
import type { Stage } from "../model.js";

const frame: FigureTexts = {
  title: "A layer, run line by line",
  purpose:
    "The program of a node with one more loop around it: each line works on one weight, and backward also hands something back, dx.",
  invitation:
    "Step on, with the button or the arrow keys: forward, each weight is used once; backward, it collects its gradient, dw, and carries its share of dx.",
};

export const en = {
  frame,
  code: "The class Layer of kobai/lecture",
  diagram: "The layer, its weights and its biases.",
  lists: "The numbers of the layer",
  stages: {
    forward: "forward(x)",
    loss: "mseLoss(y0)",
    backward: "backward(delta)",
    update: "update(alpha)",
  } satisfies Record<Stage, string>,
  target: (y0: string) => `wanted, y0: ${y0}`,
  loss: "loss",
  settings: { seed: "seed of the weights", alpha: "learning rate α" },
};

export type Texts = typeof en;
