import { expect, test } from "vitest";
import { bytesText, count, counted, duration, lossText, percent, significant } from "./numbers.js";

test.each([
  [0, "0"],
  [999, "999"],
  [60000, "60,000"],
])("count(%d) is %s", (value, text) => {
  expect(count(value)).toBe(text);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1234, "1.23 kB"],
  [2_130_000_000, "2.13 GB"],
  [5e15, "5000 TB"],
])("bytesText(%d) is %s", (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test("counted knows one from many", () => {
  expect(counted(1, "row")).toBe("1 row");
  expect(counted(2, "class", "classes")).toBe("2 classes");
});

test.each([
  [0.96634, "96.63 %"],
  [1, "100.00 %"],
  [0, "0.00 %"],
  [0.999999, ">99.99 %"],
  [0.000001, "<0.01 %"],
])("percent(%d) is %s", (share, text) => {
  expect(percent(share)).toBe(text);
});

test("percent takes other numbers of digits", () => {
  expect(percent(0.98765, 1)).toBe("98.8 %");
  expect(percent(0.9999, 1)).toBe(">99.9 %");
});

test.each([
  [0.00012, "0 ms"],
  [0.0123, "12 ms"],
  [1.432, "1.43 s"],
  [12.34, "12.3 s"],
  [59.96, "1 min 0 s"],
  [75, "1 min 15 s"],
  [7300, "2 h 2 min"],
  [7199.9, "2 h 0 min"],
])("duration(%d) is %s", (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

test.each([
  [0, "0.0000"],
  [0.08312, "0.0831"],
  [12.5, "12.5000"],
  [123.456, "123.5"],
  [0.0000123, "1.23e-5"],
  [1234567, "1.23e+6"],
  [Number.NaN, "NaN"],
])("lossText(%d) is %s", (value, text) => {
  expect(lossText(value)).toBe(text);
});

test.each([
  [0, "0"],
  [4.85624, "4.856"],
  [-0.5, "-0.5"],
  [12345.67, "12346"],
  [1.2e-7, "1.20e-7"],
  [3e9, "3.00e9"],
  [Number.POSITIVE_INFINITY, "Infinity"],
])("significant(%d) is %s", (value, text) => {
  expect(significant(value)).toBe(text);
});
