// What exports do with names, sizes and models that are hard to write down.
import { expect, test } from "vitest";
import { folderOf, printed } from "../../test/export/programs.js";
import { KobaiError } from "../errors.js";
import type { Model } from "../model/model.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { toC, toJava, toOnnx, toPython } from "./index.js";
import { decimal32 } from "./text/print.js";

const small: Model = network({ inputSize: 2 }, [dense(2, "softmax")]);
const hostile = ['a" + 1; //', "\\u0022\n\r\t", "*/ ??/ 数字 \u2028", "'''\"\"\"😀"];
const named: Model = { ...network({ inputSize: 1 }, [dense(4, "softmax")]), labels: hostile };

test("hostile names are data in Java and Python, never code", { timeout: 60_000 }, () => {
  const show = `for (String name : Names.labels()) {
    for (char unit : name.toCharArray()) System.out.print((int) unit + " ");
    System.out.println(); }`;
  const folder = folderOf({
    "Names.java": toJava(named, { name: "Names" }),
    "Show.java": `public class Show { public static void main(String[] a) { ${show} } }`,
    "names.py": toPython(named),
  });
  printed(folder, "javac", "Names.java", "Show.java");
  const units = hostile.map((name) => Array.from({ length: name.length }, (_, i) => name.charCodeAt(i)));
  const lines = printed(folder, "java", "-cp", ".", "Show").trim().split("\n");
  expect(lines.map((line) => line.trim().split(" ").map(Number))).toEqual(units);
  expect(
    JSON.parse(printed(folder, "python3", "-c", "import json, names; print(json.dumps(names.LABELS))")),
  ).toEqual(hostile);
});

test("hostile names are data in C, in UTF-8", () => {
  const folder = folderOf({
    "names.h": toC(named, { name: "names" }),
    "main.c":
      '#include <stdio.h>\n#include "names.h"\nint main(void) { for (int i = 0; i < 4; i++) { fputs(names_labels[i], stdout); putchar(1); } return 0; }',
  });
  printed(folder, "gcc", "-std=c99", "-trigraphs", "main.c", "-o", "main", "-lm");
  expect(printed(folder, "./main")).toBe(hostile.map((name) => `${name}\x01`).join(""));
});

test("the lecture's recognizer fits javac's constants", { timeout: 60_000 }, () => {
  const digits = network({ inputSize: 576 }, [dense(100, "sigmoid"), dense(10, "softmax")]);
  const folder = folderOf({ "Digits.java": toJava(digits, { name: "Digits" }) });
  printed(folder, "javac", "Digits.java");
  expect(printed(folder, "java", "-cp", ".", "Digits")).toBe("self-test passed\n");
});

test("the size of an export grows with the parameters", () => {
  const size = (hidden: number) =>
    toC(network({ inputSize: 50 }, [dense(hidden, "relu"), dense(1, "identity")])).length;
  expect(size(400) / size(100)).toBeLessThan(4.2);
  expect(toOnnx(network({ inputSize: 576 }, [dense(100, "relu"), dense(10, "softmax")])).length).toBeLessThan(
    8 * 58_710 + 20_000,
  );
});

test.each([
  [
    () => toC(small, { name: "1st" }),
    'export: expected a name of letters, digits and _ that begins with a letter, got "1st". Choose another with { name }.',
  ],
  [
    () => toJava({ ...small, labels: ["a\0b", "c"] }),
    'export to Java: expected names without the character NUL, got "a\\u0000b". Rename the column or the label.',
  ],
  [() => toPython({ ...small, labels: ["a"] }), "model: expected 2 labels (one per class), got 1."],
])("%s is refused", (make, message) => {
  expect(make).toThrow(KobaiError);
  expect(make).toThrow(message);
});

test("an f32 is written with as few digits as read back the same", () => {
  const numbers = [0.1, 1 / 3, 16777216, 1e-45, -3.4028234663852886e38, 0].map(Math.fround);
  expect(numbers.map(decimal32)).toEqual([
    "0.1",
    "0.33333334",
    "16777216.0",
    "1.40130e-45".replace("130", "13"),
    "-3.4028235e+38",
    "0.0",
  ]);
  for (const value of numbers) expect(Math.fround(Number(decimal32(value)))).toBe(value);
});
