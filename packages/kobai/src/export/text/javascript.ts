// A network as one JavaScript module without imports, and its types.

import { erfSeries, scaledErfc } from "../../math/coefficients.js";
import type { Model } from "../../model/model.js";
import {
  activationsOf,
  classesOf,
  type Description,
  describe,
  functionsOf,
  type NamedRowOptions,
} from "../description.js";
import { expressions, type FunctionName } from "../expression.js";
import { tolerance } from "../self-test.js";
import { base64Pieces, decimal, type Notation, numberList, printed, program } from "./print.js";

const notation: Notation = {
  max: (left, right) => `Math.max(${left}, ${right})`,
  call: (name, of) => (name === "tanh" ? `Math.tanh(${of})` : `${name}(${of})`),
};

const lineLength = 120;

/** The module, and the declarations to keep beside it as `.d.ts`.
 *
 * Throws  what `save` throws for a model that cannot predict
 */
export function toJavaScript(model: Model, options: NamedRowOptions = {}): { module: string; types: string } {
  const d = describe(model, options);
  return { module: moduleOf(d), types: typesOf(d) };
}

function moduleOf(d: Description): string {
  const array = d.precision === "f32" ? "Float32" : "Float64";
  return program(
    `// A neural network: ${d.summary}. Made by kobai.`,
    '//   import { predict } from "./this-file.js";',
    `//   const output = predict(input); // ${d.inputSize} numbers in, ${d.outputSize} out`,
    d.columns.length > 0 ? ["// predictRow takes a row by name and answers by name."] : [],
    "",
    `export const inputSize = ${d.inputSize};`,
    `export const outputSize = ${d.outputSize};`,
    `export const inputNames = ${JSON.stringify(d.inputNames)};`,
    `export const labels = ${JSON.stringify(d.labels)};`,
    `export const targets = ${JSON.stringify(d.targets)};`,
    "",
    scalingLines("inputScaling", d.scaling),
    scalingLines("targetScaling", d.targetScaling),
    numbers(array),
    [...functionsOf(d)].flatMap((name) => functions[name]),
    "const activations = {",
    activationsOf(d).map(
      (name) => `  "${name}": (y) => y.map((z) => ${printed(expressions[name], notation)}),`,
    ),
    d.layers.some(({ activation }) => activation === "softmax") ? ["  softmax,"] : [],
    "};",
    d.layers.some(({ activation }) => activation === "softmax") ? softmax : [],
    "",
    "const layers = [",
    d.layers.flatMap(({ activation, weights, bias }) => [
      "  {",
      `    activation: activations["${activation}"],`,
      `    weights: numbers(${base64(weights)}),`,
      `    bias: numbers(${base64(bias)}),`,
      "  },",
    ]),
    "];",
    "",
    predict(d),
    "",
    d.columns.length > 0 ? [...namedRows(d), ""] : [],
    selfTest(d),
  );
}

const base64 = (values: Parameters<typeof base64Pieces>[0]) =>
  `\`\n${base64Pieces(values, lineLength).join("\n")}\``;

function scalingLines(name: string, scaling: Description["scaling"]): string[] {
  if (scaling === undefined) return [];
  const { offset, factor } = scaling;
  return [`const ${name} = { offset: ${numberList(offset)}, factor: ${numberList(factor)} };`, ""];
}

const numbers = (array: "Float32" | "Float64"): string[] => [
  "/** Little-endian numbers in base64. */",
  "function numbers(text) {",
  "  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));",
  "  const view = new DataView(bytes.buffer);",
  `  const size = ${array}Array.BYTES_PER_ELEMENT;`,
  `  return ${array}Array.from({ length: bytes.length / size }, (_, i) => view.get${array}(i * size, true));`,
  "}",
  "",
];

/** Those that JavaScript lacks. erf: its Taylor series below 1, beyond it 1 − e^(−x²) times a polynomial. */
const functions: Record<FunctionName, readonly string[]> = {
  tanh: [],
  sigmoid: ["const sigmoid = (z) => 1 / (1 + Math.exp(-z));", ""],
  erf: [
    `const erfNear = ${numberList(erfSeries(18))};`,
    `const erfFar = ${numberList(scaledErfc.f64)};`,
    "const polynomial = (coefficients, x) => coefficients.reduceRight((sum, c) => sum * x + c, 0);",
    "function erf(x) {",
    "  const size = Math.min(Math.abs(x), 6);",
    "  if (size < 1) return x + x * polynomial(erfNear, size * size);",
    "  const u = (28 - 13 * size) / (3 * size + 12);",
    "  return Math.sign(x) * (1 - Math.exp(-size * size) * polynomial(erfFar, u));",
    "}",
    "",
  ],
};

const softmax = [
  "",
  "function softmax(y) {",
  "  const max = Math.max(...y);",
  "  const powers = y.map((z) => Math.exp(z - max));",
  "  const sum = powers.reduce((a, b) => a + b);",
  "  return powers.map((power) => power / sum);",
  "}",
];

function predict({ scaling, targetScaling }: Description): string[] {
  const first = scaling
    ? "input.map((value, j) => (value - inputScaling.offset[j]) * inputScaling.factor[j])"
    : "input";
  const last = targetScaling
    ? "x.map((value, i) => value / targetScaling.factor[i] + targetScaling.offset[i])"
    : "x";
  return [
    "/** The output for one input. */",
    "export function predict(values) {",
    "  const input = Array.from(values);",
    "  if (input.length !== inputSize)",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the template of the written program
    "    throw new RangeError(`predict: expected ${inputSize} numbers, got ${input.length}.`);",
    `  let x = ${first};`,
    "  for (const { weights, bias, activation } of layers) {",
    "    const sums = Array.from(bias, (sum, i) => {",
    "      for (let j = 0; j < x.length; j++) sum += weights[i * x.length + j] * x[j];",
    "      return sum;",
    "    });",
    "    x = activation(sums);",
    "  }",
    `  return ${last};`,
    "}",
  ];
}

function namedRows(d: Description): string[] {
  const refused = d.unseen === "ignore" ? "position < 0 && cell === null" : "position < 0";
  return [
    `const columns = ${JSON.stringify(d.columns)};`,
    "",
    "/** The inputs of a row by name. An absent cell or null is what training has filled it with. */",
    "export function inputsOf(row) {",
    "  return columns.flatMap(({ name, categories, fill = null }) => {",
    "    const cell = (Object.hasOwn(row, name) ? row[name] : null) ?? null;",
    "    if (categories === undefined) {",
    "      const value = cell ?? fill;",
    "      if (!Number.isFinite(value))",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the template of the written program
    "        throw new RangeError(`row: expected a number for ${name}, got ${cell}.`);",
    "      return [value];",
    "    }",
    "    const position = cell === null ? (fill ?? -1) : categories.indexOf(String(cell));",
    `    if (${refused})`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the template of the written program
    '      throw new RangeError(`row: expected ${categories.join(", ")} for ${name}, got ${cell}.`);',
    "    return categories.map((_, i) => Number(i === position));",
    "  });",
    "}",
    "",
    "/** The answer for a row by name, as `kobai predict --json` gives it. */",
    "export function predictRow(row) {",
    "  const output = predict(inputsOf(row));",
    ...answerLines(d).map((line) => `  ${line}`),
    "}",
  ];
}

function answerLines(d: Description): string[] {
  if (d.answers === "numbers") return ["return { values: output };"];
  if (d.answers === "labels")
    return [
      "return {",
      "  labels: targets.filter((_, i) => output[i] >= 0.5),",
      "  probabilities: Object.fromEntries(targets.map((name, i) => [name, output[i]])),",
      "};",
    ];
  return [
    `const names = ${d.labels.length > 0 ? "labels" : JSON.stringify(classesOf(d))};`,
    `const probabilities = ${d.outputSize === 1 ? "[1 - output[0], output[0]]" : "output"};`,
    "return {",
    "  label: names[probabilities.indexOf(Math.max(...probabilities))],",
    "  probabilities: Object.fromEntries(names.map((name, i) => [name, probabilities[i]])),",
    "};",
  ];
}

function selfTest({ samples, columns }: Description): string[] {
  const named = columns.length > 0;
  const every = named
    ? "[predict(input), predict(inputsOf(named(row)))].every((got) => got.every((y, i) => near(y, output[i])))"
    : "predict(input).every((y, i) => near(y, output[i]))";
  return [
    "const samples = [",
    ...samples.map(
      ({ input, output, row }) =>
        `  [${numberList(input)}, ${numberList(output)}${named ? `, ${JSON.stringify(row)}` : ""}],`,
    ),
    "];",
    "",
    "/** Whether the module computes what it computed where it was made. */",
    "export function selfTest() {",
    `  const near = (got, expected) => Math.abs(got - expected) <= ${decimal(tolerance)} * (1 + Math.abs(expected));`,
    ...(named
      ? ["  const named = (cells) => Object.fromEntries(columns.map(({ name }, i) => [name, cells[i]]));"]
      : []),
    `  return samples.every(([input, output${named ? ", row" : ""}]) => ${every});`,
    "}",
  ];
}

const typesOf = (d: Description): string =>
  program(
    "// The types of a network that kobai has exported.",
    "export declare const inputSize: number;",
    "export declare const outputSize: number;",
    "export declare const inputNames: readonly string[];",
    "export declare const labels: readonly string[];",
    "export declare const targets: readonly string[];",
    "/** The output for one input. Throws RangeError when its length is not inputSize. */",
    "export declare function predict(values: ArrayLike<number>): number[];",
    d.columns.length > 0 ? rowTypes(d) : [],
    "/** Whether the module computes what it computed where it was made. */",
    "export declare function selfTest(): boolean;",
  );

function rowTypes(d: Description): string[] {
  const union = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(" | ");
  const cell = ({ name, categories, fill }: Description["columns"][number]) => {
    const type = categories === undefined ? "number" : d.unseen === "ignore" ? "string" : union(categories);
    const open = fill === undefined ? `: ${type}` : `?: ${type} | null`;
    return `  readonly ${JSON.stringify(name)}${open};`;
  };
  return [
    "export interface Row {",
    ...d.columns.map(cell),
    "}",
    `export type Answer = ${answerType(d, union)};`,
    "/** The inputs of a row by name. Throws RangeError for a cell that is none of what training has seen. */",
    "export declare function inputsOf(row: Row): number[];",
    "/** The answer for a row by name. Throws what inputsOf throws. */",
    "export declare function predictRow(row: Row): Answer;",
  ];
}

function answerType(d: Description, union: (names: readonly string[]) => string): string {
  if (d.answers === "numbers") return "{ readonly values: readonly number[] }";
  const names = union(d.answers === "labels" ? d.targets : classesOf(d));
  const head = d.answers === "labels" ? `labels: readonly (${names})[]` : `label: ${names}`;
  return `{ readonly ${head}; readonly probabilities: Readonly<Record<${names}, number>> }`;
}
