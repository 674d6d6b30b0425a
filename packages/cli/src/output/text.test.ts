import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { displayWidth, padEnd, padStart, printable, quoted, truncate, wrap } from "./text.js";

describe("displayWidth", () => {
  test.each([
    ["", 0],
    ["abc", 3],
    ["勾配", 4],
    ["ｱｲｳ", 3],
    ["e\u0301", 1],
    ["👍🏽", 2],
    ["⠿⠤", 2],
  ])("of %j is %i", (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe("printable", () => {
  test("takes away what could steer a terminal or break a line", () => {
    expect(printable("a\u001b[31mb\nc\u202ed\u009be")).toBe("a\ufffd[31mb c\ufffdd\ufffde");
  });

  test("leaves names in any script as they are", () => {
    expect(printable("花弁の長さ é 👍")).toBe("花弁の長さ é 👍");
  });
});

describe("quoted", () => {
  test("cuts a long text", () => {
    expect(quoted("x".repeat(100))).toBe(`"${"x".repeat(57)}..."`);
  });
});

describe("truncate", () => {
  test("keeps what fits and marks what is cut", () => {
    expect(truncate("species", 7)).toBe("species");
    expect(truncate("versicolor", 7)).toBe("versi..");
    expect(truncate("勾配降下法", 7)).toBe("勾配..");
    expect(truncate("versicolor", 4)).toBe("vers");
  });

  test("never exceeds the width", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(30), (text, width) => {
        expect(displayWidth(truncate(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

test("padStart and padEnd count columns, not characters", () => {
  expect(padEnd("勾配", 6)).toBe("勾配  ");
  expect(padStart("勾配", 6)).toBe("  勾配");
  expect(padStart("too long", 3)).toBe("too long");
});

describe("wrap", () => {
  test("breaks between words", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
  });

  test("lets a long word stand alone", () => {
    expect(wrap("a model.safetensors b", 6)).toEqual(["a", "model.safetensors", "b"]);
  });

  test("keeps a percent sign with its number", () => {
    expect(wrap("right 96.34 %", 11)).toEqual(["right", "96.34 %"]);
  });
});
