// A model as every export sees it: checked, layer by layer, with the names of its inputs and a self-test.
import { checkDescription, checkParameters } from "../model/check.js";
import type { Model, Scaling } from "../model/model.js";
import type { ActivationName } from "../network/activations.js";
import { layerSizes, outputSize } from "../network/network.js";
import { type Floats, type Precision, precisionOf } from "../network/parameters.js";
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
  /** One per class; empty where there are none. */
  readonly labels: readonly string[];
  /** `576 inputs → 100 sigmoid → 10 softmax` */
  readonly summary: string;
  readonly samples: readonly Sample[];
}

/** Throws what `save` throws for a model that cannot predict. */
export function describe(model: Model): Description {
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
    labels,
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
