import { describe, expect, it } from "vitest";
import { Kernels, precisions } from "../../../test/kernels.js";
import { emitCorrect } from "./correct.js";
import { lanes as lanesOf } from "./lanes.js";

type Precision = (typeof precisions)[number];

/** How many of the rows are answered right: pairs of output and target. */
function correct(precision: Precision, pairs: [y: number[], target: number[]][]): number {
  const lanes = lanesOf[precision];
  const columns = pairs[0][0].length;
  const width = Math.ceil(columns / lanes.count) * lanes.count;
  const rowBytes = width * lanes.size;
  const kernels = new Kernels(precision, [emitCorrect({ name: "correct", lanes, columns, rowBytes })]);
  // A padding larger than every output would be taken for the answer if it were read
  const y = kernels.place(pairs.flatMap(([row]) => [...row, ...Array(width - columns).fill(1e9)]));
  const target = kernels.place(pairs.flatMap(([, row]) => row));
  return kernels.call.correct(y, target, y + pairs.length * rowBytes);
}

describe.each(precisions)("emitCorrect in %s", (precision) => {
  it.each([2, 3, 4, 5, 7, 8, 9, 16, 17, 33])(
    "finds the largest of %i outputs wherever it stands",
    (columns) => {
      const oneHot = (at: number, value: number) =>
        Array.from({ length: columns }, (_, i) => (i === at ? value : -1));
      const all = Array.from({ length: columns }, (_, i) => i);
      expect(
        correct(
          precision,
          all.map((i) => [oneHot(i, 0.1), oneHot(i, 1)]),
        ),
      ).toBe(columns);
      expect(
        correct(
          precision,
          all.map((i) => [oneHot(i, 0.1), oneHot((i + 1) % columns, 1)]),
        ),
      ).toBe(0);
    },
  );

  it("takes the first of equals, on both sides", () => {
    expect(
      correct(precision, [
        [
          [1, 1, 0],
          [1, 0, 0],
        ],
      ]),
    ).toBe(1);
    expect(
      correct(precision, [
        [
          [1, 1, 0],
          [0, 1, 0],
        ],
      ]),
    ).toBe(0);
    expect(
      correct(precision, [
        [
          [1, 0, 0],
          [1, 1, 0],
        ],
      ]),
    ).toBe(1);
  });

  it("asks one output which side of ½ it lies on, ½ itself being above", () => {
    const answers: [number, number][] = [
      [0.5, 1],
      [0.5, 0],
      [0.49, 0],
      [0.49, 1],
      [1, 1],
      [0, 0],
    ];
    expect(answers.map(([y, t]) => correct(precision, [[[y], [t]]]))).toEqual([1, 0, 1, 0, 1, 1]);
  });

  it("counts over rows, and 0 over none", () => {
    expect(
      correct(precision, [
        [
          [1, 0],
          [1, 0],
        ],
        [
          [1, 0],
          [0, 1],
        ],
        [
          [0, 1],
          [0, 1],
        ],
      ]),
    ).toBe(2);
    const kernels = new Kernels(precision, [
      emitCorrect({ name: "correct", lanes: lanesOf[precision], columns: 2, rowBytes: 16 }),
    ]);
    expect(kernels.call.correct(64, 64, 64)).toBe(0);
  });
});
