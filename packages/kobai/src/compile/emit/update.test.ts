// The optimizers against plain loops of the same steps (to the bit), and against optimizer/*.ts (within a tolerance).
import { describe, expect, it } from "vitest";
import { differences, Kernels, precisions, rounding } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import type { Floats, Precision } from "../../network/parameters.js";
import {
  adam,
  adamw,
  gradientDescent,
  momentsOf,
  momentum,
  type Optimizer,
  rmsprop,
  update,
} from "../../optimizer/index.js";
import { constantsPerStep, writeStepConstants } from "../step-constants.js";
import { lanes as lanesOf } from "./lanes.js";
import { emitUpdate, updateFinish } from "./update.js";

const learningRate = 0.1;
const optimizers: Optimizer[] = [
  gradientDescent({ learningRate }),
  momentum({ learningRate }),
  momentum({ learningRate, nesterov: true, momentum: 0.7 }),
  rmsprop({ learningRate }),
  adam({ learningRate }),
  adamw({ learningRate, weightDecay: 0.3 }),
];
const count = 12;
const steps = 5;

interface State {
  readonly parameters: number[];
  readonly moments: number[][];
}

type Gradients = (precision: Precision, step: number) => number[];

const scaled =
  (factor: (i: number) => number): Gradients =>
  (precision, step) =>
    between(-1, 1, count * (step + 1))
      .slice(-count)
      .map((x, i) => rounding[precision](x * factor(i)));

/** The gradient of a step: small and large numbers, some of them 0. */
const gradientOf = scaled((i) => (i % 5 === 0 ? 0 : 10 ** ((i % 7) - 4)));

/** The gradients of a trained network: from 1e-8 down to what f32 can't square. */
const tinyGradients = scaled((i) => 10 ** (-8 - 1.5 * i));

const start = (precision: Precision) => between(-1, 1, count).map(rounding[precision]);

function stepConstants(optimizer: Optimizer, step: number): number[] {
  const table: number[] = [];
  writeStepConstants(optimizer, step, [learningRate], table);
  return table;
}

function compiled(optimizer: Optimizer, precision: Precision, gradients = gradientOf): State {
  const lanes = lanesOf[precision];
  const moments = momentsOf[optimizer.kind];
  const distance = 256;
  const constants = 64;
  const update = { lanes, job: { optimizer }, distance, constants: { current: constants } };
  const kernels = new Kernels(precision, [
    emitUpdate("update", lanes, updateFinish(update), (1 + moments) * distance),
  ]);
  expect(kernels.room(constantsPerStep(optimizer))).toBe(constants);
  // Parameters, moments and gradient lie 256 bytes apart, one number more than there are in each
  const room = 256 / lanes.size;
  const padded = (values: number[]) => [...values, ...Array(room - values.length).fill(Number.NaN)];
  const zeros = Array.from({ length: moments }, () => padded(Array(count).fill(0)));
  const at = kernels.place([...padded(start(precision)), ...zeros.flat(), ...padded([])]);
  for (let step = 0; step < steps; step++) {
    const factor = step % 2 === 0 ? 1 : 0.25;
    const kept = gradients(precision, step).map((g) => g / factor);
    kernels.write(at + (1 + moments) * distance, kept);
    kernels.write(constants, stepConstants(optimizer, step));
    kernels.call.update(at, at + count * lanes.size, factor);
  }
  const read = (array: number) => kernels.read(at + array * distance, count);
  expect(kernels.read(at + count * lanes.size, 1)).toEqual([Number.NaN]);
  return { parameters: read(0), moments: Array.from({ length: moments }, (_, m) => read(1 + m)) };
}

interface At {
  readonly round: (x: number) => number;
  readonly p: number;
  readonly g: number;
  readonly m: number[];
  readonly constants: number[];
  /** Added to a gradient before it is squared. */
  readonly shift: number;
}

/** average · decay + value · (1 − decay) */
function blended({ round }: At, decay: number, average: number, value: number): number {
  return round(round(round(decay) * average) + round(round(1 - decay) * value));
}

const squared = ({ round, g, shift }: At): number => round(round(g + shift) * round(g + shift));

/** The new parameter behind its new moments. */
function plainStep(optimizer: Optimizer, at: At): [parameter: number, ...moments: number[]] {
  const { round, p, g, m, constants } = at;
  const [rate, epsilon, kept] = constants.map(round);
  switch (optimizer.kind) {
    case "gradient-descent":
      return [round(p - round(rate * g))];
    case "momentum": {
      const decay = round(optimizer.momentum);
      const velocity = round(round(decay * m[0]) + g);
      const direction = optimizer.nesterov ? round(g + round(decay * velocity)) : velocity;
      return [round(p - round(rate * direction)), velocity];
    }
    case "rmsprop": {
      const square = blended(at, optimizer.decay, m[0], squared(at));
      const divisor = round(round(Math.sqrt(square)) + round(optimizer.epsilon));
      return [round(p - round(round(rate * g) / divisor)), square];
    }
    case "adam":
    case "adamw": {
      const mean = blended(at, optimizer.beta1, m[0], g);
      const square = blended(at, optimizer.beta2, m[1], squared(at));
      const step = round(round(rate * mean) / round(round(Math.sqrt(square)) + epsilon));
      return [round((optimizer.kind === "adamw" ? round(p * kept) : p) - step), mean, square];
    }
  }
}

const shifts: Record<Precision, number> = { f32: 2 ** -54, f64: 0 };

function plainLoops(
  optimizer: Optimizer,
  precision: Precision,
  { gradients = gradientOf, shift = shifts[precision] } = {},
): State {
  const state = {
    parameters: start(precision),
    moments: Array.from({ length: momentsOf[optimizer.kind] }, () => Array<number>(count).fill(0)),
  };
  for (let step = 0; step < steps; step++) {
    const gradient = gradients(precision, step);
    const constants = stepConstants(optimizer, step);
    for (let i = 0; i < count; i++) {
      const m = state.moments.map((moment) => moment[i]);
      const at = { round: rounding[precision], p: state.parameters[i], g: gradient[i], m, constants, shift };
      const [parameter, ...moments] = plainStep(optimizer, at);
      state.parameters[i] = parameter;
      for (const [k, value] of moments.entries()) state.moments[k][i] = value;
    }
  }
  return state;
}

function reference(optimizer: Optimizer): State {
  const parameters: Floats = Float64Array.from(start("f64"));
  const moments = Array.from({ length: momentsOf[optimizer.kind] }, () => new Float64Array(count));
  for (let step = 0; step < steps; step++)
    update(optimizer, {
      parameters,
      gradient: Float64Array.from(gradientOf("f64", step)),
      moments,
      learningRate,
      step,
    });
  return { parameters: [...parameters], moments: moments.map((moment) => [...moment]) };
}

const nameOf = (optimizer: Optimizer) =>
  optimizer.kind === "momentum" && optimizer.nesterov ? "nesterov" : optimizer.kind;

describe.each(optimizers.map((optimizer) => [nameOf(optimizer), optimizer] as const))(
  "emitUpdate, %s",
  (_, optimizer) => {
    it.each(precisions)("in %s makes the bits of a plain loop over five steps", (precision) => {
      const [made, wanted] = [compiled(optimizer, precision), plainLoops(optimizer, precision)];
      expect(differences(made.parameters, wanted.parameters)).toEqual([]);
      expect(differences(made.moments.flat(), wanted.moments.flat())).toEqual([]);
    });

    it("in f64 is within 1e-15 of optimizer/ over five steps", () => {
      const [made, wanted] = [compiled(optimizer, "f64"), reference(optimizer)];
      const distance = (a: number[], b: number[]) => Math.max(...a.map((x, i) => Math.abs(x - b[i])));
      expect(distance(made.parameters, wanted.parameters)).toBeLessThanOrEqual(1e-15);
      made.moments.forEach((moment, m) => {
        expect(distance(moment, wanted.moments[m]) / Math.max(...moment.map(Math.abs))).toBeLessThanOrEqual(
          1e-15,
        );
      });
    });
  },
);

it.each(precisions)(
  "emitUpdate in %s with a gradient and moments of 0 leaves a parameter alone",
  (precision) => {
    for (const optimizer of optimizers.filter(({ kind }) => kind !== "adamw")) {
      const { parameters } = compiled(optimizer, precision);
      expect(parameters[0]).toBe(start(precision)[0]);
    }
  },
);

describe("tiny gradients in f32", () => {
  const bySquares = [rmsprop({ learningRate }), adam({ learningRate }), adamw({ learningRate })];
  const isSubnormal = (x: number) => x !== 0 && Math.abs(x) < 2 ** -126;

  it("leave no subnormal square, which would take many times as long", () => {
    for (const optimizer of bySquares) {
      const squares = compiled(optimizer, "f32", tinyGradients).moments.at(-1)!;
      expect(squares.filter(isSubnormal)).toEqual([]);
      const plain = plainLoops(optimizer, "f32", { gradients: tinyGradients, shift: 0 }).moments.at(-1)!;
      expect(plain.filter(isSubnormal)).not.toEqual([]);
    }
  });

  it("move parameters as their squares would, but for the rounding of √v + ε", () => {
    for (const optimizer of bySquares) {
      const made = compiled(optimizer, "f32", tinyGradients).parameters;
      const wanted = plainLoops(optimizer, "f32", { gradients: tinyGradients, shift: 0 }).parameters;
      for (const [i, parameter] of made.entries())
        expect(Math.abs(parameter - wanted[i])).toBeLessThanOrEqual(2 ** -23 * Math.abs(wanted[i]));
    }
  });

  it("are squared as they are where ε is small beside their shift", () => {
    for (const kind of [rmsprop, adam]) {
      const optimizer = kind({ learningRate, epsilon: 1e-12 });
      const made = compiled(optimizer, "f32", tinyGradients);
      const wanted = plainLoops(optimizer, "f32", { gradients: tinyGradients, shift: 0 });
      expect(differences(made.parameters, wanted.parameters)).toEqual([]);
      expect(differences(made.moments.flat(), wanted.moments.flat())).toEqual([]);
    }
  });
});
