// The oracle is arithmetic on whole numbers: a BigInt v stands for v / 2^1200, which holds every double exactly.
import { describe, expect, it } from "vitest";
import { randomRow, streams } from "../random.js";
import { highWord } from "./bits.js";
import { cos, erf, exp, expm1, log, log1p, tanh } from "./index.js";

const bits = 1200n;
const one = 1n << bits;
const infinity = Number.POSITIVE_INFINITY;
const times = (a: bigint, b: bigint) => (a * b) / one;
const over = (a: bigint, b: bigint) => (a * one) / b;

/** The exponent of the last bit of x. */
const lastBit = (x: number) => Math.max((highWord(x) >>> 20) & 0x7ff, 1) - 1075;
const ulp = (x: number) => 1n << (bits + BigInt(lastBit(x)));
const fixed = (x: number) => BigInt(x / 2 ** lastBit(x)) * ulp(x);

/** Σ parts of terms: the first and, until they vanish, each made from the one before. */
function sum(
  first: bigint,
  next: (term: bigint, k: bigint) => bigint,
  part = (term: bigint, _k: bigint) => term,
) {
  let total = 0n;
  for (let term = first, k = 0n; term !== 0n; term = next(term, ++k)) total += part(term, k);
  return total;
}

const overOdd = (term: bigint, k: bigint) => term / (2n * k + 1n);
const arctangentOfInverse = (n: bigint) => sum(one / n, (term) => -term / (n * n), overOdd);
const pi = 16n * arctangentOfInverse(5n) - 4n * arctangentOfInverse(239n);
/** log((1 + s) / (1 − s)) */
const twoAtanh = (s: bigint) => 2n * sum(s, (term) => times(term, times(s, s)), overOdd);
const ln2 = twoAtanh(one / 3n);

/** e^x = (e^(r / 2^20))^(2^20) · 2^n */
function trueExp(x: bigint): bigint {
  const n = x / ln2;
  const r = (x - n * ln2) >> 20n;
  let y = sum(one, (term, k) => times(term, r) / k);
  for (let i = 0; i < 20; i++) y = times(y, y);
  return n < 0n ? y >> -n : y << n;
}

/** From the engine's own logarithm, which may be wrong: log x = y + log(x e^−y). */
function trueLog(x: bigint, near: number): bigint {
  const y = fixed(near);
  const rest = times(x, trueExp(-y));
  return y + twoAtanh(over(rest - one, rest + one));
}

function trueTanh(x: bigint): bigint {
  const squared = trueExp(2n * x);
  return over(squared - one, squared + one);
}

function squareRoot(x: bigint): bigint {
  let y = x;
  for (let last = 0n; y !== last && y !== last + 1n; ) [last, y] = [y, (y + over(x, y)) / 2n];
  return y;
}

const twoOverSqrtPi = over(2n * one, squareRoot(pi));
const trueErf = (x: bigint) =>
  times(
    twoOverSqrtPi,
    sum(x, (term, k) => -times(term, times(x, x)) / k, overOdd),
  );

function trueCos(x: bigint): bigint {
  const r = x % (2n * pi);
  return sum(one, (term, k) => -times(term, times(r, r)) / (2n * k * (2n * k - 1n)));
}

const word = randomRow(1, streams.split);
let drawn = 0;
const uniform = () => (word(drawn++) + word(drawn++) / 2 ** 32) / 2 ** 32;

/** 2000 numbers, spread evenly from low to high. */
const between = (low: number, high: number) =>
  Array.from({ length: 2000 }, () => low + (high - low) * uniform());

/** 1000 numbers whose exponents are spread evenly from low to high. */
const magnitudes = (low: number, high: number) =>
  Array.from({ length: 1000 }, () => (1 + uniform()) * 2 ** Math.floor(low + (high - low) * uniform()));

const bothSigns = (points: number[]) => points.concat(points.map((x) => -x));

/** How far y lies from the truth, in units of its last bit. */
function distance(y: number, truth: bigint): number {
  const difference = (fixed(y) - truth) << 20n;
  return Math.abs(Number(difference / ulp(y))) / 2 ** 20;
}

/** The largest distance of f from the truth, and where. */
function worst(f: (x: number) => number, truth: (x: bigint, y: number) => bigint, points: number[]) {
  let found = { ulp: 0, at: 0 };
  for (const x of points) {
    const here = distance(f(x), truth(fixed(x), f(x)));
    if (!(here <= found.ulp)) found = { ulp: here, at: x };
  }
  return found;
}

const edges = [
  Number.MIN_VALUE,
  2 ** -1022,
  2 ** -54,
  2 ** -53,
  2 ** -52,
  0.5,
  1,
  1 - 2 ** -53,
  1 + 2 ** -52,
];
const small = bothSigns([...edges, ...magnitudes(-1074, -2)]);

describe("the oracle", () => {
  it("knows the constants of the standard library", () => {
    expect(distance(Math.PI, pi)).toBeLessThan(0.5);
    expect(distance(Math.LN2, ln2)).toBeLessThan(0.5);
    expect(distance(Math.E, trueExp(one))).toBeLessThan(0.5);
    expect(distance(Math.LN10, trueLog(10n * one, 2.3))).toBeLessThan(0.5);
    expect(distance(Math.SQRT2, squareRoot(2n * one))).toBeLessThan(0.5);
  });

  it("tells a last bit that is wrong", () => {
    expect(distance(Math.PI + 2 ** -51, pi)).toBeGreaterThan(0.5);
    expect(distance(3 * Number.MIN_VALUE, fixed(Number.MIN_VALUE))).toBe(2);
  });
});

describe("exp", () => {
  it("is within 1 ULP, subnormal results included", () => {
    const points = [
      -745.13,
      -708.4,
      709.78,
      ...between(-1, 1),
      ...between(-745, -708),
      ...between(-708, 709.7),
    ];
    expect(worst(exp, trueExp, [...points, ...small]).ulp).toBeLessThanOrEqual(1);
  });

  it("is exact at 0 and reaches 0, Infinity and NaN where it must", () => {
    expect([0, -0, Number.MIN_VALUE].map(exp)).toEqual([1, 1, 1]);
    expect(exp(709.782712893384)).toBeLessThan(infinity);
    expect([709.7827128933841, 1e300, infinity].map(exp)).toEqual(Array(3).fill(infinity));
    expect(exp(-745.1332191019411)).toBe(Number.MIN_VALUE);
    expect([-745.1332191019412, -1e300, -infinity].map(exp)).toEqual([0, 0, 0]);
    expect(exp(Number.NaN)).toBeNaN();
  });
});

describe("expm1", () => {
  it("is within 2 ULP", () => {
    const points = [...between(-2, 2), ...between(0.34, 0.41), ...between(-40, 709)];
    expect(worst(expm1, (x) => trueExp(x) - one, [...points, ...small]).ulp).toBeLessThanOrEqual(2);
  });

  it("keeps the sign of zero and reaches −1, Infinity and NaN where it must", () => {
    expect([0, -0].map(expm1)).toEqual([0, -0]);
    expect([-38, -1e300, -infinity].map(expm1)).toEqual([-1, -1, -1]);
    expect(expm1(709.782712893384)).toBeLessThan(infinity);
    expect([709.7827128933841, 1e300, infinity].map(expm1)).toEqual(Array(3).fill(infinity));
    expect(expm1(Number.NaN)).toBeNaN();
  });
});

describe("tanh", () => {
  it("is within 2.5 ULP", () => {
    const points = [...between(0, 0.5), ...between(0, 2), ...between(0, 22)];
    expect(worst(tanh, trueTanh, [...points, ...small]).ulp).toBeLessThanOrEqual(2.5);
  });

  it("is odd to the last bit, ±1 far out and NaN for NaN", () => {
    for (const x of between(0, 20)) expect(tanh(-x)).toBe(-tanh(x));
    expect([0, -0].map(tanh)).toEqual([0, -0]);
    expect([20, -20, 1e300, infinity, -infinity].map(tanh)).toEqual([1, -1, 1, 1, -1]);
    expect(tanh(Number.NaN)).toBeNaN();
  });
});

describe("log", () => {
  const nearOne = bothSigns(magnitudes(-52, -2)).map((x) => 1 + x);
  const positive = small.filter((x) => x > 0);

  it("is within 1 ULP, subnormal arguments included", () => {
    const points = [
      Number.MAX_VALUE,
      ...between(0.5, 2),
      ...magnitudes(-1022, 1023),
      ...nearOne,
      ...positive,
    ];
    expect(worst(log, trueLog, points).ulp).toBeLessThanOrEqual(1);
  });

  it("is exact at 1 and reaches −Infinity, Infinity and NaN where it must", () => {
    expect(log(1)).toBe(0);
    expect([0, -0].map(log)).toEqual([-infinity, -infinity]);
    expect(log(infinity)).toBe(infinity);
    expect([-Number.MIN_VALUE, -1, -infinity, Number.NaN].map(log)).toEqual(Array(4).fill(Number.NaN));
  });
});

describe("log1p", () => {
  it("is within 1.5 ULP", () => {
    const points = [Number.MAX_VALUE, ...between(-1, 0), ...between(0, 2), ...magnitudes(-10, 1023)];
    const above = [...points, ...small].filter((x) => x > -1);
    expect(worst(log1p, (x, y) => trueLog(one + x, y), above).ulp).toBeLessThanOrEqual(1.5);
  });

  it("keeps the sign of zero and reaches −Infinity, Infinity and NaN where it must", () => {
    expect([0, -0].map(log1p)).toEqual([0, -0]);
    expect([-1, infinity].map(log1p)).toEqual([-infinity, infinity]);
    expect([-1 - 2 ** -52, -2, -infinity, Number.NaN].map(log1p)).toEqual(Array(4).fill(Number.NaN));
  });
});

describe("erf", () => {
  it("is within 1 ULP", () => {
    const points = [
      1 - 2 ** -53,
      1,
      ...between(0, 1),
      ...between(1, 1.5),
      ...between(1.5, 6.5).slice(0, 500),
    ];
    expect(worst(erf, trueErf, [...points, ...small]).ulp).toBeLessThanOrEqual(1.1);
  });

  it("is odd to the last bit, ±1 far out and NaN for NaN", () => {
    for (const x of between(0, 6)) expect(erf(-x)).toBe(-erf(x));
    expect([0, -0].map(erf)).toEqual([0, -0]);
    expect([6, -6, 1e300, infinity, -infinity].map(erf)).toEqual([1, -1, 1, 1, -1]);
    expect(erf(Number.NaN)).toBeNaN();
  });
});

describe("cos", () => {
  const error = (x: number) =>
    Math.abs(Number(((fixed(cos(x)) - trueCos(fixed(x))) << 100n) / one)) / 2 ** 100;

  it("is within 2e-16", () => {
    const points = [
      ...between(-4 * Math.PI, 4 * Math.PI),
      ...between(-(2 ** 20), 2 ** 20).slice(0, 500),
      ...edges,
    ];
    expect(Math.max(...points.map(error))).toBeLessThanOrEqual(2e-16);
  });

  it("is right at the quarters of a turn, even, and NaN where the reduction would fail", () => {
    expect([0, -0, Math.PI, -Math.PI, 2 * Math.PI].map(cos)).toEqual([1, 1, -1, -1, 1]);
    expect(cos(Math.PI / 2)).toBeCloseTo(6.123233995736766e-17, 25);
    for (const x of between(0, 10)) expect(cos(-x)).toBe(cos(x));
    expect([2 ** 20 + 1, -1e300, infinity, -infinity, Number.NaN].map(cos)).toEqual(
      Array(5).fill(Number.NaN),
    );
  });
});
