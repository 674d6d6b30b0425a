// A model as every export sees it: checked, layer by layer, with the names of its inputs and a self-test.
import { checkDescription, checkParameters } from "../model/check.js";
import type { InputColumn, Model, Scaling } from "../model/model.js";
import type { ActivationName } from "../network/activations.js";
import { layerSizes, outputSize } from "../network/network.js";
import { type Floats, type Precision, precisionOf } from "../network/parameters.js";
import { type AnswerKind, answerKind } from "../training/answers.js";
import { fail } from "./errors.js";
import { expressions, type FunctionName, functionsIn } from "./expression.js";
import { type Sample, samplesOf } from "./self-test.js";

export interface LayerDescription {
  /** Counted from 1. */
  readonly number: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly activation: ActivationName;
  /** [outputSize][inputSize] */
  readonly weights: Floats;
  readonly bias: Floats;
}

export interface Description {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly precision: Precision;
  readonly layers: readonly LayerDescription[];
  readonly scaling: Scaling | undefined;
  readonly targetScaling: Scaling | undefined;
  /** One per input: a column's name, or `column=category`. Empty where the columns have none. */
  readonly inputNames: readonly string[];
  /** What a named row holds, in the order of the inputs; empty where inputs have no names. */
  readonly columns: readonly InputColumn[];
  /** One per class; empty where there are none. */
  readonly labels: readonly string[];
  /** One per output where there are no classes; empty where they have no names. */
  readonly targets: readonly string[];
  readonly answers: AnswerKind;
  /** What a category of a named row is that training has not seen. */
  readonly unseen: Unseen;
  /** `576 inputs → 100 sigmoid → 10 softmax` */
  readonly summary: string;
  readonly samples: readonly Sample[];
}

export interface NamedRowOptions {
  /** Whether a named row with a category that training has not seen is refused (the default), or the category is none of
   * the known ones. */
  readonly unseen?: Unseen;
}
export type Unseen = "error" | "ignore";

/** Throws what `save` throws for a model that cannot predict. */
export function describe(model: Model, { unseen = "error" }: NamedRowOptions = {}): Description {
  checkDescription(model);
  checkParameters(model, model.parameters);
  const { inputSize, layers, parameters, scaling, targetScaling, labels = [] } = model;
  const sizes = layerSizes(inputSize, layers);
  return {
    inputSize,
    outputSize: outputSize(model),
    precision: precisionOf(parameters),
    layers: layers.map(({ outputSize, activation }, i) => ({
      number: i + 1,
      inputSize: sizes[i],
      outputSize,
      activation,
      ...parameters[i],
    })),
    scaling,
    targetScaling,
    inputNames: inputNames(model),
    columns: model.columns?.inputs ?? [],
    labels,
    targets: targetsOf(model),
    answers: answerKind(model),
    unseen,
    summary: [
      `${inputSize} inputs`,
      ...layers.map(({ outputSize, activation }) => `${outputSize} ${activation}`),
    ].join(" → "),
    samples: samplesOf(model),
  };
}

function inputNames({ columns }: Model): string[] {
  if (columns === undefined) return [];
  return columns.inputs.flatMap(
    ({ name, categories }) => categories?.map((category) => `${name}=${category}`) ?? [name],
  );
}

function targetsOf(model: Model): readonly string[] {
  const targets = model.columns?.targets ?? [];
  return answerKind(model) !== "classes" && targets.length === outputSize(model) ? targets : [];
}

/** The classes of an answer by name, or by number where they have none. */
export function classesOf({ labels, outputSize }: Description): readonly string[] {
  return labels.length > 0 ? labels : Array.from({ length: Math.max(2, outputSize) }, (_, i) => String(i));
}

/** The activations that a network has, each once; softmax apart. */
export function activationsOf({ layers }: Description): (keyof typeof expressions)[] {
  const names = new Set(layers.map(({ activation }) => activation));
  return [...names].filter((name) => name !== "softmax");
}

export function functionsOf(description: Description): Set<FunctionName> {
  return new Set(activationsOf(description).flatMap((name) => functionsIn(expressions[name])));
}

/** A name that the language takes for a function or a class. Throws "export/name". */
export function checkName(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9_]{0,99}$/.test(name)) fail("export/name", { got: name });
  return name;
}
