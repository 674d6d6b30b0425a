import { expect, test } from "vitest";
import { fraction, group, number, numberText, operator, part, plain, power, symbol } from "./terms.js";

const of = (value: number, digits = 2) => number(value, { digits, wrapped: true });

test("a formula is said in one line", () => {
  const sigmoid = fraction(
    [number(1, { digits: 0 })],
    [number(1, { digits: 0 }), operator("+"), power([symbol("e")], [operator("−"), symbol("z")])],
  );
  expect(plain([symbol("y"), operator("="), sigmoid])).toBe("y = (1) / (1 + e^(− z))");
  expect(plain([part("w1", symbol("w", "1"), operator("·"), of(-2)), operator("+"), group(of(0.5))])).toBe(
    "w1 · (−2.00) + (0.50)",
  );
});

test("a number keeps its decimals, and is never minus nothing", () => {
  const text = (value: number) => numberText({ kind: "number", value, digits: 2 });
  expect([text(1), text(-0.125), text(-0.001)]).toEqual(["1.00", "−0.13", "0.00"]);
});
