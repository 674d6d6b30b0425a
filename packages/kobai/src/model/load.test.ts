import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyModel } from "../../test/arbitrary-model.js";
import { caught } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { copyParameters, type Floats } from "../network/parameters.js";
import { readTensors, type Tensor, writeTensors } from "./format/safetensors.js";
import { load } from "./load.js";
import type { Model } from "./model.js";
import { save } from "./save.js";

const net = network({ inputSize: 2 }, [dense(3, "relu"), dense(2, "softmax")]);
const documented = "Write it as docs/file-format.md shows.";

describe("save and load", () => {
  test("give every model back to the bit", () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const bytes = save(model);
        const loaded = load(bytes);
        expect(loaded).toStrictEqual(model);
        expect(save(loaded)).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test("name the tensors as PyTorch's Sequential does, out first", () => {
    const { tensors } = readTensors(save(net));
    expect(tensors.map(({ name, shape }) => [name, shape])).toEqual([
      ["0.weight", [3, 2]],
      ["0.bias", [3]],
      ["2.weight", [2, 3]],
      ["2.bias", [2]],
    ]);
  });

  test("take __proto__ and constructor as labels and column names", () => {
    const labels = ["__proto__", "constructor"];
    const columns = { inputs: labels.map((name) => ({ name })), targets: ["toString"] };
    expect(load(save({ ...net, labels, columns }))).toStrictEqual({ ...net, labels, columns });
  });

  test("leave out what is undefined", () => {
    expect(Object.keys(load(save({ ...net, labels: undefined } as unknown as Model)))).not.toContain(
      "labels",
    );
  });
});

/** Our network with some of its numbers replaced. */
const changed = (layer: number, part: "weights" | "bias", values: Floats): Model => ({
  ...net,
  parameters: net.parameters.map((old, i) => (i === layer ? { ...old, [part]: values } : old)),
});

describe("save", () => {
  const diverged = "The training diverged or the file is damaged: use an earlier model or checkpoint.";
  const scaling = { kind: "standard", offset: [0, 0], factor: [1, 1] } as const;
  const cases: [string, Model, string][] = [
    [
      "no layers",
      { ...net, layers: [], parameters: [] },
      "model/no-layers: model: expected at least one layer, got none.",
    ],
    [
      "a missing layer of parameters",
      { ...net, parameters: net.parameters.slice(1) },
      "model/parameters: model: expected the parameters of 2 layers, got those of 1.",
    ],
    [
      "weights of another size",
      changed(1, "weights", new Float64Array(5)),
      "model/tensor: model: expected 6 numbers in 2.weight [2, 3], got 5.",
    ],
    [
      "two precisions",
      changed(1, "bias", new Float32Array(2)),
      "model/precision: model: expected all parameters in one precision, f64 as in 0.weight, got f32 in 2.bias. Convert them to one.",
    ],
    [
      "NaN weights",
      changed(0, "weights", new Float64Array([0, 1, 2, 3, NaN, 5])),
      `model/not-finite: model: expected finite numbers in 0.weight, got NaN at [2][0]. ${diverged}`,
    ],
    [
      "an infinite bias",
      changed(1, "bias", new Float64Array([0, Infinity])),
      `model/not-finite: model: expected finite numbers in 2.bias, got Infinity at [1]. ${diverged}`,
    ],
    [
      "a scaling of another size",
      { ...net, scaling: { ...scaling, offset: [0] } },
      "model/scaling: model: expected scaling of 2 columns, got 1 offsets and 2 factors.",
    ],
    [
      "a target scaling of another size",
      { ...net, targetScaling: { ...scaling, factor: [1, 1, 1] } },
      "model/scaling: model: expected targetScaling of 2 columns, got 2 offsets and 3 factors.",
    ],
    [
      "a scaling that cannot be undone",
      { ...net, scaling: { ...scaling, factor: [1, 0] } },
      `metadata/value: model file, metadata: expected scaling.factor[1] to be a finite number other than 0, got 0. ${documented}`,
    ],
    [
      "an offset that is no number",
      { ...net, scaling: { ...scaling, offset: [0, NaN] } },
      `metadata/value: model file, metadata: expected scaling.offset[1] to be a finite number, got "NaN". ${documented}`,
    ],
    [
      "labels of another number",
      { ...net, labels: ["a"] },
      "model/labels: model: expected 2 labels (one per class), got 1.",
    ],
    [
      "columns of another number",
      { ...net, columns: { inputs: [{ name: "a", categories: ["x", "y"] }, { name: "b" }], targets: ["c"] } },
      "model/columns: model: expected input columns that make 2 inputs (a column of categories makes one each), got 3.",
    ],
    [
      "target columns of another number",
      { ...net, columns: { inputs: [{ name: "a" }, { name: "b" }], targets: [] } },
      "model/target-columns: model: expected 1 target column, or 2 (one per output), got 0.",
    ],
    [
      "a layer that is none",
      { ...net, layers: [net.layers[0], { ...net.layers[1], dropout: 2 }] },
      "layer/dropout: dense 2: expected dropout from 0 to less than 1, got 2. It is the share of outputs set to 0.",
    ],
  ];
  test.each(cases)("refuses a model with %s", (_, model, message) => {
    expect(caught(() => save(model))).toBe(message);
  });
});

/** Our file with other tensors. */
function withTensors(change: (tensors: readonly Tensor[]) => readonly Tensor[]): Uint8Array {
  const { tensors, metadata } = readTensors(save(net));
  return writeTensors({ tensors: change(tensors), metadata });
}

/** Our file with other metadata. */
function withMetadata(change: object | string): Uint8Array {
  const { tensors, metadata } = readTensors(save(net));
  const text =
    typeof change === "string" ? change : JSON.stringify({ ...JSON.parse(metadata.kobai), ...change });
  return writeTensors({ tensors, metadata: { kobai: text } });
}

const tensor = (name: string, ...shape: number[]): Tensor => ({
  name,
  shape,
  values: new Float32Array(shape.reduce((a, b) => a * b, 1)),
});

describe("load", () => {
  const layer = { kind: "dense", outputSize: 3, activation: "relu" };
  const cases: [string, () => Uint8Array, string][] = [
    [
      "a version from the future, before its unknown names",
      () => withMetadata({ format: 2, novelty: 1 }),
      "metadata/version: model file, metadata: expected format 1 or older, got 2. The file was made by a newer kobai: update kobai.",
    ],
    [
      "a version that is none",
      () => withMetadata({ format: 0 }),
      `metadata/value: model file, metadata: expected format to be a whole number of at least 1, got 0. ${documented}`,
    ],
    [
      "metadata that is no JSON",
      () => withMetadata("{"),
      'json/syntax: model file, metadata, character 1: expected a name in quotes, got "the end". The file is damaged or cut short: copy or download it again.',
    ],
    [
      "metadata that is no object",
      () => withMetadata("[]"),
      `metadata/value: model file, metadata: expected the whole to be an object, got a list of 0. ${documented}`,
    ],
    [
      "metadata that is null",
      () => withMetadata("null"),
      `metadata/value: model file, metadata: expected the whole to be an object, got null. ${documented}`,
    ],
    [
      "metadata without layers",
      () => withMetadata('{"format":1,"inputSize":2}'),
      `metadata/missing: model file, metadata: expected layers, got nothing. ${documented}`,
    ],
    [
      "unknown names",
      () => withMetadata({ layers: [{ ...layer, colour: "blue" }] }),
      `metadata/unknown: model file, metadata: expected no layers[0].colour, which format 1 does not know. ${documented}`,
    ],
    [
      "the name __proto__",
      () => withMetadata('{"format":1,"__proto__":{"layers":[]},"inputSize":2}'),
      `metadata/unknown: model file, metadata: expected no __proto__, which format 1 does not know. ${documented}`,
    ],
    [
      "layers that are no list",
      () => withMetadata({ layers: {} }),
      `metadata/value: model file, metadata: expected layers to be a list, got a object. ${documented}`,
    ],
    [
      "an unknown activation",
      () => withMetadata({ layers: [layer, { ...layer, activation: "swish" }] }),
      `metadata/value: model file, metadata: expected layers[1].activation to be one of sigmoid, tanh, relu, leaky-relu, silu, gelu, identity, softmax, got "swish". ${documented}`,
    ],
    [
      "a label that is no string",
      () => withMetadata({ labels: ["a", 1] }),
      `metadata/value: model file, metadata: expected labels[1] to be a string, got 1. ${documented}`,
    ],
    [
      "more moments than any optimizer has",
      () =>
        withMetadata({
          checkpoint: {
            epoch: 0,
            stepInEpoch: 0,
            step: 0,
            lossSum: 0,
            correct: 0,
            history: [],
            moments: 3,
            fingerprint: "",
          },
        }),
      `metadata/value: model file, metadata: expected checkpoint.moments to be a whole number from 0 to 2, got 3. ${documented}`,
    ],
    [
      "softmax in a hidden layer",
      () => withMetadata({ layers: [{ ...layer, activation: "softmax" }, layer] }),
      "layer/softmax-hidden: dense 1: expected softmax in the last layer only, got it in layer 1 of 2. Use relu or sigmoid in a hidden layer.",
    ],
    [
      "metadata of no layers",
      () => withMetadata({ layers: [] }),
      "model/no-layers: model: expected at least one layer, got none.",
    ],
    [
      "a missing tensor",
      () => withTensors((tensors) => tensors.slice(0, 3)),
      'load/missing: model file: expected a tensor "2.bias" of shape [2], got none. Every layer has a weight and a bias: write zeros for a missing bias.',
    ],
    [
      "a tensor too many",
      () => withTensors((tensors) => [...tensors, tensor("optimizer.0.weight.0", 1)]),
      'load/extra: model file: expected the tensors of 2 layers, got "optimizer.0.weight.0" besides. Remove it, or describe its layer in the metadata.',
    ],
    [
      "a transposed weight",
      () => withTensors(([weight, ...rest]) => [{ ...weight, shape: [2, 3] }, ...rest]),
      'load/shape: model file, tensor "0.weight": expected shape [3, 2], got [2, 3]. A weight is [outputSize, inputSize], a bias [outputSize].',
    ],
    [
      "a bias that is a matrix",
      () => withTensors(([weight, bias, ...rest]) => [weight, { ...bias, shape: [3, 1] }, ...rest]),
      'load/shape: model file, tensor "0.bias": expected shape [3], got [3, 1]. A weight is [outputSize, inputSize], a bias [outputSize].',
    ],
    [
      "NaN weights",
      () =>
        withTensors(([weight, ...rest]) => [
          { ...weight, values: new Float64Array([1, NaN, 3, 4, 5, 6]) },
          ...rest,
        ]),
      "model/not-finite: model: expected finite numbers in 0.weight, got NaN at [0][1]. The training diverged or the file is damaged: use an earlier model or checkpoint.",
    ],
    [
      "tensors of two precisions",
      () => withTensors(([weight, ...rest]) => [{ ...weight, values: new Float32Array(6) }, ...rest]),
      "model/precision: model: expected all parameters in one precision, f32 as in 0.weight, got f64 in 0.bias. Convert them to one.",
    ],
  ];
  test.each(cases)("refuses %s", (_, bytes, message) => {
    expect(caught(() => load(bytes()))).toBe(message);
  });

  test("takes a seed of 0 where the file has none", () => {
    const { seed: _, ...rest } = JSON.parse(readTensors(save(net)).metadata.kobai);
    expect(load(withMetadata(JSON.stringify(rest))).seed).toBe(0);
  });

  test("accepts the activations that the file says, and no others", () => {
    const bytes = save(net);
    expect(load(bytes, { activations: ["relu", "softmax"] })).toEqual(net);
    expect(caught(() => load(bytes, { activations: ["tanh", "softmax"] }))).toBe(
      'load/activations-differ: load: expected the activation relu in layer 1 as the file says, got "tanh". Leave the activations out.',
    );
    expect(caught(() => load(bytes, { activations: ["relu"] }))).toBe(
      "load/activations-count: load: expected 2 activations (one per layer of the file), got 1.",
    );
  });
});

describe("load of a file without our metadata", () => {
  const foreign = (...tensors: Tensor[]) => writeTensors({ tensors, metadata: { format: "pt" } });
  const parameters = copyParameters(net.parameters, "f32");
  const good = [
    { name: "5.bias", shape: [2], values: parameters[1].bias },
    { name: "5.weight", shape: [2, 3], values: parameters[1].weights },
    { name: "0.weight", shape: [3, 2], values: parameters[0].weights },
    { name: "0.bias", shape: [3], values: parameters[0].bias },
  ];

  test("reads the layers off the tensors, whatever their order and the numbers of the modules", () => {
    expect(load(foreign(...good), { activations: ["relu", "softmax"] })).toEqual({
      inputSize: 2,
      seed: 0,
      layers: [dense(3, "relu"), dense(2, "softmax")],
      parameters,
    });
  });

  const [bias5, weight5, weight0, bias0] = good;
  const cases: [string, Uint8Array, string][] = [
    ["no tensors", foreign(), "load/empty: model file: expected tensors of at least one layer, got none."],
    [
      "names of other modules",
      foreign(tensor("fc1.weight", 3, 2)),
      'load/name: model file: expected tensors named as in PyTorch\'s Sequential (0.weight, 0.bias, 2.weight …), got "fc1.weight". Rename them before saving.',
    ],
    [
      "a module without weights",
      foreign(bias0, tensor("2.bias", 3)),
      'load/weight: model file, tensor "0.weight": expected shape [outputSize, inputSize], got none. Only dense (Linear) layers can be loaded.',
    ],
    [
      "a convolution",
      foreign(weight0, bias0, tensor("2.weight", 3, 2, 5, 5)),
      'load/weight: model file, tensor "2.weight": expected shape [outputSize, inputSize], got [3, 2, 5, 5]. Only dense (Linear) layers can be loaded.',
    ],
    [
      "a layer without inputs",
      foreign(tensor("0.weight", 3, 0), bias0, weight5, bias5),
      'load/weight: model file, tensor "0.weight": expected shape [outputSize, inputSize], got [3, 0]. Only dense (Linear) layers can be loaded.',
    ],
    [
      "a layer without bias",
      foreign(weight0, weight5, bias5),
      'load/missing: model file: expected a tensor "0.bias" of shape [3], got none. Every layer has a weight and a bias: write zeros for a missing bias.',
    ],
    [
      "shapes that do not chain",
      foreign(weight0, bias0, tensor("5.weight", 2, 4), bias5),
      'load/shape: model file, tensor "5.weight": expected shape [2, 3], got [2, 4]. A weight is [outputSize, inputSize], a bias [outputSize].',
    ],
    [
      "NaN weights",
      foreign({ ...weight0, values: new Float32Array(6).fill(NaN) }, bias0, weight5, bias5),
      "model/not-finite: model: expected finite numbers in 0.weight, got NaN at [0][0]. The training diverged or the file is damaged: use an earlier model or checkpoint.",
    ],
  ];
  test.each(cases)("refuses %s", (_, bytes, message) => {
    expect(caught(() => load(bytes, { activations: ["relu", "softmax"] }))).toBe(message);
  });

  test("asks for the activations, one per layer", () => {
    expect(caught(() => load(foreign(...good)))).toBe(
      'load/activations-unknown: model file: expected the activations of 2 layers, got none, because the file has no kobai metadata. Name them: load(bytes, { activations: ["relu", "softmax"] }), one per layer.',
    );
    expect(caught(() => load(foreign(weight0, bias0)))).toBe(
      'load/activations-unknown: model file: expected the activations of 1 layers, got none, because the file has no kobai metadata. Name them: load(bytes, { activations: ["softmax"] }), one per layer.',
    );
    expect(caught(() => load(foreign(...good), { activations: ["relu"] }))).toBe(
      "load/activations-count: load: expected 2 activations (one per layer of the file), got 1.",
    );
    expect(caught(() => load(foreign(...good), { activations: ["softmax", "relu"] }))).toBe(
      "layer/softmax-hidden: dense 1: expected softmax in the last layer only, got it in layer 1 of 2. Use relu or sigmoid in a hidden layer.",
    );
  });
});
