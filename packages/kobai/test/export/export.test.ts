// Every export equals our own predictor: 200 random networks × 100 inputs in each language, run by the language itself.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { toC, toJava, toJavaScript, toPython } from "../../src/export/index.js";
import { type Case, casesOf, expectClose } from "./models.js";
import { folderOf, printed } from "./programs.js";

const networks = 200;
const rows = 100;
let cases: Case[];
beforeAll(async () => {
  cases = await casesOf(networks, rows);
});

const literals = (values: readonly number[][]) => values.flat().join(", ");
const numberedFiles = (file: (i: number) => string, content: (one: Case, i: number) => string) =>
  Object.fromEntries(cases.map((one, i) => [file(i), content(one, i)]));

/** Lines of numbers, one per row of one network after another. */
function expectLines(text: string): void {
  const lines = text
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  cases.forEach((one, i) => {
    expectClose(lines.slice(i * rows, (i + 1) * rows), one, `network ${i}`);
  });
}

describe("an export predicts what we predict", () => {
  test("in C99 without a warning, and its self-test passes", { timeout: 120_000 }, () => {
    const run = ({ model, inputs, outputs }: Case, i: number) => [
      `static void run${i}(void) {`,
      `  static const double rows[${rows}][${model.inputSize}] = { ${literals(inputs)} };`,
      `  double y[${outputs[0].length}];`,
      `  for (int r = 0; r < ${rows}; r++) {`,
      `    net${i}_predict(rows[r], y);`,
      `    for (int k = 0; k < ${outputs[0].length}; k++) printf("%.17g ", y[k]);`,
      '    puts("");',
      "  }",
      "}",
    ];
    const main = [
      "#include <stdio.h>",
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
      "main.py": [
        "import importlib, json",
        'for i, rows in enumerate(json.load(open("rows.json"))):',
        '    net = importlib.import_module(f"net{i}")',
        "    assert net.self_test()",
        "    for row in rows:",
        "        print(*net.predict(row))",
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
      "Main.java": main,
    });
    const sources = cases.map((_, i) => `Net${i}.java`);
    printed(folder, "javac", "-Xlint:all", "-Werror", "-encoding", "UTF-8", "Main.java", ...sources);
    expectLines(printed(folder, "java", "-cp", ".", "Main"));
  });
});
