// Every figure of the lab, by the id that its folder, its page and its place in the lecture share.
import type { Figure } from "./figure.js";

// biome-ignore lint/suspicious/noExplicitAny: each figure has a state of its own; the frame hands it back untouched
export type AnyFigure = Figure<any>;

export const figures: Readonly<Record<string, () => Promise<AnyFigure>>> = {
  recognizer: async () => (await import("./recognizer/index.js")).default,
};
