import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { caught } from "../../test/caught.js";
import {
  adam,
  adamw,
  checkOptimizer,
  gradientDescent,
  momentsOf,
  momentum,
  type Optimizer,
  power,
  rmsprop,
  update,
} from "./index.js";

/** One parameter after each of the gradients. */
function path(optimizer: Optimizer, gradients: number[], start = 1): number[] {
  const parameters = Float64Array.of(start);
  const moments = Array.from({ length: momentsOf[optimizer.kind] }, () => new Float64Array(1));
  const learningRate = optimizer.learningRate as number;
  return gradients.map((g, step) => {
    update(optimizer, { parameters, gradient: Float64Array.of(g), moments, learningRate, step });
    return parameters[0];
  });
}

describe("an update", () => {
  it("of gradientDescent steps by the rate times the gradient", () => {
    expect(path(gradientDescent({ learningRate: 0.25 }), [2, -4])).toEqual([0.5, 1.5]);
  });

  it("of momentum under a constant gradient is a geometric sum", () => {
    // v = 1, 1.5, 1.75
    expect(path(momentum({ learningRate: 1, momentum: 0.5 }), [1, 1, 1])).toEqual([0, -1.5, -3.25]);
  });

  it("of momentum with nesterov looks one step further ahead", () => {
    // g + μ v = 1.5, 1.75, 1.875
    const nesterov = momentum({ learningRate: 1, momentum: 0.5, nesterov: true });
    expect(path(nesterov, [1, 1, 1])).toEqual([-0.5, -2.25, -4.125]);
  });

  it("of momentum 0 is gradient descent", () => {
    const gradients = [0.3, -2, 1];
    const plain = path(gradientDescent({ learningRate: 0.1 }), gradients);
    expect(path(momentum({ learningRate: 0.1, momentum: 0 }), gradients)).toEqual(plain);
  });

  it("of rmsprop divides by the root of the mean square", () => {
    // s = 0.75 · 16 = 12 · … with ρ = 0.75: s₁ = 4, √s = 2
    const [first] = path(rmsprop({ learningRate: 0.5, decay: 0.75, epsilon: 2 }), [4]);
    expect(first).toBe(1 - (0.5 * 4) / (2 + 2));
  });

  it("of adam under a constant gradient goes by the learning rate, whatever the gradient's size", () => {
    for (const size of [1e-3, 1, 1e6]) {
      const seen = path(adam({ learningRate: 0.01, epsilon: 1e-20 }), [size, size, size], 0);
      seen.forEach((w, i) => {
        expect(Math.abs(w + 0.01 * (i + 1))).toBeLessThan(1e-16 * 10);
      });
    }
  });

  it("of adam adds epsilon after the bias correction, as PyTorch does", () => {
    // m̂ = 1, √v̂ = 1
    const [first] = path(adam({ learningRate: 1, epsilon: 1 }), [1], 0);
    expect(first).toBeCloseTo(-0.5, 15);
  });

  it("of adamw shrinks the parameter by learningRate · weightDecay before adam's step", () => {
    const settings = { learningRate: 0.1, beta1: 0.5, beta2: 0.5, epsilon: 0.01 };
    const [decayed] = path(adamw({ ...settings, weightDecay: 0.5 }), [3], 8);
    const [plain] = path(adam(settings), [3], 8 * (1 - 0.1 * 0.5));
    expect(decayed).toBe(plain);
  });

  it("of every optimizer leaves a parameter at rest that never had a gradient, to the bit", () => {
    const all = [
      gradientDescent({ learningRate: 1 }),
      momentum({ learningRate: 1 }),
      momentum({ learningRate: 1, nesterov: true }),
      rmsprop(),
      adam(),
      adamw({ weightDecay: 0 }),
    ];
    for (const optimizer of all) expect(path(optimizer, [0, 0, 0], 0.1)).toEqual([0.1, 0.1, 0.1]);
  });
});

describe("power", () => {
  it("is exact where repeated multiplication is", () => {
    expect([0, 1, 2, 3, 10, 31].map((n) => power(3, n))).toEqual([1, 3, 9, 27, 59049, 617673396283947]);
    expect(power(0.5, 1074)).toBe(Number.MIN_VALUE);
    expect(power(0, 0)).toBe(1);
  });

  it("differs from the true power by a few ULP per doubling", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1, noNaN: true }), fc.nat(1000), (base, n) => {
        const truth = base ** n;
        expect(Math.abs(power(base, n) - truth)).toBeLessThanOrEqual(truth * n * 2 ** -52 + 2 ** -1070);
      }),
      { seed: 2 },
    );
  });
});

describe("the settings of an optimizer", () => {
  it("are PyTorch's where none are given", () => {
    expect(adam()).toEqual({ kind: "adam", learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 });
    expect(adamw()).toEqual({ ...adam(), kind: "adamw", weightDecay: 0.01 });
    expect(rmsprop()).toEqual({ kind: "rmsprop", learningRate: 0.01, decay: 0.99, epsilon: 1e-8 });
    expect(momentum({ learningRate: 1 })).toEqual({
      kind: "momentum",
      learningRate: 1,
      momentum: 0.9,
      nesterov: false,
    });
  });

  it.each([
    [0, "0"],
    [-1, "-1"],
    [Number.NaN, "NaN"],
    [Infinity, "Infinity"],
    ["0.1" as unknown as number, '"0.1"'],
    [null as unknown as number, "null"],
  ])("refuse the learning rate %s", (learningRate, shown) => {
    expect(caught(() => adam({ learningRate }))).toBe(
      `optimizer/setting: adam, learningRate: expected a finite number above 0, got ${shown}. Try 0.001 with adam, 0.1 with gradientDescent.`,
    );
  });

  it.each([
    [
      () => momentum({ learningRate: 1, momentum: 1 }),
      "optimizer/setting: momentum, momentum: expected a number from 0 to less than 1, got 1. Try 0.9.",
    ],
    [
      () => momentum({ learningRate: 1, nesterov: 1 as unknown as boolean }),
      "optimizer/setting: momentum, nesterov: expected true or false, got 1. Try false.",
    ],
    [
      () => rmsprop({ decay: -0.1 }),
      "optimizer/setting: rmsprop, decay: expected a number from 0 to less than 1, got -0.1. Try 0.99.",
    ],
    [
      () => rmsprop({ epsilon: 0 }),
      "optimizer/setting: rmsprop, epsilon: expected a finite number above 0, got 0. Try 1e-8.",
    ],
    [
      () => adam({ beta1: NaN }),
      "optimizer/setting: adam, beta1: expected a number from 0 to less than 1, got NaN. Try 0.9.",
    ],
    [
      () => adam({ beta2: 1 }),
      "optimizer/setting: adam, beta2: expected a number from 0 to less than 1, got 1. Try 0.999.",
    ],
    [
      () => adamw({ weightDecay: -1 }),
      "optimizer/setting: adamw, weightDecay: expected a finite number of at least 0, got -1. Try 0.01.",
    ],
    [
      () => checkOptimizer({ kind: "sgd" } as unknown as Optimizer),
      'optimizer/kind: optimizer: expected an optimizer, got "sgd". Use one of gradient-descent, momentum, rmsprop, adam, adamw.',
    ],
    [
      () => checkOptimizer({ kind: "toString" } as unknown as Optimizer),
      'optimizer/kind: optimizer: expected an optimizer, got "toString". Use one of gradient-descent, momentum, rmsprop, adam, adamw.',
    ],
    [
      () => checkOptimizer({ kind: "gradient-descent" } as Optimizer),
      "optimizer/setting: gradient-descent, learningRate: expected a finite number above 0, got undefined. Try 0.001 with adam, 0.1 with gradientDescent.",
    ],
  ])("are refused by name: %#", (make, message) => {
    expect(caught(make)).toBe(message);
  });

  it("accept the boundaries 0 for shares and weight decay", () => {
    expect(() => adamw({ beta1: 0, beta2: 0, weightDecay: 0 })).not.toThrow();
  });
});
