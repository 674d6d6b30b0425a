// A network as one Python module: the standard library alone.
import type { Model } from "../../model/model.js";
import { activationsOf, type Description, describe } from "../description.js";
import { expressions } from "../expression.js";
import { tolerance } from "../self-test.js";
import { base64Pieces, decimal, type Notation, numberList, printed, program, quoted } from "./print.js";

const notation: Notation = {
  max: (left, right) => `max(${left}, ${right})`,
  // by tanh, which does not overflow where math.exp raises an error
  call: (name, of) => (name === "sigmoid" ? `0.5 * (1.0 + math.tanh(0.5 * ${of}))` : `math.${name}(${of})`),
};

const lineLength = 100;

/** The module's text. Run as a program it tests itself.
 *
 * Throws  what `save` throws for a model that cannot predict
 */
export function toPython(model: Model): string {
  const d = describe(model);
  return program(
    `"""A neural network: ${d.summary}. Made by kobai.`,
    "",
    `    output = predict(input)  # ${d.inputSize} numbers in, ${d.outputSize} out`,
    "",
    "Needs nothing but Python 3. Run as a program it tests itself.",
    '"""',
    "import array",
    "import base64",
    "import math",
    "import sys",
    "",
    `INPUT_SIZE = ${d.inputSize}`,
    `OUTPUT_SIZE = ${d.outputSize}`,
    `INPUT_NAMES = ${strings(d.inputNames)}`,
    `LABELS = ${strings(d.labels)}`,
    scalingLines("INPUT", d.scaling),
    scalingLines("TARGET", d.targetScaling),
    "",
    numbers(d.precision === "f32" ? "f" : "d"),
    "",
    activationsOf(d).map(
      (name) =>
        `def ${functionName(name)}(y):\n    return [${printed(expressions[name], notation)} for z in y]\n\n`,
    ),
    softmax,
    "",
    "_LAYERS = [",
    d.layers.flatMap(({ activation, weights, bias }) => [
      `    (${functionName(activation)}, _numbers(${base64(weights)}), _numbers(${base64(bias)})),`,
    ]),
    "]",
    "",
    "",
    predict(d),
    "",
    "",
    selfTest(d),
  );
}

const functionName = (activation: string) => `_${activation.replace("-", "_")}`;

const base64 = (values: Parameters<typeof base64Pieces>[0]) =>
  `"""\n${base64Pieces(values, lineLength).join("\n")}"""`;

function strings(values: readonly string[]): string {
  const written = (character: string) =>
    `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;
  return `[${values.map((value) => quoted(value, written)).join(", ")}]`;
}

function scalingLines(name: string, scaling: Description["scaling"]): string[] {
  if (scaling === undefined) return [];
  return [
    `_${name}_OFFSET = ${numberList(scaling.offset)}`,
    `_${name}_FACTOR = ${numberList(scaling.factor)}`,
  ];
}

const numbers = (code: "f" | "d"): string[] => [
  "",
  "def _numbers(text):",
  `    values = array.array("${code}", base64.b64decode(text))`,
  '    if sys.byteorder == "big":',
  "        values.byteswap()",
  "    return values",
];

const softmax = [
  "def _softmax(y):",
  "    top = max(y)",
  "    powers = [math.exp(z - top) for z in y]",
  "    total = sum(powers)",
  "    return [power / total for power in powers]",
  "",
];

function predict({ scaling, targetScaling }: Description): string[] {
  return [
    "def predict(values):",
    '    """The output for one input, as lists of numbers."""',
    "    x = [float(value) for value in values]",
    "    if len(x) != INPUT_SIZE:",
    '        raise ValueError(f"predict: expected {INPUT_SIZE} numbers, got {len(x)}.")',
    ...(scaling ? ["    x = [(v - o) * f for v, o, f in zip(x, _INPUT_OFFSET, _INPUT_FACTOR)]"] : []),
    "    for activation, weights, bias in _LAYERS:",
    "        n = len(x)",
    "        x = activation(",
    "            [b + sum(w * v for w, v in zip(weights[i * n : (i + 1) * n], x)) for i, b in enumerate(bias)]",
    "        )",
    ...(targetScaling ? ["    x = [v / f + o for v, o, f in zip(x, _TARGET_OFFSET, _TARGET_FACTOR)]"] : []),
    "    return x",
  ];
}

function selfTest({ samples }: Description): string[] {
  return [
    "_SAMPLES = [",
    ...samples.map(({ input, output }) => `    (${numberList(input)}, ${numberList(output)}),`),
    "]",
    "",
    "",
    "def self_test():",
    '    """Whether the module computes what it computed where it was made."""',
    "    return all(",
    `        abs(got - expected) <= ${decimal(tolerance)} * (1 + abs(expected))`,
    "        for row, output in _SAMPLES",
    "        for got, expected in zip(predict(row), output)",
    "    )",
    "",
    "",
    'if __name__ == "__main__":',
    "    passed = self_test()",
    '    print("self-test passed" if passed else "self-test failed")',
    "    sys.exit(not passed)",
  ];
}
