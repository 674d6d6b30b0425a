// What the outputs of a model mean: one class among several, several labels that say yes or no each, or numbers.
import type { Model } from "../model/model.js";

export type AnswerKind = "classes" | "labels" | "numbers";

type Answering = Pick<Model, "layers" | "labels" | "columns" | "training">;

/** A model without names tells by its end: outputs that compete, outputs of several targets, or one that was trained to
 * say yes or no. */
export function answerKind({ labels, layers, columns, training }: Answering): AnswerKind {
  const { activation, outputSize: size } = layers[layers.length - 1];
  if (labels !== undefined || activation === "softmax") return "classes";
  if (activation !== "sigmoid") return "numbers";
  if (size > 1) return columns?.targets.length === size ? "labels" : "classes";
  return training?.loss === "binary-cross-entropy" ? "classes" : "numbers";
}
