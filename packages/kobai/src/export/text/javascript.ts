// A network as one JavaScript module without imports, and its types.

import { erfSeries, scaledErfc } from "../../math/coefficients.js";
import type { Model } from "../../model/model.js";
import { activationsOf, type Description, describe, functionsOf } from "../description.js";
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
export function toJavaScript(model: Model): { module: string; types: string } {
  return { module: moduleOf(describe(model)), types };
}

function moduleOf(d: Description): string {
  const array = d.precision === "f32" ? "Float32" : "Float64";
  return program(
    `// A neural network: ${d.summary}. Made by kobai.`,
    '//   import { predict } from "./this-file.js";',
    `//   const output = predict(input); // ${d.inputSize} numbers in, ${d.outputSize} out`,
    "",
    `export const inputSize = ${d.inputSize};`,
    `export const outputSize = ${d.outputSize};`,
    `export const inputNames = ${JSON.stringify(d.inputNames)};`,
    `export const labels = ${JSON.stringify(d.labels)};`,
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

function selfTest({ samples }: Description): string[] {
  return [
    "const samples = [",
    ...samples.map(({ input, output }) => `  [${numberList(input)}, ${numberList(output)}],`),
    "];",
    "",
    "/** Whether the module computes what it computed where it was made. */",
    "export function selfTest() {",
    `  const near = (got, expected) => Math.abs(got - expected) <= ${decimal(tolerance)} * (1 + Math.abs(expected));`,
    "  return samples.every(([input, output]) => predict(input).every((got, i) => near(got, output[i])));",
    "}",
  ];
}

const types = program(
  "// The types of a network that kobai has exported.",
  "export declare const inputSize: number;",
  "export declare const outputSize: number;",
  "export declare const inputNames: readonly string[];",
  "export declare const labels: readonly string[];",
  "/** The output for one input. Throws RangeError when its length is not inputSize. */",
  "export declare function predict(values: ArrayLike<number>): number[];",
  "/** Whether the module computes what it computed where it was made. */",
  "export declare function selfTest(): boolean;",
);
