// Rows by name in the hands of JavaScript, Python, C and Java: what they answer, and what they refuse.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { folderOf, printed } from "../../test/export/programs.js";
import type { Model } from "../model/model.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { predictor } from "../training/predictor.js";
import { toC, toJava, toJavaScript, toPython } from "./index.js";
import { memberNames } from "./text/c-names.js";

const columns = {
  inputs: [{ name: "size" }, { name: "color", categories: ["red", "blue"], fill: 1 }],
  targets: ["kind"],
};
const classes: Model = {
  ...network({ inputSize: 3, seed: 4 }, [dense(4, "tanh"), dense(2, "softmax")]),
  columns,
  labels: ["1", "__proto__"],
};
const yesOrNo: Model = { ...classes, ...network({ inputSize: 3 }, [dense(1, "sigmoid")]) };
const { labels: _, ...nameless } = classes;
const labels: Model = {
  ...nameless,
  ...network({ inputSize: 3 }, [dense(2, "sigmoid")]),
  columns: { ...columns, targets: ["rain", "wind"] },
};
const numbers: Model = { ...nameless, ...network({ inputSize: 3 }, [dense(1, "identity")]) };

const row = { size: 1.5, color: "blue" };
const outputOf = async (model: Model, input = [1.5, 0, 1]) => Array.from((await predictor(model))(input));
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 5));

async function moduleOf(model: Model, options = {}) {
  const folder = folderOf({ "net.mjs": toJavaScript(model, options).module });
  return import(pathToFileURL(join(folder, "net.mjs")).href);
}

function python(model: Model, program: string, options = {}): string {
  const folder = folderOf({
    "net.py": toPython(model, options),
    "main.py": `import json, net\nrow = ${JSON.stringify(row)}\n${program}\n`,
  });
  return printed(folder, "python3", "main.py");
}

describe("a row by name is answered as kobai predict answers it", () => {
  const shapes = async (): Promise<[Model, object][]> => [
    [classes, { probabilities: near(await outputOf(classes)), names: ["1", "__proto__"] }],
    [
      yesOrNo,
      {
        probabilities: near((await outputOf(yesOrNo)).flatMap((y) => [1 - y, y])),
        names: ["1", "__proto__"],
      },
    ],
    [labels, { probabilities: near(await outputOf(labels)), names: ["rain", "wind"] }],
  ];
  const told = ({ probabilities }: { probabilities: object }) => ({
    probabilities: ["1", "__proto__", "rain", "wind"].filter((name) => Object.hasOwn(probabilities, name)),
  });

  test("in JavaScript", async () => {
    for (const [model, { probabilities, names }] of (await shapes()) as [Model, Record<string, string[]>][]) {
      const answer = (await moduleOf(model)).predictRow(row);
      expect(told(answer).probabilities).toEqual(names);
      expect(names.map((name) => answer.probabilities[name])).toEqual(probabilities);
    }
    const { label } = (await moduleOf(classes)).predictRow(row);
    const output = await outputOf(classes);
    expect(label).toBe(classes.labels![output.indexOf(Math.max(...output))]);
    const yes = await outputOf(labels);
    expect((await moduleOf(labels)).predictRow(row).labels).toEqual(
      ["rain", "wind"].filter((_, i) => yes[i] >= 0.5),
    );
    expect((await moduleOf(numbers)).predictRow(row)).toEqual({ values: near(await outputOf(numbers)) });
  });

  test("in Python", async () => {
    for (const model of [classes, yesOrNo, labels, numbers]) {
      const answer = JSON.parse(python(model, "print(json.dumps(net.predict_row(row)))"));
      const { predictRow } = await moduleOf(model);
      const expected = predictRow(row);
      expect(answer.label ?? answer.labels).toEqual(expected.label ?? expected.labels);
      expect(Object.keys(answer)).toEqual(Object.keys(expected));
      expect(answer.values ?? Object.values(answer.probabilities)).toEqual(
        near(expected.values ?? Object.values(expected.probabilities)),
      );
    }
  });

  test("in C and Java by the position and the name of the class", { timeout: 60_000 }, async () => {
    const output = await outputOf(classes);
    const best = output.indexOf(Math.max(...output));
    const folder = folderOf({
      "net.h": toC(classes, { name: "net" }),
      "main.c": `#include <stdio.h>
#include "net.h"
int main(void) { net_row row = { .size = 1.5, .color = "blue" }; double y[2];
  printf("%d", net_predict_row(&row, y)); fputs(net_labels[net_answer(y)], stdout); return 0; }`,
      "Net.java": toJava(classes, { name: "Net" }),
      "Main.java": `public class Main { public static void main(String[] a) {
  System.out.print(Net.label(Net.predictRow(java.util.Map.of("size", 1.5, "color", "blue")))); } }`,
    });
    printed(folder, "gcc", "-std=c99", "main.c", "-o", "main", "-lm");
    expect(printed(folder, "./main")).toBe(`0${classes.labels![best]}`);
    printed(folder, "javac", "Net.java", "Main.java");
    expect(printed(folder, "java", "-cp", ".", "Main")).toBe(classes.labels![best]);
  });
});

describe("a cell by name", () => {
  test("that is absent is what training has filled it with", async () => {
    const { inputsOf } = await moduleOf(classes);
    expect(inputsOf({ size: 1 })).toEqual([1, 0, 1]);
    expect(inputsOf({ size: 1, color: null })).toEqual([1, 0, 1]);
    expect(python(classes, 'print(net.inputs_of({"size": 1, "color": float("nan")}))')).toBe(
      "[1.0, 0.0, 1.0]\n",
    );
  });

  test("that training has not seen is refused", { timeout: 60_000 }, async () => {
    const { inputsOf } = await moduleOf(classes);
    const expected = "row: expected red, blue for color, got green.";
    expect(() => inputsOf({ size: 1, color: "green" })).toThrow(expected);
    expect(() => inputsOf({ color: "red" })).toThrow("row: expected a number for size, got null.");
    expect(() => inputsOf({ size: "2", color: "red" })).toThrow("row: expected a number for size, got 2.");
    const refusals = [{ size: 1, color: "green" }, { color: "red" }, { size: "2", color: "red" }].map((bad) =>
      python(classes, `try: net.inputs_of(${JSON.stringify(bad)})\nexcept ValueError as e: print(e)`),
    );
    expect(refusals).toEqual([
      "row: expected red, blue for color, got 'green'.\n",
      "row: expected a number for size, got None.\n",
      "row: expected a number for size, got '2'.\n",
    ]);
    const folder = folderOf({
      "net.h": toC(classes, { name: "net" }),
      "main.c": `#include <stdio.h>
#include "net.h"
int main(void) { double x[3]; net_row bad[] = { { 1, "green" }, { NAN, "red" }, { 1, NULL } };
  for (int i = 0; i < 3; i++) printf("%d", net_inputs(&bad[i], x)); return 0; }`,
      "Net.java": toJava(classes, { name: "Net" }),
      "Main.java": `import java.util.Map;
public class Main { public static void main(String[] a) {
  for (Object row : new Object[] { Map.of("size", 1, "color", "green"), Map.of("color", "red") })
    try { Net.inputsOf((Map<String, ?>) row); } catch (IllegalArgumentException e) { System.out.println(e.getMessage()); } } }`,
    });
    printed(folder, "gcc", "-std=c99", "main.c", "-o", "main", "-lm");
    expect(printed(folder, "./main")).toBe("210");
    printed(folder, "javac", "Net.java", "Main.java");
    expect(printed(folder, "java", "-cp", ".", "Main")).toBe(
      `${expected}\nrow: expected a number for size, got null.\n`,
    );
  });

  test("that training has not seen is none of the known ones, where that is asked for", async () => {
    const options = { unseen: "ignore" } as const;
    expect((await moduleOf(classes, options)).inputsOf({ size: 1, color: "green" })).toEqual([1, 0, 0]);
    expect(python(classes, 'print(net.inputs_of({"size": 1, "color": "green"}))', options)).toBe(
      "[1.0, 0.0, 0.0]\n",
    );
    expect(toC(classes, options)).not.toContain("if (position < 0) return 2;");
    expect(toC(classes)).toContain("if (position < 0) return 2;");
    expect(toJava(classes, options)).toContain("if (position < 0 && cell == null)");
  });
});

test("the types of a JavaScript module name every column, its categories, and the answer", () => {
  expect(toJavaScript(classes).types).toContain(`export interface Row {
  readonly "size": number;
  readonly "color"?: "red" | "blue" | null;
}
export type Answer = { readonly label: "1" | "__proto__"; readonly probabilities: Readonly<Record<"1" | "__proto__", number>> };`);
  expect(toJavaScript(labels).types).toContain('readonly labels: readonly ("rain" | "wind")[];');
  expect(toJavaScript(numbers).types).toContain(
    "export type Answer = { readonly values: readonly number[] };",
  );
});

test("a model without names has no rows by name", () => {
  const plain = network({ inputSize: 3 }, [dense(2, "softmax")]);
  for (const text of [toC(plain), toJava(plain), toPython(plain), toJavaScript(plain).module])
    expect(text).not.toMatch(/predict_?row/i);
});

test("memberNames makes an identifier of each name, and none twice", () => {
  const names = ["sepal.length", "Sepal Length", "double", "花", "1st", "column_4", "x²", " a ", "column 3"];
  const members = memberNames(names);
  expect(members).toEqual([
    ...[
      "sepal_length",
      "column_2",
      "column_3",
      "column_4",
      "column_5",
      "column_6",
      "column_7",
      "a",
      "column_9",
    ],
  ]);
  expect(new Set(members).size).toBe(names.length);
});
