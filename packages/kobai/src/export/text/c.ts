// A network as one C99 header: no allocation, nothing but the standard library's mathematics.
import type { Model } from "../../model/model.js";
import {
  activationsOf,
  checkName,
  type Description,
  describe,
  type LayerDescription,
  type NamedRowOptions,
} from "../description.js";
import { expressions } from "../expression.js";
import { tolerance } from "../self-test.js";
import { cString } from "./c-names.js";
import { rowLines, testRows } from "./c-rows.js";
import { decimal, decimal32, indented, type Notation, printed, program } from "./print.js";

const notation: Notation = {
  max: (left, right) => `fmax(${left}, ${right})`,
  call: (name, of) => (name === "sigmoid" ? `1 / (1 + exp(-(${of})))` : `${name}(${of})`),
};

/** The header's text. `name` begins every identifier.
 *
 * Throws  "export/name" and what `save` throws for a model that cannot predict
 */
export function toC(
  model: Model,
  { name = "model", ...options }: { name?: string } & NamedRowOptions = {},
): string {
  const d = describe(model, options);
  const prefix = checkName(name);
  return program(
    head(d, prefix),
    "",
    strings(`${prefix}_input_names`, d.inputNames),
    strings(`${prefix}_labels`, d.labels),
    strings(`${prefix}_targets`, d.targets),
    d.layers.flatMap((layer) => tables(layer, prefix, d.precision === "f32" ? "float" : "double")),
    scalingTables(d, prefix),
    "",
    dense(prefix),
    "",
    activationsOf(d).flatMap((activation) => elementwise(prefix, activation)),
    d.layers.some(({ activation }) => activation === "softmax") ? softmax(prefix) : [],
    predict(d, prefix),
    "",
    d.columns.length > 0 ? [...rowLines(d, prefix), ""] : [],
    selfTest(d, prefix),
    "#endif",
  );
}

function head(d: Description, prefix: string): string[] {
  const upper = prefix.toUpperCase();
  return [
    `/* A neural network: ${d.summary}. Made by kobai.`,
    " *",
    ` *   ${prefix}_real input[${d.inputSize}] = { ... }, output[${d.outputSize}];`,
    ` *   ${prefix}_predict(input, output);`,
    ...(d.columns.length > 0
      ? [` *   ${prefix}_predict_row(&row, output);  -- a row by name: a ${prefix}_row`]
      : []),
    " *",
    " * C99, no allocation; link with -lm. Numbers are double unless -D" +
      prefix +
      "_real=float says otherwise.",
    ` * Self-test: cc -x c -D${upper}_SELF_TEST ${prefix}.h -lm && ./a.out */`,
    `#ifndef ${upper}_H`,
    `#define ${upper}_H`,
    "#include <stddef.h>",
    ...(d.columns.some(({ categories }) => categories) ? ["#include <string.h>"] : []),
    "#include <tgmath.h>",
    `#ifndef ${prefix}_real`,
    `#define ${prefix}_real double`,
    "#endif",
    `enum { ${prefix}_input_size = ${d.inputSize}, ${prefix}_output_size = ${d.outputSize} };`,
  ];
}

function strings(name: string, values: readonly string[]): string[] {
  if (values.length === 0) return [];
  return [`static const char *const ${name}[] = {`, ...rows(values.map(cString)), "};"];
}

/** Values, some to a line. */
function rows(values: readonly string[], perLine = 8): string[] {
  const lines = Math.ceil(values.length / perLine);
  return Array.from(
    { length: lines },
    (_, i) => `  ${values.slice(i * perLine, (i + 1) * perLine).join(", ")},`,
  );
}

function tables(layer: LayerDescription, prefix: string, type: "float" | "double"): string[] {
  const { number, weights, bias, outputSize, inputSize } = layer;
  const print = type === "float" ? (value: number) => `${decimal32(value)}f` : decimal;
  const table = (part: string, values: ArrayLike<number>) => [
    `static const ${type} ${prefix}_${part}_${number}[] = {`,
    ...rows(Array.from(values, print)),
    "};",
  ];
  return [
    `/* [${outputSize}][${inputSize}], then [${outputSize}] */`,
    ...table("weights", weights),
    ...table("bias", bias),
  ];
}

function scalingTables({ scaling, targetScaling }: Description, prefix: string): string[] {
  const table = (name: string, values: readonly number[] | undefined) =>
    values ? [`static const double ${prefix}_${name}[] = {`, ...rows(values.map(decimal), 4), "};"] : [];
  return [
    ...table("input_offset", scaling?.offset),
    ...table("input_factor", scaling?.factor),
    ...table("target_offset", targetScaling?.offset),
    ...table("target_factor", targetScaling?.factor),
  ];
}

/** A macro, because the tables are float or double. */
function dense(prefix: string): string[] {
  return [
    "/* y[i] = b[i] + sum over j of w[i][j] * x[j] */",
    `#define ${prefix}_dense(w, b, x, inputs, y, outputs) \\`,
    "  for (size_t i = 0; i < (outputs); i++) { \\",
    `    ${prefix}_real sum = (b)[i]; \\`,
    "    for (size_t j = 0; j < (inputs); j++) sum += (w)[i * (inputs) + j] * (x)[j]; \\",
    "    (y)[i] = sum; \\",
    "  }",
  ];
}

const functionName = (prefix: string, activation: string) => `${prefix}_${activation.replace("-", "_")}`;

function elementwise(prefix: string, activation: keyof typeof expressions): string[] {
  if (activation === "identity") return [];
  return [
    `static inline void ${functionName(prefix, activation)}(${prefix}_real *y, size_t size) {`,
    "  for (size_t i = 0; i < size; i++) {",
    `    ${prefix}_real z = y[i];`,
    `    y[i] = ${printed(expressions[activation], notation)};`,
    "  }",
    "}",
    "",
  ];
}

function softmax(prefix: string): string[] {
  return [
    `static inline void ${prefix}_softmax(${prefix}_real *y, size_t size) {`,
    `  ${prefix}_real max = y[0], sum = 0;`,
    "  for (size_t i = 1; i < size; i++) max = fmax(max, y[i]);",
    "  for (size_t i = 0; i < size; i++) sum += y[i] = exp(y[i] - max);",
    "  for (size_t i = 0; i < size; i++) y[i] /= sum;",
    "}",
    "",
  ];
}

function predict(d: Description, prefix: string): string[] {
  const widest = Math.max(d.inputSize, ...d.layers.map(({ outputSize }) => outputSize));
  const buffers = ["a", "b"];
  const steps = d.layers.flatMap(({ number, inputSize, outputSize, activation }, i) => {
    const [x, y] = [buffers[i % 2], buffers[(i + 1) % 2]];
    return [
      `${prefix}_dense(${prefix}_weights_${number}, ${prefix}_bias_${number}, ${x}, ${inputSize}, ${y}, ${outputSize})`,
      ...(activation === "identity" ? [] : [`${functionName(prefix, activation)}(${y}, ${outputSize});`]),
    ];
  });
  const scaled = d.scaling
    ? `(${prefix}_real)((input[i] - ${prefix}_input_offset[i]) * ${prefix}_input_factor[i])`
    : "input[i]";
  const result = buffers[d.layers.length % 2];
  const output = d.targetScaling
    ? `(${prefix}_real)(${result}[i] / ${prefix}_target_factor[i] + ${prefix}_target_offset[i])`
    : `${result}[i]`;
  return [
    `/* Needs ${2 * widest} numbers of stack. */`,
    `static inline void ${prefix}_predict(const ${prefix}_real *input, ${prefix}_real *output) {`,
    ...indented([
      `${prefix}_real a[${widest}], b[${widest}];`,
      `for (size_t i = 0; i < ${d.inputSize}; i++) a[i] = ${scaled};`,
      ...steps,
      `for (size_t i = 0; i < ${d.outputSize}; i++) output[i] = ${output};`,
    ]),
    "}",
  ];
}

function selfTest(d: Description, prefix: string): string[] {
  const { samples } = d;
  const named = d.columns.length > 0;
  const table = (part: "input" | "output") =>
    samples.map((sample) => `{ ${sample[part].map(decimal).join(", ")} },`);
  const compared = [
    `for (size_t i = 0; i < ${prefix}_output_size; i++) {`,
    `  double expected = ${prefix}_test_outputs[row][i];`,
    `  if (!(fabs(output[i] - expected) <= ${tolerance} * (1 + fabs(expected)))) wrong++;`,
    "}",
  ];
  const size = (part: string) => `${prefix}_${part}_size`;
  return [
    `#ifdef ${prefix.toUpperCase()}_SELF_TEST`,
    "#include <stdio.h>",
    `static const double ${prefix}_test_inputs[][${size("input")}] = {`,
    ...indented(table("input")),
    "};",
    `static const double ${prefix}_test_outputs[][${size("output")}] = {`,
    ...indented(table("output")),
    "};",
    ...(named
      ? [`static const ${prefix}_row ${prefix}_test_rows[] = {`, ...indented(testRows(d)), "};"]
      : []),
    "int main(void) {",
    "  int wrong = 0;",
    `  for (size_t row = 0; row < ${samples.length}; row++) {`,
    `    ${prefix}_real input[${size("input")}], output[${size("output")}];`,
    `    for (size_t i = 0; i < ${size("input")}; i++) input[i] = (${prefix}_real)${prefix}_test_inputs[row][i];`,
    `    ${prefix}_predict(input, output);`,
    ...indented(compared, "    "),
    ...(named
      ? [
          `    wrong += ${prefix}_predict_row(&${prefix}_test_rows[row], output);`,
          ...indented(compared, "    "),
        ]
      : []),
    "  }",
    '  puts(wrong ? "self-test failed" : "self-test passed");',
    "  return wrong != 0;",
    "}",
    "#endif",
  ];
}
