import { describe, expect, it } from "vitest";
import { choiceField, formJudge, formulaField, numberField, wordField } from "./fields.js";
import { wordOf } from "./word.js";

const judge = formJudge({
  number: numberField([0.25], { half: [0.125] }),
  formula: formulaField(["x"], "2x", { kept: ["x^2"] }),
  choice: choiceField("left", { turned: ["right"] }),
});
const right = { number: "0.25", formula: "2x", choice: "left" };

describe("the judge of a form", () => {
  it("takes what is right however it is written", () => {
    expect(judge({ number: "０．２５０", formula: "dy/dx = x*2", choice: "left" })).toEqual({
      kind: "right",
    });
  });

  it("says first what it cannot read, and where", () => {
    expect(judge({ ...right, number: "0.125", formula: "2x+" })).toEqual({
      ...{ kind: "not yet", reason: "unread", fields: ["formula"], at: 3 },
    });
    expect(judge({ ...right, formula: "y' = 2z" })).toMatchObject({ reason: "unread", at: 6 });
  });

  it("names a slip before it asks for what is missing", () => {
    expect(judge({ number: "0.125" })).toEqual({ kind: "mistake", name: "half", fields: ["number"] });
    expect(judge({ number: "0.25" })).toEqual({
      kind: "not yet",
      reason: "missing",
      fields: ["formula", "choice"],
    });
  });

  it("points at all that is wrong without a name", () => {
    expect(judge({ number: "3", formula: "5", choice: "left" })).toEqual({
      ...{ kind: "not yet", reason: "wrong", fields: ["number", "formula"] },
    });
  });

  it("asks for more digits, or for the last one rounded", () => {
    const third = formJudge({ third: numberField([2 / 3]) });
    expect([third({ third: "0.7" }), third({ third: "0.666" }), third({ third: "0.667" })]).toEqual([
      { kind: "not yet", reason: "digits", fields: ["third"] },
      { kind: "not yet", reason: "cut", fields: ["third"] },
      { kind: "right" },
    ]);
  });

  it("passes over what belongs to no field, and what an object brings along", () => {
    expect(judge({ ...right, constructor: "1" })).toEqual({ kind: "right" });
    expect(formJudge({ toString: numberField([1]) })({})).toMatchObject({ reason: "missing" });
  });
});

describe("a word", () => {
  it("is the same in kana of either kind, in any width and case, with or without hyphens", () => {
    expect(
      new Set(["ハイパーパラメータ", "はいぱーぱらめーた", "ハイパー・パラメーター", "ﾊｲﾊﾟｰﾊﾟﾗﾒｰﾀ"].map(wordOf))
        .size,
    ).toBe(1);
    expect(
      new Set(
        ["Hyper-Parameter", "hyper parameter", "ＨＹＰＥＲＰＡＲＡＭＥＴＥＲ", "hyperparameter。"].map(
          wordOf,
        ),
      ).size,
    ).toBe(1);
  });

  it("is accepted in any of its ways, and a slip is known in any of its own", () => {
    const field = wordField(["勾配", "こうばい", "gradient"], { slope: ["傾き", "slope"] });
    expect([field("コウバイ"), field("Gradient"), field("SLOPE"), field("坂")]).toEqual([
      ...[{ is: "right" }, { is: "right" }, { is: "slip", name: "slope" }, { is: "wrong" }],
    ]);
  });
});
