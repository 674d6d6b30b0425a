import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { caught } from "../../../test/caught.js";
import { countLimits, depthLimit, type JsonObject, nameLimit, parseJson, writeJson } from "./json.js";

const parse = (text: string) => parseJson(text, "header");

describe("parseJson", () => {
  test("reads what JSON.parse reads", () => {
    const spaces = fc.constantFrom(undefined, 1, "\t");
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), spaces, (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(JSON.stringify(parse(text))).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  test("refuses what JSON.parse refuses", () => {
    const pieces = fc.constantFrom(
      ...'{}[],:"\\ tn0-1.e+',
      "true",
      "null",
      '"a"',
      "\u0001",
      "\u2028",
      "\ufeff",
    );
    const texts = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(""));
    const reads = (read: (text: string) => unknown, text: string) => {
      try {
        read(text);
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(texts, (text) => {
        expect(reads(parse, text)).toBe(reads(JSON.parse, text));
      }),
      { numRuns: 2000 },
    );
  });

  test("keeps __proto__ and constructor as names like any other", () => {
    const object = parse('{"__proto__": {"a": 1}, "constructor": 2}') as JsonObject;
    expect(Object.keys(object)).toEqual(["__proto__", "constructor"]);
    expect(object.a).toBeUndefined();
    expect("toString" in object).toBe(false);
    expect(({} as JsonObject).a).toBeUndefined();
  });

  const damaged = "The file is damaged or cut short: copy or download it again.";
  const documented = "Write it as docs/file-format.md shows.";
  test.each([
    ["", `json/syntax: model file, header, character 0: expected a value, got "the end". ${damaged}`],
    ['{"a" 1}', `json/syntax: model file, header, character 5: expected ":", got "1}". ${damaged}`],
    [
      "{a: 1}",
      `json/syntax: model file, header, character 1: expected a name in quotes, got "a: 1}". ${damaged}`,
    ],
    ["[1 2]", `json/syntax: model file, header, character 3: expected "," or "]", got "2]". ${damaged}`],
    [
      '{"a": 1',
      `json/syntax: model file, header, character 7: expected "," or "}", got "the end". ${damaged}`,
    ],
    ["[01]", `json/syntax: model file, header, character 1: expected a value, got "01]". ${damaged}`],
    ["[1,]", `json/syntax: model file, header, character 3: expected a value, got "]". ${damaged}`],
    [
      '"\\x"',
      `json/syntax: model file, header, character 0: expected a string, got "\\"\\\\x\\"". ${damaged}`,
    ],
    ['["open', `json/syntax: model file, header, character 1: expected a string, got "\\"open". ${damaged}`],
    [
      "{} {}",
      `json/syntax: model file, header, character 3: expected the end of the text, got "{}". ${damaged}`,
    ],
    [
      '{"a":1, "a":2}',
      `json/duplicate: model file, header, character 8: expected each name once, got "a" again. ${documented}`,
    ],
    [
      '{"a":1, "\\u0061":2}',
      `json/duplicate: model file, header, character 8: expected each name once, got "a" again. ${documented}`,
    ],
  ])("refuses %j with its place", (text, message) => {
    expect(caught(() => parse(text))).toBe(message);
  });

  test("refuses depth 100,000 without a stack overflow, and reads what is just deep enough", () => {
    const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(caught(() => parse(nested(100_000)))).toBe(
      `json/depth: model file, header, character 32: expected at most 32 levels of nesting, got more. ${documented}`,
    );
    expect(caught(() => parse('{"a":'.repeat(100_000)))).toBe(
      `json/depth: model file, header, character 160: expected at most 32 levels of nesting, got more. ${documented}`,
    );
    expect(JSON.stringify(parse(nested(depthLimit)))).toBe(nested(depthLimit));
  });

  test.each([
    ["header", 49_150, "Every tensor has three, and a layer two tensors."],
    ["metadata", 786_430, documented],
  ] as const)("refuses endless empty objects in the %s before they fill the memory", (where, at, fix) => {
    const limit = countLimits[where];
    const objects = (count: number) => `[${new Array(count).fill("{}").join()}]`;
    expect(caught(() => parseJson(objects(limit), where))).toBe(
      `json/count: model file, ${where}, character ${at}: expected at most ${limit} lists and objects, got more. ${fix}`,
    );
    expect(parseJson(objects(limit - 1), where)).toHaveLength(limit - 1);
  });

  test("refuses endless new names, in one object or in many, and reads a name as often as it comes", () => {
    const names = Array.from({ length: nameLimit + 1 }, (_, i) => `"${String(i).padStart(5, "0")}":0`);
    const message = (at: number) =>
      `json/names: model file, metadata, character ${at}: expected at most 16384 different names, got more. ${documented}`;
    expect(caught(() => parseJson(`{${names}}`, "metadata"))).toBe(message(10 * nameLimit + 1));
    const alone = names.map((entry) => `{${entry}}`);
    expect(caught(() => parseJson(`[${alone}]`, "metadata"))).toBe(message(12 * nameLimit + 2));
    const same = new Array(nameLimit + 1).fill(names[0]).map((entry) => `{${entry}}`);
    expect(parseJson(`[${same}]`, "metadata")).toHaveLength(nameLimit + 1);
    expect(Object.keys(parseJson(`{${names.slice(1)}}`, "metadata")!)).toHaveLength(nameLimit);
  });
});

describe("writeJson", () => {
  test("writes numbers that are read back to the bit", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parse(writeJson([value]))).toEqual([value]);
      }),
    );
    expect(writeJson({ a: -0, b: [undefined, 1].slice(1), c: undefined, d: null })).toBe(
      '{"a":-0,"b":[1],"d":null}',
    );
  });

  test("writes NaN and the infinities as strings", () => {
    expect(writeJson([Number.NaN, Infinity, -Infinity])).toBe('["NaN","Infinity","-Infinity"]');
  });
});
