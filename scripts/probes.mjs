// @ts-check
// One planted error per gate. To add a gate, add a row: what is planted, where, and the command that must turn red.
// `change` gets the file's text ("" for a new file) and returns the text with the error in it.

import { randomBytes } from "node:crypto";

/** @typedef {{ error: string, file: string, change: (text: string) => string, gate: string[] }} Probe */

const biome = ["biome", "ci", "--error-on-warnings", "."];
const types = ["tsc", "-b"];
const testTypes = ["tsc", "-p", "tsconfig.test.json"];
/** @param {string[]} files */
const tests = (...files) => ["vitest", "run", ...files];
const labTypes = [
  "svelte-check",
  "--workspace",
  "packages/lab",
  "--tsconfig",
  "./tsconfig.json",
  "--fail-on-warnings",
];
const architecture = tests("test/architecture.test.ts");
const differential = tests("packages/kobai/test/differential");

/** @param {string} line */
const append = (line) => (/** @type {string} */ text) => `${text}${line}\n`;
/** @param {string} before @param {string} after */
const replace = (before, after) => (/** @type {string} */ text) => text.replace(before, after);

const library = "packages/kobai/src";

/** @type {Probe[]} */
export const probes = [
  {
    error: "a file is not formatted",
    file: `${library}/random.ts`,
    change: append("export  const  probe=1"),
    gate: biome,
  },
  {
    error: "a function writes to its parameter",
    file: `${library}/random.ts`,
    change: append("export const probe = (x: number) => {\n  x = 1;\n  return x;\n};"),
    gate: biome,
  },
  {
    error: "a value has the wrong type",
    file: `${library}/random.ts`,
    change: append('export const probe: number = "one";'),
    gate: types,
  },
  {
    error: "a test expects the wrong type",
    file: `${library}/probe.test.ts`,
    change: () => 'import { expectTypeOf } from "vitest";\n\nexpectTypeOf(1).toEqualTypeOf<string>();\n',
    gate: testTypes,
  },
  {
    error: "a component has the wrong type",
    file: "packages/lab/src/components/Probe.svelte",
    change: () => '<script lang="ts">\nconst probe: number = "one";\n</script>\n\n{probe}\n',
    gate: labTypes,
  },
  {
    error: "a translation is missing",
    file: "packages/lab/src/catalogue/ja.ts",
    change: replace('"lab/worker":', '"lab/wroker":'),
    gate: labTypes,
  },
  {
    error: "two files import one another",
    file: `${library}/network/activations.ts`,
    change: append('export { fail } from "./errors.js";'),
    gate: architecture,
  },
  {
    error: "a room imports from a later one",
    file: `${library}/math/index.ts`,
    change: append('export { network } from "../network/network.js";'),
    gate: architecture,
  },
  {
    error: "the compiler looks at the reference",
    file: `${library}/compile/probe.ts`,
    change: () => 'export type * from "../reference/index.js";\n',
    gate: architecture,
  },
  {
    error: "the lecture's classes import from the engine",
    file: `${library}/lecture/probe.ts`,
    change: () => 'export { permutation } from "../random.js";\n',
    gate: architecture,
  },
  {
    error: "the library imports from Node",
    file: `${library}/random.ts`,
    change: append('export { randomBytes } from "node:crypto";'),
    gate: architecture,
  },
  {
    error: "the library names a global of the page",
    file: `${library}/random.ts`,
    change: append("export const probe = () => navigator.hardwareConcurrency;"),
    gate: tests("test/globals.test.ts"),
  },
  {
    error: "the tables import from the command line",
    file: "packages/tables/src/probe.ts",
    change: () => 'export * from "@kobai/cli";\n',
    gate: architecture,
  },
  {
    error: "the engine calls Math.exp",
    file: `${library}/random.ts`,
    change: append("export const probe = Math.exp(1);"),
    gate: tests("test/arithmetic.test.ts"),
  },
  {
    error: "the library grows by 30 KB",
    file: `${library}/index.ts`,
    change: append(`export const probe = "${randomBytes(30 * 1024).toString("base64")}";`),
    gate: tests("test/size.test.ts"),
  },
  {
    error: "a file is written in its place",
    file: "packages/cli/src/files/write.ts",
    change: replace("path: temporaryName(target.path) }", "path: target.path }"),
    gate: tests("packages/cli/test/faults/faults.test.ts"),
  },
  {
    error: "an example says another number",
    file: "examples/iris.mjs",
    change: replace("28 of 30 irises", "29 of 30 irises"),
    gate: tests("test/examples.test.ts"),
  },
  {
    error: "a message reads differently",
    file: `${library}/network/errors.ts`,
    change: replace("expected at least one layer", "expected one or more layers"),
    gate: tests(`${library}/network`),
  },
  {
    error: "a message has no test",
    file: `${library}/network/errors.ts`,
    change: replace(
      '"network/no-layers":',
      '"network/probe": () => "network: expected nothing, got it.",\n  "network/no-layers":',
    ),
    gate: tests("test/messages.test.ts"),
  },
  {
    error: "a README promises another number",
    file: "README.md",
    change: replace("97.99 %", "98.99 %"),
    gate: tests("test/readme.test.ts"),
  },
  {
    error: "a random number differs in one round",
    file: `${library}/random.ts`,
    change: replace("philoxRounds = 10", "philoxRounds = 9"),
    gate: tests(`${library}/random.test.ts`),
  },
  {
    error: "a thread takes the weights of another's units",
    file: `${library}/compile/emit/transpose.ts`,
    change: replace("first: before.own.first * lanes.count", "first: 0"),
    gate: differential,
  },
  {
    error: "a kernel reads the row below",
    file: `${library}/compile/emit/gemm.ts`,
    change: replace("loadSplat(aAt.get, r * a.rowStride)", "loadSplat(aAt.get, (r + 1) * a.rowStride)"),
    gate: differential,
  },
  {
    error: "a kernel's series is one term short",
    file: `${library}/compile/emit/elementary.ts`,
    change: replace("degree: 13,", "degree: 12,"),
    gate: tests(`${library}/compile/emit/elementary.test.ts`),
  },
  {
    error: "an instruction has its neighbor's number",
    file: `${library}/compile/encode/opcodes.ts`,
    change: replace('"f32.ge": [0x60]', '"f32.ge": [0x5f]'),
    gate: tests(`${library}/compile/encode/opcodes.test.ts`),
  },
  {
    error: "Adam corrects its bias one step late",
    file: `${library}/compile/step-constants.ts`,
    change: replace("power(beta1, step + 1)", "power(beta1, step)"),
    gate: differential,
  },
  {
    error: "the lecture's sigmoid has the wrong slope",
    file: `${library}/lecture/sigmoid.ts`,
    change: replace("y * (1 - y)", "y * (1 + y)"),
    gate: tests(`${library}/lecture`),
  },
];
