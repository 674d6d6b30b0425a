// Every export equals our own predictor: 200 random networks × 100 inputs in each language, run by the language itself.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { toC, toJava, toJavaScript, toPython } from "../../src/export/index.js";
import { cString } from "../../src/export/text/c-names.js";
import { type Case, casesOf, expectClose, type Row } from "./models.js";
import { folderOf, printed } from "./programs.js";

const networks = 200;
const rows = 100;
const named = 10;
let cases: Case[];
beforeAll(async () => {
  cases = await casesOf(networks, rows);
}, 60_000);

const literals = (values: readonly number[][]) => values.flat().join(", ");
const numberedFiles = (file: (i: number) => string, content: (one: Case, i: number) => string) =>
  Object.fromEntries(cases.map((one, i) => [file(i), content(one, i)]));

/** Objects, written by hand since __proto__ is a name like any other. */
function namedJson({ model, rows }: Case): string {
  const names = model.columns!.inputs.map(({ name }) => JSON.stringify(name));
  const objects = rows.map(
    (row) => `{${row.map((cell, j) => `${names[j]}:${JSON.stringify(cell)}`).join(",")}}`,
  );
  return `[${objects.join(",")}]`;
}

/** Name, kind and text of each cell that is there. */
function namedLines({ model, rows }: Case): string {
  const names = model.columns!.inputs.map(({ name }) => name);
  const line = (row: Row) =>
    row
      .flatMap((cell, j) => (cell === null ? [] : [`${names[j]}\u0002${typeof cell}\u0002${cell}`]))
      .join("\u0001");
  return rows.map((row) => `${line(row)}\n`).join("");
}

/** Lines of numbers, one per row of one network after another: first rows of numbers, then rows by name. */
function expectLines(text: string): void {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const each = rows + named;
  cases.forEach((one, i) => {
    const outputs = [...one.outputs, ...one.rowOutputs];
    expectClose(lines.slice(i * each, (i + 1) * each), { outputs }, `network ${i}`);
  });
}

describe("an export predicts what we predict", () => {
  test("in C99 without a warning, and its self-test passes", { timeout: 120_000 }, () => {
    const cell = (value: Row[number], isText: boolean) =>
      value === null ? (isText ? "NULL" : "NAN") : typeof value === "string" ? cString(value) : String(value);
    const literal = ({ model, rows }: Case) =>
      rows.map(
        (row) =>
          `{ ${row.map((value, j) => cell(value, !!model.columns!.inputs[j].categories)).join(", ")} }`,
      );
    const run = (one: Case, i: number) => {
      const { model, inputs, outputs } = one;
      return [
        `static void show${i}(const double *y) { for (int k = 0; k < ${outputs[0].length}; k++) printf("%.17g ", y[k]); puts(""); }`,
        `static void run${i}(void) {`,
        `  static const double rows[${rows}][${model.inputSize}] = { ${literals(inputs)} };`,
        `  double y[${outputs[0].length}];`,
        `  static const net${i}_row named[${named}] = { ${literal(one).join(", ")} };`,
        `  for (int r = 0; r < ${rows}; r++) { net${i}_predict(rows[r], y); show${i}(y); }`,
        `  for (int r = 0; r < ${named}; r++) { if (net${i}_predict_row(&named[r], y)) exit(1); show${i}(y); }`,
        "}",
      ];
    };
    const main = [
      "#include <stdio.h>",
      "#include <stdlib.h>",
      "#include <math.h>",
      ...cases.map((_, i) => `#include "net${i}.h"`),
      ...cases.flatMap(run),
      `int main(void) { ${cases.map((_, i) => `run${i}();`).join(" ")} return 0; }`,
    ].join("\n");
    const folder = folderOf({
      ...numberedFiles(
        (i) => `net${i}.h`,
        ({ model }, i) => toC(model, { name: `net${i}` }),
      ),
      "main.c": main,
    });
    const strict = ["-std=c99", "-Wall", "-Wextra", "-Werror", "-Wno-missing-braces", "-pedantic", "-O1"];
    printed(folder, "gcc", ...strict, "main.c", "-o", "main", "-lm");
    expectLines(printed(folder, "./main"));
    for (const i of [0, 1, 7])
      printed(
        folder,
        "gcc",
        "-std=c99",
        "-x",
        "c",
        `-DNET${i}_SELF_TEST`,
        `net${i}.h`,
        "-o",
        `test${i}`,
        "-lm",
      );
    expect(printed(folder, "./test7")).toBe("self-test passed\n");
  });

  test("in Python, and every self-test passes", { timeout: 120_000 }, () => {
    const folder = folderOf({
      ...numberedFiles(
        (i) => `net${i}.py`,
        ({ model }) => toPython(model),
      ),
      "rows.json": JSON.stringify(cases.map(({ inputs }) => inputs)),
      "named.json": `[${cases.map(namedJson).join(",")}]`,
      "main.py": [
        "import importlib, json",
        'named = json.load(open("named.json"))',
        'for i, rows in enumerate(json.load(open("rows.json"))):',
        '    net = importlib.import_module(f"net{i}")',
        "    assert net.self_test()",
        "    for row in rows:",
        "        print(*net.predict(row))",
        "    for row in named[i]:",
        "        print(*net.predict(net.inputs_of(row)))",
        "        assert net.predict_row(row)",
      ].join("\n"),
    });
    expectLines(printed(folder, "python3", "main.py"));
    expect(printed(folder, "python3", "net0.py")).toBe("self-test passed\n");
  });

  test("in JavaScript, and every self-test passes", async () => {
    const folder = folderOf(
      numberedFiles(
        (i) => `net${i}.mjs`,
        ({ model }) => toJavaScript(model).module,
      ),
    );
    for (const [i, one] of cases.entries()) {
      const net = await import(pathToFileURL(join(folder, `net${i}.mjs`)).href);
      expect(net.selfTest()).toBe(true);
      expect(net.labels).toEqual(one.model.labels ?? []);
      expectClose(one.inputs.map(net.predict), one, `network ${i}`);
      const outputs = JSON.parse(namedJson(one)).map((row: object) => net.predict(net.inputsOf(row)));
      expectClose(outputs, { outputs: one.rowOutputs }, `network ${i}, rows by name`);
    }
  });

  test("in Java, and every self-test passes", { timeout: 120_000 }, () => {
    const main = `public class Main { public static void main(String[] a) throws Exception {
      for (int i = 0; i < ${networks}; i++) {
        Class<?> net = Class.forName("Net" + i);
        if (!(boolean) net.getMethod("selfTest").invoke(null)) throw new Error("self-test of " + i);
        int size = net.getField("INPUT_SIZE").getInt(null);
        java.util.Scanner rows = new java.util.Scanner(new java.io.File(i + ".txt"));
        for (int r = 0; r < ${rows}; r++) {
          double[] x = new double[size];
          for (int j = 0; j < size; j++) x[j] = Double.parseDouble(rows.next());
          StringBuilder line = new StringBuilder();
          for (double y : (double[]) net.getMethod("predict", double[].class).invoke(null, (Object) x)) line.append(y).append(' ');
          System.out.println(line);
        }
        for (String text : java.nio.file.Files.readAllLines(java.nio.file.Path.of(i + ".rows"))) {
          java.util.Map<String, Object> cells = new java.util.HashMap<>();
          for (String cell : text.split("\u0001")) {
            if (cell.isEmpty()) continue;
            String[] parts = cell.split("\u0002", -1);
            cells.put(parts[0], parts[1].equals("number") ? (Object) Double.valueOf(parts[2]) : parts[2]);
          }
          StringBuilder line = new StringBuilder();
          for (double y : (double[]) net.getMethod("predictRow", java.util.Map.class).invoke(null, cells)) line.append(y).append(' ');
          System.out.println(line);
        }
      } } }`;
    const folder = folderOf({
      ...numberedFiles(
        (i) => `Net${i}.java`,
        ({ model }, i) => toJava(model, { name: `Net${i}` }),
      ),
      ...numberedFiles(
        (i) => `${i}.txt`,
        ({ inputs }) => inputs.flat().join(" "),
      ),
      ...numberedFiles((i) => `${i}.rows`, namedLines),
      "Main.java": main,
    });
    const sources = cases.map((_, i) => `Net${i}.java`);
    printed(folder, "javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "Main.java", ...sources);
    expectLines(printed(folder, "java", "-cp", ".", "Main"));
  });
});
