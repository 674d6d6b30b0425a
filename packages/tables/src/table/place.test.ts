import { describe, expect, test } from "vitest";
import { at, listed, named, pathNamed, quoted } from "./place.js";

describe("at", () => {
  test("says file, line and column as far as they are known", () => {
    expect(at({ file: "iris.csv" })).toBe("iris.csv");
    expect(at({ file: "iris.csv", line: 57 })).toBe("iris.csv, line 57");
    expect(at({ file: "iris.csv", line: 57, column: "petal_width" })).toBe(
      "iris.csv, line 57, column petal_width",
    );
    expect(at({ file: "iris.parquet", row: 57, column: "petal_width" })).toBe(
      "iris.parquet, row 57, column petal_width",
    );
    expect(at({ field: "petal_width" })).toBe("row, field petal_width");
  });
});

describe("named", () => {
  test.each(["petal width", "花びらの幅", "__proto__", "a-b (cm)", "😀"])("leaves %s as it is", (name) => {
    expect(named(name)).toBe(name);
  });

  test.each([
    ["", '""'],
    [" x", '" x"'],
    ["x\n", '"x\\n"'],
    ["a\u202eb", '"a\\u{202e}b"'],
    ["a\u009b2Jb", '"a\\u{9b}2Jb"'],
    ["a\u2028b", '"a\\u{2028}b"'],
    ["x".repeat(61), `"${"x".repeat(57)}…"`],
  ])("quotes %j, which would mislead", (name, text) => {
    expect(named(name)).toBe(text);
  });
});

test("pathNamed keeps a long path whole and escapes what would steer a terminal", () => {
  const long = `/home/${"x".repeat(100)}/iris.csv`;
  expect(pathNamed(long)).toBe(long);
  expect(pathNamed("a\u001b[2J\u009b.csv")).toBe('"a\\u001b[2J\\u{9b}.csv"');
});

test("quoted escapes what would steer a terminal", () => {
  expect(quoted('say "hi"\u001b[2J\u200b')).toBe('"say \\"hi\\"\\u001b[2J\\u{200b}"');
});

test("listed cuts a long list and counts it", () => {
  expect(listed(["a", " b"])).toBe('a, " b"');
  expect(listed(["a", "b", "c"], 2)).toBe("a, b, … (3 in all)");
});
