// A network as one Python module: the standard library alone.
import type { Model } from "../../model/model.js";
import {
  activationsOf,
  classesOf,
  type Description,
  describe,
  type NamedRowOptions,
} from "../description.js";
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
export function toPython(model: Model, options: NamedRowOptions = {}): string {
  const d = describe(model, options);
  return program(
    `"""A neural network: ${d.summary}. Made by kobai.`,
    "",
    `    output = predict(input)  # ${d.inputSize} numbers in, ${d.outputSize} out`,
    "",
    d.columns.length > 0 ? ["predict_row takes a row by name and answers by name.", ""] : [],
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
    `TARGETS = ${strings(d.targets)}`,
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
    d.columns.length > 0 ? [...namedRows(d), "", ""] : [],
    selfTest(d),
  );
}

const functionName = (activation: string) => `_${activation.replace("-", "_")}`;

const base64 = (values: Parameters<typeof base64Pieces>[0]) =>
  `"""\n${base64Pieces(values, lineLength).join("\n")}"""`;

const escaped = (character: string) => `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, "0")}`;

function strings(values: readonly string[]): string {
  return `[${values.map((value) => quoted(value, escaped)).join(", ")}]`;
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

function namedRows(d: Description): string[] {
  const column = ({ name, categories, fill }: Description["columns"][number]) =>
    `    (${quoted(name, escaped)}, ${categories ? strings(categories) : "None"}, ${fill ?? "None"}),`;
  const refused = d.unseen === "ignore" ? "position is None and cell is None" : "position is None";
  return [
    "_COLUMNS = [",
    ...d.columns.map(column),
    "]",
    "",
    "",
    "def inputs_of(row):",
    '    """The inputs of a row by name. An absent cell, None or NaN is what training has filled it with."""',
    "    inputs = []",
    "    for name, categories, fill in _COLUMNS:",
    "        cell = row.get(name)",
    "        if cell != cell:",
    "            cell = None",
    "        if categories is None:",
    "            value = fill if cell is None else cell",
    "            if value is None or isinstance(value, str) or not math.isfinite(value):",
    '                raise ValueError(f"row: expected a number for {name}, got {cell!r}.")',
    "            inputs.append(float(value))",
    "            continue",
    "        text = str(cell).lower() if isinstance(cell, bool) else str(cell)",
    "        known = categories.index(text) if text in categories else None",
    "        position = fill if cell is None else known",
    `        if ${refused}:`,
    `            raise ValueError(f"row: expected {', '.join(categories)} for {name}, got {cell!r}.")`,
    "        inputs.extend(float(i == position) for i in range(len(categories)))",
    "    return inputs",
    "",
    "",
    "def predict_row(row):",
    '    """The answer for a row by name, as `kobai predict --json` gives it."""',
    "    output = predict(inputs_of(row))",
    ...answerLines(d).map((line) => `    ${line}`),
  ];
}

function answerLines(d: Description): string[] {
  if (d.answers === "numbers") return ['return {"values": output}'];
  if (d.answers === "labels")
    return [
      "labels = [name for name, p in zip(TARGETS, output) if p >= 0.5]",
      'return {"labels": labels, "probabilities": dict(zip(TARGETS, output))}',
    ];
  return [
    `names = ${d.labels.length > 0 ? "LABELS" : strings(classesOf(d))}`,
    `probabilities = ${d.outputSize === 1 ? "[1 - output[0], output[0]]" : "output"}`,
    "label = names[probabilities.index(max(probabilities))]",
    'return {"label": label, "probabilities": dict(zip(names, probabilities))}',
  ];
}

function selfTest({ samples, columns }: Description): string[] {
  const named = columns.length > 0;
  const cells = (row: (typeof samples)[number]["row"]) =>
    row.map((cell) => (typeof cell === "string" ? quoted(cell, escaped) : decimal(cell))).join(", ");
  return [
    "_SAMPLES = [",
    ...samples.map(
      ({ input, output, row }) =>
        `    (${numberList(input)}, ${numberList(output)}${named ? `, [${cells(row)}]` : ""}),`,
    ),
    "]",
    "",
    "",
    "def self_test():",
    '    """Whether the module computes what it computed where it was made."""',
    "    return all(",
    `        abs(got - expected) <= ${decimal(tolerance)} * (1 + abs(expected))`,
    ...(named
      ? [
          "        for inputs, output, cells in _SAMPLES",
          "        for x in (inputs, inputs_of({column[0]: cell for column, cell in zip(_COLUMNS, cells)}))",
          "        for got, expected in zip(predict(x), output)",
        ]
      : [
          "        for inputs, output in _SAMPLES",
          "        for got, expected in zip(predict(inputs), output)",
        ]),
    "    )",
    "",
    "",
    'if __name__ == "__main__":',
    "    passed = self_test()",
    '    print("self-test passed" if passed else "self-test failed")',
    "    sys.exit(not passed)",
  ];
}
