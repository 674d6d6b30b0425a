import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { toPanels } from "../panels.js";
import { emitClip, emitSquares } from "./gradient-norm.js";
import { lanes as lanesOf } from "./lanes.js";

describe.each(precisions)("emitSquares in %s", (precision) => {
  const lanes = lanesOf[precision];

  it("adds up each column over ascending inputs, its bias last, whatever the panels", () => {
    const [inputSize, columns] = [5, 6 * lanes.count];
    const weights = Float64Array.from(between(-1, 1, inputSize * columns).map(rounding[precision]));
    const bias = between(-1, 1, columns).map(rounding[precision]);
    const wanted = bias.map((b, column) => {
      const row = weights.subarray(column * inputSize, (column + 1) * inputSize);
      return row.reduce((sum, g) => sum + g * g, 0) + b * b;
    });
    for (const panels of [
      [{ panels: 3, vectors: 2 }],
      [
        { panels: 1, vectors: 5 },
        { panels: 1, vectors: 1 },
      ],
    ]) {
      const kernels = new Kernels(precision, [emitSquares({ name: "squares", lanes, panels, inputSize })]);
      const inPlace = new Float64Array(weights.length);
      toPanels({ panels, inputSize, outputSize: columns }, lanes.count, weights, inPlace);
      const sums = kernels.doubles(Array(columns + 1).fill(7));
      kernels.call.squares(kernels.place(inPlace), kernels.place(bias), sums);
      expect([...new Float64Array(kernels.memory.buffer, sums, columns + 1)]).toEqual([...wanted, 7]);
    }
  });
});

describe.each(precisions)("emitClip in %s", (precision) => {
  const lanes = lanesOf[precision];
  const round = rounding[precision];

  function clipped(clipNorm: number, gradient: number[]): number[] {
    const panels = [{ panels: 1, vectors: 1 }];
    const inputSize = gradient.length / lanes.count;
    const kernels = new Kernels(precision, [
      emitSquares({ name: "squares", lanes, panels, inputSize }),
      emitClip("clip", lanes, clipNorm),
    ]);
    const at = kernels.place(gradient);
    const sums = kernels.doubles(Array(lanes.count).fill(0));
    kernels.call.squares(at, kernels.place(Array(lanes.count).fill(0)), sums);
    const factor = kernels.call.clip(sums, sums + 8 * lanes.count);
    return gradient.map((g) => round(g * factor));
  }

  /** torch.nn.utils.clip_grad_norm_: g · min(1, clipNorm / (‖g‖ + 1e-6)), the length summed in f64. */
  function plainLoop(clipNorm: number, gradient: number[]): number[] {
    const columns = Array<number>(lanes.count).fill(0);
    gradient.forEach((g, i) => {
      columns[i % lanes.count] += g * g;
    });
    const sum = columns.reduce((total, square) => total + square, 0);
    const norm = Math.sqrt(sum) + 1e-6;
    return norm > clipNorm ? gradient.map((g) => round(g * round(clipNorm / norm))) : gradient;
  }

  it("makes the bits of a plain loop, whether it shortens or not", () => {
    for (const vectors of [1, 2, 3, 4, 5, 9]) {
      const gradient = between(-1, 1, vectors * lanes.count).map(round);
      for (const clipNorm of [0.01, 0.5, 1, 100])
        expect(clipped(clipNorm, gradient)).toEqual(plainLoop(clipNorm, gradient));
    }
  });

  it("shortens a gradient that is longer to clipNorm and leaves one that is shorter alone", () => {
    const gradient = [3, 4, 0, 0];
    const length = (values: number[]) => Math.sqrt(values.reduce((sum, g) => sum + g * g, 0));
    expect(length(clipped(1, gradient))).toBeCloseTo(1, 6);
    expect(clipped(5.1, gradient)).toEqual(gradient);
    expect(clipped(5, gradient)).not.toEqual(gradient); // 1e-6 above 5
  });

  it("does not overflow where the squares of f32 would", () => {
    expect(clipped(1, [1e30, 0, 0, 0].map(round))).toEqual([
      round(round(1e30) * round(1 / (round(1e30) + 1e-6))),
      0,
      0,
      0,
    ]);
  });

  it("leaves a gradient with a NaN as it is", () => {
    expect(clipped(1, [3, Number.NaN, 0, 4])).toEqual([3, Number.NaN, 0, 4]);
  });
});
