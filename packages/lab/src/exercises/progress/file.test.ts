import fc from "fast-check";
import { KobaiError } from "kobai";
import { describe, expect, it } from "vitest";
import { en } from "../../catalogue/en.js";
import { explainer } from "../../catalogue/failures.js";
import { ja } from "../../catalogue/ja.js";
import { parseProgress, printProgress } from "./file.js";
import type { Kept } from "./record.js";

const kept: Kept = {
  prediction: "two",
  answer: { z000: "１", "a.inputs": "10" },
  attempts: [
    {
      at: 1,
      move: "value",
      answer: { z000: "0" },
      verdict: { kind: "mistake", name: "no-bias", fields: ["z000"] },
    },
    {
      at: 2,
      move: "value",
      answer: { z000: "+" },
      verdict: { kind: "not yet", reason: "unread", fields: ["z000"], at: 1 },
    },
    { at: 3, move: "value", answer: { z000: "1" }, verdict: { kind: "right", note: "sum" } },
    { at: 4, move: "reason", answer: { reason: "at-least" }, verdict: { kind: "right" } },
  ],
  hints: 2,
  words: "0 は 0 以上だから",
  solved: 4,
};
const known = ["3-3", "summary"];
const text = printProgress(new Map([["3-3", kept]]), new Date(0));
const file = () => JSON.parse(text);
const refusal = (source: string): KobaiError => {
  try {
    parseProgress(source, known);
  } catch (error) {
    if (error instanceof KobaiError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
};
const changed = (change: (file: ReturnType<typeof JSON.parse>) => void) => {
  const copy = file();
  change(copy);
  return JSON.stringify(copy);
};

describe("a file of progress", () => {
  it("reads back as it was written", () => {
    expect(parseProgress(text, known)).toEqual(new Map([["3-3", kept]]));
    expect(parseProgress(printProgress(new Map(), new Date()), known)).toEqual(new Map());
  });

  it("is refused for what it is not", () => {
    const refused = [
      "",
      "{",
      "[]",
      "null",
      "{}",
      changed((all) => (all.version = 2)),
      changed((all) => (all.exercises["9-9"] = all.exercises["3-3"])),
      changed((all) => (all.exercises = [])),
      changed((all) => (all.exercises["3-3"].hints = 4)),
      changed((all) => (all.exercises["3-3"].words = 5)),
      changed((all) => (all.exercises["3-3"].attempts[2].verdict.kind = "perfect")),
      changed((all) => (all.exercises["3-3"].attempts[0].at = -1)),
      changed((all) => (all.exercises["3-3"].solved = 1e300)),
      changed((all) => (all.exercises["3-3"].answer["<b>"] = "1")),
      changed((all) => (all.exercises["3-3"].attempts = Array(101).fill(kept.attempts[0]))),
      changed((all) => (all.exercises["3-3"].words = "x".repeat(20_001))),
      " ".repeat(4_000_001),
      "[".repeat(100_000),
      text.replace('"3-3"', '"__proto__"'),
    ].map((source) => refusal(source).code.replace("progress/", ""));
    expect(refused).toEqual([
      ...[
        "json",
        "json",
        "json",
        "json",
        "format",
        "version",
        "exercise",
        "value",
        "value",
        "value",
        "value",
      ],
      ...["value", "value", "value", "value", "value", "too-large", "json", "exercise"],
    ]);
  });

  it("never gets a prototype from what it says", () => {
    const hostile = text.replace('"z000":', '"__proto__": "x", "constructor": "y", "z000":');
    expect(refusal(hostile).code).toBe("progress/value");
    const named = parseProgress(text.replaceAll("z000", "constructor"), known).get("3-3")!;
    expect(Object.getPrototypeOf(named.answer)).toBe(null);
    expect(Object.keys(named.answer)).toContain("constructor");
  });

  it("is told from any other text without an exception of another kind", () => {
    const pieces = fc.constantFrom("0", "-1", "null", '"x"', "{}", "[]", "true", "1e999");
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(20), pieces, (from, length, piece) => {
        try {
          parseProgress(text.slice(0, from) + piece + text.slice(from + length), known);
        } catch (error) {
          expect(error).toBeInstanceOf(KobaiError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe("what is wrong with a file", () => {
  const failures = [
    { code: "progress/too-large", fields: { megabytes: 12.34, most: 4 } },
    { code: "progress/json", fields: {} },
    { code: "progress/format", fields: {} },
    { code: "progress/version", fields: { version: "2" } },
    { code: "progress/exercise", fields: { id: "9-9" } },
    { code: "progress/value", fields: { place: "exercises.3-3.hints", expected: "count" } },
  ];

  it("is told in English", () => {
    expect(failures.map(explainer(en.failures, "en"))).toEqual([
      "This file has 12.3 MB; one that the lab wrote has at most 4. Choose a file saved by “Save as a file”.",
      "This file is no JSON, or it is cut short. Choose a file saved by “Save as a file”.",
      "This file is JSON, but not a file of progress. Choose one saved by “Save as a file”.",
      "This file has version 2 of the format, this lab reads version 1. Open it with the lab that wrote it.",
      "This file speaks of an exercise 9-9, which this lab does not have. Open it with the lab that wrote it.",
      "In this file exercises.3-3.hints is not what it must be: a small whole number. Somebody may have edited it; save it anew.",
    ]);
  });

  it("is told in Japanese", () => {
    expect(failures.map(explainer(ja.failures, "ja"))).toEqual([
      "このファイルは 12.3 MB あります。記録のファイルは、大きくても 4 MB です。「ファイルに保存」で作ったものを選んでください。",
      "このファイルは JSON でないか、途中で切れています。「ファイルに保存」で作ったものを選んでください。",
      "このファイルは JSON ですが、学習の記録ではありません。「ファイルに保存」で作ったものを選んでください。",
      "このファイルの形式はバージョン 2 です。ここで読めるのはバージョン 1 です。保存したときのラボで開いてください。",
      "このファイルには、ここにはない練習「9-9」の記録があります。保存したときのラボで開いてください。",
      "このファイルの exercises.3-3.hints が正しくありません。ここには小さな整数が入ります。書き換えられたのかもしれません。保存し直してください。",
    ]);
  });
});
