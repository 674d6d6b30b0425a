import { expect, test } from "vitest";
import { answer, drawn } from "./model.js";

const patterns = Array.from({ length: 16 }, (_, n) =>
  [n & 8, n & 4, n & 2, n & 1].map((bit) => (bit ? 1 : 0)),
);
const is = (input: readonly number[], ...lines: string[]) => lines.includes(input.join(""));

test.each(patterns)(
  "for %i %i / %i %i it sees a line where there is one, and none where there is none",
  (...input) => {
    const [vertical, horizontal] = answer(input);
    expect([vertical > 0.5, horizontal > 0.5]).toEqual([
      is(input, "1010", "0101"),
      is(input, "1100", "0011"),
    ]);
  },
);

test("half a line is half an answer: outputs move without a jump", () => {
  const along = Array.from({ length: 11 }, (_, i) => answer([i / 10, 0, i / 10, 0])[0]);
  expect(along).toEqual([...along].sort((a, b) => a - b));
  expect(along[7]).toBeGreaterThan(0.1);
  expect(along[7]).toBeLessThan(0.5);
});

test("the diagram has the inputs as they are, four hidden nodes and two outputs", () => {
  const { columns } = drawn([1, 0.25, 0, 0]);
  expect(columns.map(({ length }) => length)).toEqual([4, 4, 2]);
  expect(columns[0].map(({ value }) => value)).toEqual([1, 0.25, 0, 0]);
});
