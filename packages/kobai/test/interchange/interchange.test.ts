// Our files in Python and Python's files here. read.py and write.py know the format from docs/file-format.md and use
// the standard library alone; sequential.py is PyTorch, run once, its numbers stored in sequential.json.
// RENEW=1 writes the stored model files again, after a deliberate change of the format.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { load } from "../../src/model/load.js";
import type { Model } from "../../src/model/model.js";
import { save } from "../../src/model/save.js";
import { type ActivationName, activationNames } from "../../src/network/activations.js";
import { dense } from "../../src/network/dense.js";
import { network } from "../../src/network/network.js";
import { copyParameters, type Precision } from "../../src/network/parameters.js";
import { referenceRunner } from "../../src/reference/machine.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const read = (name: string) => readFileSync(join(here, name));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "kobai-interchange-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function python(program: string, ...args: string[]): string {
  const run = spawnSync("python3", [join(here, program), ...args], {
    encoding: "utf8",
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1" },
  });
  if (run.error) throw new Error("the interchange tests need python3 on the PATH", { cause: run.error });
  if (run.status !== 0) throw new Error(`${program} failed:\n${run.stderr}`);
  return run.stdout;
}

/** A network whose biases are not 0. */
function made(inputSize: number, layers: [number, ActivationName][], precision: Precision): Model {
  const drawn = layers.map(([size, activation]) => dense(size, activation, { initializer: "lecture" }));
  const net = network({ inputSize, seed: 20 }, drawn);
  return { ...net, parameters: copyParameters(net.parameters, precision) };
}

const sizes = [5, 5, 4, 4, 4, 3, 3, 4];
const everyActivation = made(
  6,
  activationNames.map((name, i) => [sizes[i], name]),
  "f64",
);
const classifier = made(
  16,
  [
    [9, "sigmoid"],
    [3, "softmax"],
  ],
  "f32",
);
const stored: [string, Model][] = [
  ["every-activation.safetensors", everyActivation],
  ["classifier.safetensors", classifier],
];

const outputs = (model: Model, inputs: readonly number[][]) => [
  ...referenceRunner(model).outputs(Float64Array.from(inputs.flat())),
];

function expectNear(actual: readonly number[], expected: readonly number[], tolerance: number) {
  expect(actual.length).toBe(expected.length);
  const distances = actual.map((value, i) => Math.abs(value - expected[i]));
  expect(Math.max(...distances)).toBeLessThanOrEqual(tolerance);
}

describe("a file of ours", () => {
  if (process.env.RENEW) for (const [name, model] of stored) writeFileSync(join(here, name), save(model));

  test.each(stored)("is written the same bytes as ever: %s", (name, model) => {
    expect(Buffer.compare(save(model), read(name))).toBe(0);
  });

  test.each(stored)("predicts the same in pure Python: %s", (name, model) => {
    const inputs = [0, 1, 2].map((row) =>
      Array.from({ length: model.inputSize }, (_, i) => Math.sin(row + 3 * i)),
    );
    const predicted: number[][] = JSON.parse(python("predict.py", join(here, name), JSON.stringify(inputs)));
    // both compute in f64 from the same weights; sums are rounded once there and at every step here
    expectNear(outputs(model, inputs), predicted.flat(), 1e-14);
  });

  const golden: { predictions: { file: string; inputs: number[][]; outputs: number[][] }[] } = JSON.parse(
    read("sequential.json").toString(),
  );
  test.each([
    // F64 is computed in double by PyTorch too, F32 in single
    [0, 1e-14],
    [1, 1e-7],
  ])("predicts the same in torch.nn.Sequential: %#", (i, tolerance) => {
    const { file, inputs, outputs: expected } = golden.predictions[i];
    expect(file).toBe(stored[i][0]);
    expectNear(outputs(load(read(file)), inputs), expected.flat(), tolerance);
  });
});

describe("a file written by Python", () => {
  const rows = [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ];
  const written = (...args: string[]) => {
    const path = join(folder, "xor.safetensors");
    python("write.py", path, ...args);
    return readFileSync(path);
  };

  test("with our metadata loads as it is", () => {
    const xor = load(written("with-metadata"));
    expect(xor.layers).toEqual([dense(2, "relu"), dense(1, "identity")]);
    expect(xor.parameters[0]).toEqual({
      weights: new Float32Array([1, 1, 1, 1]),
      bias: new Float32Array([0, -1]),
    });
    expect(outputs(xor, rows)).toEqual([0, 1, 1, 0]);
  });

  test("without metadata loads when the activations are named", () => {
    const xor = load(written(), { activations: ["relu", "identity"] });
    expect(outputs(xor, rows)).toEqual([0, 1, 1, 0]);
  });
});
