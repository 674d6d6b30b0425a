import { describe, expect, it } from "vitest";
import type { ExerciseTexts, Verdict } from "../exercise.js";
import { told } from "./told.js";
import { en } from "./words/en.js";
import { ja } from "./words/ja.js";

const texts = {
  fields: {
    z: { label: "z for 0, 1, 1", options: [] },
    way: { label: "Which way is down?", options: [] },
    ...Object.fromEntries(["p", "q"].map((field) => [field, { label: field, options: [] }])),
  },
  mistakes: { signed: "<p>For {{y}} it is {{loss}}, {{other}}.</p>" },
  notes: { sum: "<p>The sum.</p>" },
} as unknown as ExerciseTexts;
const says = (verdict: Verdict, words = en, answer = {}) => told(verdict, { texts, words, answer });

describe("what the card says", () => {
  it("of a right answer, with its note", () => {
    expect([says({ kind: "right" }), says({ kind: "right", note: "sum" }, ja)]).toEqual([
      "<p>Right.</p>",
      "<p>正解です。</p><p>The sum.</p>",
    ]);
  });

  it("of a slip fills in what was seen, as text", () => {
    const values = { y: "<i>", loss: "−1" };
    expect(says({ kind: "mistake", name: "signed", values })).toBe(
      "<p>For &lt;i&gt; it is −1, {{other}}.</p>",
    );
  });

  it("of an answer without a name for its fault, in both languages", () => {
    const verdicts: [Verdict, Record<string, string>?][] = [
      [{ kind: "not yet", reason: "missing", fields: ["z", "way"] }],
      [{ kind: "not yet", reason: "missing", fields: ["z", "way", "p", "q"] }],
      [{ kind: "not yet", reason: "unread", fields: ["z"] }],
      [{ kind: "not yet", reason: "unread", fields: ["z"], at: 2 }, { z: "2a<" }],
      [{ kind: "not yet", reason: "unread", fields: ["z"], at: 2 }, { z: "2+" }],
      [{ kind: "not yet", reason: "digits", fields: ["z"] }],
      [{ kind: "not yet", reason: "cut", fields: ["z"] }],
      [{ kind: "not yet", reason: "wrong", fields: ["z"] }],
      [{ kind: "not yet", reason: "wrong" }],
    ];
    const all = (words: typeof en) =>
      verdicts.map(([verdict, answer]) => says(verdict, words, answer).slice(3, -4));
    expect(all(en)).toEqual([
      "Still missing: z for 0, 1, 1; Which way is down.",
      "4 places are still empty.",
      "I cannot read this as a number: z for 0, 1, 1.",
      "I can read this up to character 3, &lt;, and no further: z for 0, 1, 1.",
      "I can read this, but it ends too early: z for 0, 1, 1.",
      "It fits as far as it goes. Give at least three significant digits: z for 0, 1, 1.",
      "Your last digit was cut off. Round it: z for 0, 1, 1.",
      "This is not it, and it is no slip that I know by name: z for 0, 1, 1. A hint may show the way.",
      "The program runs, but its values are not the ones asked for. A hint may show the way.",
    ]);
    expect(all(ja)).toEqual([
      "まだ埋まっていません：z for 0, 1, 1、Which way is down",
      "まだ 4 か所が埋まっていません。",
      "数として読めませんでした：z for 0, 1, 1",
      "3 文字目の「&lt;」から先が読めませんでした：z for 0, 1, 1",
      "式が途中で終わっています：z for 0, 1, 1",
      "書かれた桁までは合っています。有効数字を 3 桁以上で答えてください：z for 0, 1, 1",
      "最後の桁が切り捨てになっています。四捨五入してください：z for 0, 1, 1",
      "正解ではありません。よくあるまちがいのどれとも違うようです：z for 0, 1, 1。ヒントが役に立つかもしれません。",
      "プログラムは動きましたが、求める値になっていません。ヒントが役に立つかもしれません。",
    ]);
  });
});
