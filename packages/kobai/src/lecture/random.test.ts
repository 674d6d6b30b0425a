// The numbers are CPython 3.11's own. This made them:
//   for n in (0, 1, 2**32 - 1, 2**32, 2**53 - 1, -5, 123456789012345):
//       random.seed(n); xs = [random.random() for _ in range(700)]; print(n, xs[:3], xs[-1])
import { describe, expect, it } from "vitest";
import { random, seed } from "./index.js";

/** Per seed: the first three numbers, and the 700th: the state of 624 words has been renewed twice by then. */
const python: [number, number[], number][] = [
  [0, [0.8444218515250481, 0.7579544029403025, 0.420571580830845], 0.05699047999950346],
  [1, [0.13436424411240122, 0.8474337369372327, 0.763774618976614], 0.24309173409213014],
  [4294967295, [0.6353574441341173, 0.20319993954407756, 0.6073666030347188], 0.34564689050697883],
  [4294967296, [0.11299430095636409, 0.41782886486292836, 0.0166763664992291], 0.1357159377093965],
  [9007199254740991, [0.09425040007102303, 0.22287455761867403, 0.19135148760372034], 0.42616323258909405],
  [-5, [0.6229016948897019, 0.7417869892607294, 0.7951935655656966], 0.6699410301584264],
  [123456789012345, [0.6744750084019356, 0.2923275784421222, 0.22484093741322975], 0.6958891346252379],
];

function draw(count: number): number[] {
  return Array.from({ length: count }, random);
}

describe("seed and random", () => {
  it.each(python)("seed(%d) gives Python's numbers", (n, first, last) => {
    seed(n);
    const numbers = draw(700);
    expect(numbers.slice(0, 3)).toEqual(first);
    expect(numbers[699]).toBe(last);
  });

  it("the same seed starts the same numbers again, in mid-course too", () => {
    seed(7);
    const first = draw(5);
    seed(7);
    expect(draw(5)).toEqual(first);
  });

  it("the sign of a seed does not count, as in Python", () => {
    seed(5);
    const positive = draw(3);
    seed(-5);
    expect(draw(3)).toEqual(positive);
  });

  it("a seed that is no whole number is an error", () => {
    expect(() => seed(1.5)).toThrow(
      new RangeError(
        "seed: expected a whole number up to 2^53 − 1, got 1.5. Use 0 if you have no preference.",
      ),
    );
    expect(() => seed(2 ** 53)).toThrow(
      "seed: expected a whole number up to 2^53 − 1, got 9007199254740992. Use 0 if you have no preference.",
    );
  });
});
