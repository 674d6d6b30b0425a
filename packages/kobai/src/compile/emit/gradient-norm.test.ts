import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { emitClip, emitL2 } from "./gradient-norm.js";
import { lanes as lanesOf } from "./lanes.js";

describe.each(precisions)("emitL2 in %s", (precision) => {
  const lanes = lanesOf[precision];
  const round = rounding[precision];

  it("adds l2 · W to the gradient, which lies a distance behind, and no further than the end", () => {
    const kernels = new Kernels(precision, [emitL2("l2", lanes, { l2: 0.1, distance: 64 })]);
    const numbers = between(-1, 1, 128 / lanes.size).map(round);
    const weights = kernels.place(numbers);
    kernels.call.l2(weights, weights + 48);
    const half = numbers.length / 2;
    const penalized = (i: number) => round(numbers[half + i] + round(round(0.1) * numbers[i]));
    const wanted = numbers.map((x, i) => (i >= half && i - half < 48 / lanes.size ? penalized(i - half) : x));
    expect(kernels.read(weights, numbers.length)).toEqual(wanted);
  });
});

describe.each(precisions)("emitClip in %s", (precision) => {
  const lanes = lanesOf[precision];
  const round = rounding[precision];

  function clipped(clipNorm: number, gradient: number[]): number[] {
    const kernels = new Kernels(precision, [emitClip("clip", lanes, clipNorm)]);
    const at = kernels.place([...gradient, 1e6]);
    kernels.call.clip(at, at + gradient.length * lanes.size);
    expect(kernels.read(at + gradient.length * lanes.size, 1)).toEqual([1e6]);
    return kernels.read(at, gradient.length);
  }

  /** torch.nn.utils.clip_grad_norm_: g · min(1, clipNorm / (‖g‖ + 1e-6)), the length summed in f64. */
  function plainLoop(clipNorm: number, gradient: number[]): number[] {
    let sum = 0;
    for (const g of gradient) sum += g * g;
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
