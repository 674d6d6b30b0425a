// The ONNX export equals our own predictor on ONNX Runtime, and is a valid model to onnx.checker where Python has it.
import { spawnSync } from "node:child_process";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { beforeAll, expect, test } from "vitest";
import { toOnnx } from "../../src/export/index.js";
import { precisionOf } from "../../src/network/parameters.js";
import { anyModel, type Case, casesOf, expectClose } from "./models.js";
import { folderOf, printed } from "./programs.js";

const rows = 100;
let cases: Case[];
beforeAll(async () => {
  cases = await casesOf(200, rows);
}, 60_000);

/** All rows in one batch. */
async function outputs({ model, inputs }: Case): Promise<number[][]> {
  const session = await InferenceSession.create(toOnnx(model), { logSeverityLevel: 3 });
  const values = inputs.flat();
  const shape = [inputs.length, model.inputSize];
  const input =
    precisionOf(model.parameters) === "f32"
      ? new Tensor("float32", Float32Array.from(values), shape)
      : new Tensor("float64", Float64Array.from(values), shape);
  const { output } = await session.run({ input });
  const data = Array.from(output.data as Float32Array);
  const size = output.dims[1];
  return inputs.map((_, row) => data.slice(row * size, (row + 1) * size));
}

test("ONNX Runtime predicts what we predict", { timeout: 120_000 }, async () => {
  for (const [i, one] of cases.entries()) expectClose(await outputs(one), one, `network ${i}`);
});

const python = "/usr/bin/python3";
const hasChecker = spawnSync(python, ["-c", "import onnx"]).status === 0;

test.skipIf(!hasChecker)(
  "onnx.checker finds every model valid, and reads its names and its self-test",
  () => {
    const files = Object.fromEntries(cases.map(({ model }, i) => [`${i}.onnx`, toOnnx(model)]));
    const folder = folderOf({
      ...files,
      "check.py": [
        "import json, onnx",
        `for i in range(${cases.length}):`,
        '    model = onnx.load(f"{i}.onnx")',
        "    onnx.checker.check_model(model, full_check=True)",
        'print(json.dumps({entry.key: json.loads(entry.value) for entry in onnx.load("1.onnx").metadata_props}))',
      ].join("\n"),
    });
    const { labels, columns } = anyModel(1);
    const told = JSON.parse(printed(folder, python, "check.py"));
    expect(told).toMatchObject({
      ...(labels && { labels }),
      input_names: columns?.inputs.map(({ name }) => name),
    });
    expect(told.self_test).toHaveLength(3);
  },
);
