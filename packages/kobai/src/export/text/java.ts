// A network as one Java class. Weights and names stand in string constants, of which a class file holds up to 65,535
// bytes each: an array of numbers in the source would be code, of which a method may have no more than that in all.
import { erfSeries, scaledErfc } from "../../math/coefficients.js";
import type { Model } from "../../model/model.js";
import {
  activationsOf,
  checkName,
  type Description,
  describe,
  functionsOf,
  type NamedRowOptions,
} from "../description.js";
import { fail } from "../errors.js";
import { expressions, type FunctionName } from "../expression.js";
import { tolerance } from "../self-test.js";
import { columnTexts, rowLines, testCells, testRowLines } from "./java-rows.js";
import { base64Pieces, decimal, indented, type Notation, printed, program, quoted } from "./print.js";

const notation: Notation = {
  max: (left, right) => `Math.max(${left}, ${right})`,
  call: (name, of) => (name === "tanh" ? `Math.tanh(${of})` : `${name}(${of})`),
};

const constantLength = 60_000;

/** The class's text; `name` is the class's, and that of its file.
 *
 * Throws  "export/name", "export/nul" and what `save` throws for a model that cannot predict
 */
export function toJava(
  model: Model,
  { name = "Model", ...options }: { name?: string } & NamedRowOptions = {},
): string {
  const d = describe(model, options);
  const named = d.columns.length > 0;
  return program(
    "import java.nio.ByteBuffer;",
    "import java.nio.ByteOrder;",
    ...(named ? ["import java.util.Arrays;"] : []),
    "import java.util.Base64;",
    ...(named ? ["import java.util.HashMap;", "import java.util.List;", "import java.util.Map;"] : []),
    "",
    `/** A neural network: ${d.summary.replaceAll("→", "to")}. Made by kobai.`,
    ` * <pre>double[] output = ${name}.predict(input); // ${d.inputSize} numbers in, ${d.outputSize} out</pre>`,
    " * Run as a program it tests itself. */",
    `public final class ${checkName(name)} {`,
    indented([
      `public static final int INPUT_SIZE = ${d.inputSize};`,
      `public static final int OUTPUT_SIZE = ${d.outputSize};`,
      `private static final String[] INPUT_NAMES = ${strings(d.inputNames)};`,
      `private static final String[] LABELS = ${strings(d.labels)};`,
      `private static final String[] TARGETS = ${strings(d.targets)};`,
      ...(named
        ? [
            `private static final String[] COLUMNS = ${strings(columnTexts(d))};`,
            `private static final String[] TEST_CELLS = ${strings(testCells(d))};`,
          ]
        : []),
      ...tables(d),
      "",
      `private ${name}() {}`,
      "",
      ...names,
      "",
      ...predict(d),
      "",
      ...(named ? [...rowLines(d), ...testRowLines(d)] : []),
      ...functionsNeeded(d),
      ...decoding,
      "",
      ...selfTest(d),
    ]),
    "}",
  );
}

/** UTF-16 in \u escapes, but for what javac would read as an end of line or of the string. */
function javaString(text: string): string {
  const unit = (code: number) =>
    code < 128 ? `\\${code.toString(8).padStart(3, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  return quoted(text, (character) =>
    Array.from({ length: character.length }, (_, i) => unit(character.charCodeAt(i))).join(""),
  );
}

/** Names, joined by NUL in constants of limited length. */
function strings(values: readonly string[]): string {
  if (values.length === 0) return "{}";
  const bad = values.find((value) => value.includes("\0"));
  if (bad !== undefined) fail("export/nul", { got: bad });
  const all = values.join("\0");
  // an escape of UTF-16 takes up to three bytes in a class file
  const length = Math.floor(constantLength / 3);
  const count = Math.max(1, Math.ceil(all.length / length));
  const pieces = Array.from({ length: count }, (_, i) => javaString(all.slice(i * length, (i + 1) * length)));
  return `String.join("", ${pieces.join(", ")}).split("\\0", -1)`;
}

function numbers(values: ArrayLike<number>, precision: "f32" | "f64"): string {
  const array = precision === "f32" ? Float32Array.from(values) : Float64Array.from(values);
  const pieces = base64Pieces(array, constantLength).map((piece) => `"${piece}"`);
  return `${precision === "f32" ? "floats" : "doubles"}(${pieces.join(", ")})`;
}

function tables({ layers, precision, scaling, targetScaling, samples }: Description): string[] {
  const table = (name: string, values: ArrayLike<number>, of: "f32" | "f64" = "f64") =>
    `private static final double[] ${name} = ${numbers(values, of)};`;
  const scalings = { INPUT: scaling, TARGET: targetScaling };
  return [
    ...Object.entries(scalings).flatMap(([name, parts]) =>
      parts ? [table(`${name}_OFFSET`, parts.offset), table(`${name}_FACTOR`, parts.factor)] : [],
    ),
    ...layers.flatMap(({ number, weights, bias }) => [
      table(`WEIGHTS_${number}`, weights, precision),
      table(`BIAS_${number}`, bias, precision),
    ]),
    table(
      "TEST_INPUTS",
      samples.flatMap(({ input }) => input),
    ),
    table(
      "TEST_OUTPUTS",
      samples.flatMap(({ output }) => output),
    ),
  ];
}

const names = ["inputNames/INPUT_NAMES/inputs", "labels/LABELS/classes", "targets/TARGETS/targets"].flatMap(
  (entry, i) => {
    const [method, field, what] = entry.split("/");
    return [
      ...(i > 0 ? [""] : []),
      `/** The names of the ${what}, or nothing where they have none. */`,
      `public static String[] ${method}() {`,
      `  return ${field}.clone();`,
      "}",
    ];
  },
);

function predict({ layers, scaling, targetScaling }: Description): string[] {
  const scaled = scaling ? "(input[j] - INPUT_OFFSET[j]) * INPUT_FACTOR[j]" : "input[j]";
  return [
    "/** The output for one input. */",
    "public static double[] predict(double[] input) {",
    "  if (input.length != INPUT_SIZE)",
    '    throw new IllegalArgumentException("predict: expected " + INPUT_SIZE + " numbers, got " + input.length + ".");',
    "  double[] x = new double[INPUT_SIZE];",
    `  for (int j = 0; j < x.length; j++) x[j] = ${scaled};`,
    ...layers.flatMap(({ number, activation }) => [
      `  x = dense(WEIGHTS_${number}, BIAS_${number}, x);`,
      ...activationLines(activation),
    ]),
    ...(targetScaling
      ? ["  for (int i = 0; i < x.length; i++) x[i] = x[i] / TARGET_FACTOR[i] + TARGET_OFFSET[i];"]
      : []),
    "  return x;",
    "}",
    "",
    "private static double[] dense(double[] weights, double[] bias, double[] x) {",
    "  double[] y = bias.clone();",
    "  for (int i = 0; i < y.length; i++)",
    "    for (int j = 0; j < x.length; j++) y[i] += weights[i * x.length + j] * x[j];",
    "  return y;",
    "}",
  ];
}

const functionName = (activation: string) => activation.replace("leaky-relu", "leakyRelu");

const activationLines = (activation: string): string[] => {
  if (activation === "identity") return [];
  if (activation === "softmax") return ["  softmax(x);"];
  return [`  for (int i = 0; i < x.length; i++) x[i] = ${functionName(activation)}Of(x[i]);`];
};

function functionsNeeded(d: Description): string[] {
  const softmaxed = d.layers.some(({ activation }) => activation === "softmax");
  return [
    ...activationsOf(d)
      .filter((name) => name !== "identity")
      .flatMap((name) => [
        `private static double ${functionName(name)}Of(double z) {`,
        `  return ${printed(expressions[name], notation)};`,
        "}",
        "",
      ]),
    ...[...functionsOf(d)].flatMap((name) => functions[name]),
    ...(softmaxed ? softmax : []),
  ];
}

const doubles = (values: readonly number[]) => `{${values.map(decimal).join(", ")}}`;

/** Those that Java lacks. erf: its Taylor series below 1, beyond it 1 − e^(−x²) times a polynomial. */
const functions: Record<FunctionName, readonly string[]> = {
  tanh: [],
  sigmoid: ["private static double sigmoid(double z) {", "  return 1 / (1 + Math.exp(-z));", "}", ""],
  erf: [
    `private static final double[] ERF_NEAR = ${doubles(erfSeries(18))};`,
    `private static final double[] ERF_FAR = ${doubles(scaledErfc.f64)};`,
    "",
    "private static double polynomial(double[] coefficients, double x) {",
    "  double sum = 0;",
    "  for (int k = coefficients.length - 1; k >= 0; k--) sum = sum * x + coefficients[k];",
    "  return sum;",
    "}",
    "",
    "private static double erf(double x) {",
    "  double size = Math.min(Math.abs(x), 6);",
    "  if (size < 1) return x + x * polynomial(ERF_NEAR, size * size);",
    "  double u = (28 - 13 * size) / (3 * size + 12);",
    "  return Math.signum(x) * (1 - Math.exp(-size * size) * polynomial(ERF_FAR, u));",
    "}",
    "",
  ],
};

const softmax = [
  "private static void softmax(double[] y) {",
  "  double max = y[0], sum = 0;",
  "  for (double z : y) max = Math.max(max, z);",
  "  for (int i = 0; i < y.length; i++) sum += y[i] = Math.exp(y[i] - max);",
  "  for (int i = 0; i < y.length; i++) y[i] /= sum;",
  "}",
  "",
];

/** Both kinds, though a class uses one of them for weights: the tests' numbers are doubles. */
const decoding = [
  "private static ByteBuffer bytes(String... pieces) {",
  '  return ByteBuffer.wrap(Base64.getDecoder().decode(String.join("", pieces))).order(ByteOrder.LITTLE_ENDIAN);',
  "}",
  "",
  "private static double[] doubles(String... pieces) {",
  "  ByteBuffer bytes = bytes(pieces);",
  "  double[] values = new double[bytes.remaining() / 8];",
  "  for (int i = 0; i < values.length; i++) values[i] = bytes.getDouble();",
  "  return values;",
  "}",
  "",
  "private static double[] floats(String... pieces) {",
  "  ByteBuffer bytes = bytes(pieces);",
  "  double[] values = new double[bytes.remaining() / 4];",
  "  for (int i = 0; i < values.length; i++) values[i] = bytes.getFloat();",
  "  return values;",
  "}",
];

function selfTest({ samples, columns }: Description): string[] {
  return [
    "/** Whether the class computes what it computed where it was made. */",
    "public static boolean selfTest() {",
    `  for (int row = 0; row < ${samples.length}; row++) {`,
    "    double[] input = java.util.Arrays.copyOfRange(TEST_INPUTS, row * INPUT_SIZE, (row + 1) * INPUT_SIZE);",
    "    double[] output = predict(input);",
    ...(columns.length > 0 ? ["    double[] named = predictRow(testRow(row));"] : []),
    "    for (int i = 0; i < OUTPUT_SIZE; i++) {",
    "      double expected = TEST_OUTPUTS[row * OUTPUT_SIZE + i];",
    `      if (!(Math.abs(output[i] - expected) <= ${decimal(tolerance)} * (1 + Math.abs(expected)))) return false;`,
    ...(columns.length > 0
      ? [
          `      if (!(Math.abs(named[i] - expected) <= ${decimal(tolerance)} * (1 + Math.abs(expected)))) return false;`,
        ]
      : []),
    "    }",
    "  }",
    "  return true;",
    "}",
    "",
    "public static void main(String[] arguments) {",
    "  boolean passed = selfTest();",
    '  System.out.println(passed ? "self-test passed" : "self-test failed");',
    "  System.exit(passed ? 0 : 1);",
    "}",
  ];
}
