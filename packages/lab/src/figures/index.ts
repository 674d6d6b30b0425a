// Every figure of the lab, by the id that its folder, its page and its place in the lecture share.
import type { Figure } from "./figure.js";

// biome-ignore lint/suspicious/noExplicitAny: each figure has a state of its own; the frame hands it back untouched
export type AnyFigure = Figure<any>;

export const figures: Readonly<Record<string, () => Promise<AnyFigure>>> = {
  recognizer: async () => (await import("./recognizer/index.js")).default,
  device: async () => (await import("./device/index.js")).default,
  node: async () => (await import("./node/index.js")).default,
  sigmoid: async () => (await import("./sigmoid/index.js")).default,
  sliders: async () => (await import("./sliders/index.js")).default,
  fog: async () => (await import("./fog/index.js")).default,
  ledger: async () => (await import("./ledger/index.js")).default,
  complaints: async () => (await import("./complaints/index.js")).default,
  surface: async () => (await import("./surface/index.js")).default,
  "node-code": async () => (await import("./node-code/index.js")).default,
  "train-node": async () => (await import("./train-node/index.js")).default,
  "too-fast": async () => (await import("./too-fast/index.js")).default,
  layer: async () => (await import("./layer/index.js")).default,
  "layer-code": async () => (await import("./layer-code/index.js")).default,
  stack: async () => (await import("./stack/index.js")).default,
  backprop: async () => (await import("./backprop/index.js")).default,
  pythagoras: async () => (await import("./pythagoras/index.js")).default,
  lottery: async () => (await import("./lottery/index.js")).default,
  playground: async () => (await import("./playground/index.js")).default,
  depth: async () => (await import("./depth/index.js")).default,
  features: async () => (await import("./features/index.js")).default,
};
