import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyCheckpoint } from "../../test/arbitrary-model.js";
import { caught } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "./checkpoint.js";
import { readTensors, writeTensors } from "./format/safetensors.js";
import { load } from "./load.js";
import { save } from "./save.js";

const model = network({ inputSize: 2 }, [dense(1, "sigmoid")]);
const moments = [{ weights: [new Float64Array(2)], bias: [new Float64Array(1)] }];
const counters = {
  epoch: 2,
  stepInEpoch: 3,
  step: 13,
  lossSum: 0.5,
  correct: 7,
  history: [],
  fingerprint: "f",
};
const checkpoint: Checkpoint = { model, moments, ...counters };

describe("saveCheckpoint and loadCheckpoint", () => {
  test("give every checkpoint back to the bit", () => {
    fc.assert(
      fc.property(anyCheckpoint, (made) => {
        const bytes = saveCheckpoint(made);
        expect(loadCheckpoint(bytes)).toStrictEqual(made);
        expect(saveCheckpoint(loadCheckpoint(bytes))).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  test("keep a NaN of the optimizer with its own bits", () => {
    const words = new Uint32Array([0x7fc12345]);
    const bias = [new Float32Array(words.buffer)];
    const read = loadCheckpoint(saveCheckpoint({ ...checkpoint, moments: [{ ...moments[0], bias }] }));
    expect(new Uint32Array(read.moments[0].bias[0].buffer)).toEqual(words);
  });

  test("name the tensors of the optimizer and of the best epoch after the parameters", () => {
    const best = { epoch: 1, loss: 0.25, parameters: [...model.parameters] };
    const { tensors } = readTensors(saveCheckpoint({ ...checkpoint, best }));
    expect(tensors.map(({ name }) => name)).toEqual([
      "0.weight",
      "0.bias",
      "optimizer.0.weight.0",
      "optimizer.0.bias.0",
      "best.0.weight",
      "best.0.bias",
    ]);
  });

  test("make a file whose model load reads alone", () => {
    const best = { epoch: 1, loss: 0.25, parameters: [...model.parameters] };
    expect(load(saveCheckpoint({ ...checkpoint, best }))).toStrictEqual(model);
  });
});

test("saveCheckpoint refuses moments that do not match the parameters", () => {
  const refused = (wrong: Checkpoint["moments"]) =>
    caught(() => saveCheckpoint({ ...checkpoint, moments: wrong }));
  expect(refused([{ weights: [new Float64Array(3)], bias: [new Float64Array(1)] }])).toBe(
    "checkpoint/moments: checkpoint, layer 1: expected 1 moments of 2 numbers for its weights, got lengths [3].",
  );
  expect(refused([{ weights: [new Float64Array(2)], bias: [] }])).toBe(
    "checkpoint/moments: checkpoint, layer 1: expected 1 moments of 1 numbers for its bias, got lengths [].",
  );
});

test("saveCheckpoint refuses best parameters that are not finite", () => {
  const parameters = [{ weights: new Float64Array([0, NaN]), bias: new Float64Array(1) }];
  expect(caught(() => saveCheckpoint({ ...checkpoint, best: { epoch: 1, loss: 0, parameters } }))).toBe(
    "model/not-finite: model: expected finite numbers in best.0.weight, got NaN at [0][1]. The training diverged or the file is damaged: use an earlier model or checkpoint.",
  );
});

describe("loadCheckpoint", () => {
  const none =
    "checkpoint/none: checkpoint: expected a file with the state of a training run, got a model alone. Use load for a model.";

  test("refuses the file of a model alone", () => {
    expect(caught(() => loadCheckpoint(save(model)))).toBe(none);
    expect(caught(() => loadCheckpoint(writeTensors({ tensors: [], metadata: {} })))).toBe(none);
  });

  test("refuses missing and extra tensors", () => {
    const { tensors, metadata } = readTensors(saveCheckpoint(checkpoint));
    const without = tensors.filter(({ name }) => name !== "optimizer.0.bias.0");
    expect(caught(() => loadCheckpoint(writeTensors({ tensors: without, metadata })))).toBe(
      'load/missing: model file: expected a tensor "optimizer.0.bias.0" of shape [1], got none. Every layer has a weight and a bias: write zeros for a missing bias.',
    );
    const more = [...tensors, { ...tensors[0], name: "optimizer.0.weight.1" }];
    expect(caught(() => loadCheckpoint(writeTensors({ tensors: more, metadata })))).toBe(
      'load/extra: model file: expected the tensors of 1 layers, got "optimizer.0.weight.1" besides. Remove it, or describe its layer in the metadata.',
    );
    expect(
      caught(() => load(writeTensors({ tensors: [...tensors, { ...tensors[0], name: "x" }], metadata }))),
    ).toBe(
      'load/extra: model file: expected the tensors of 1 layers, got "x" besides. Remove it, or describe its layer in the metadata.',
    );
  });

  test("refuses best parameters that are not finite", () => {
    const best = { epoch: 1, loss: 0.25, parameters: [...model.parameters] };
    const { tensors, metadata } = readTensors(saveCheckpoint({ ...checkpoint, best }));
    const broken = tensors.map((old) =>
      old.name === "best.0.bias" ? { ...old, values: new Float64Array([-Infinity]) } : old,
    );
    expect(caught(() => loadCheckpoint(writeTensors({ tensors: broken, metadata })))).toBe(
      "model/not-finite: model: expected finite numbers in best.0.bias, got -Infinity at [0]. The training diverged or the file is damaged: use an earlier model or checkpoint.",
    );
  });
});
