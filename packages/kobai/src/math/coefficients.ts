// The numbers behind the functions of this folder, for them and for the compiler, which emits the same formulas.
// Series are Taylor's: index k is the power, and each coefficient is one division of whole numbers f64 holds exactly.
// A constant "low" is what its "high" leaves of the true value; highs end in zeros, so that n · high is exact.

/** x + c − c is the nearest whole number of x, ties to even, for |x| ≤ 2^51. */
export const roundingShift = 6755399441055744; // 1.5 · 2^52

/** x = n · ln2 + r with n = nearest(x · log2e): r = x − n · ln2High − n · ln2Low. */
export const reduction = {
  f64: { log2e: Math.LOG2E, ln2High: 0.6931471803691238, ln2Low: 1.9082149292705877e-10 },
  f32: { log2e: 1.4426950216293335, ln2High: 0.693359375, ln2Low: -0.00021219444170128554 },
} as const;

/** x = n · π/2 + r with n = nearest(x · inverse). */
export const halfPi = {
  inverse: 0.6366197723675814,
  high: 1.5707963267341256,
  low: 6.077100506506192e-11,
} as const;

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function series(degree: number, coefficient: (k: number) => number): readonly number[] {
  return Array.from({ length: degree + 1 }, (_, k) => coefficient(k));
}

const alternate = (k: number) => (k % 2 === 0 ? 1 : -1);

/** e^r = Σ r^k / k!: degree 13 for f64, 7 for f32, where |r| ≤ ln2 / 2. */
export function exponentialSeries(degree: number): readonly number[] {
  return series(degree, (k) => 1 / factorial(k));
}

/** e^r = (E + O) / (E − O) with E = Σ cₖ r^k over even k and O over odd k (Padé 1892): degree 6 for f64, 3 for f32,
 * where |r| ≤ ln2 / 2. */
export function exponentialQuotient(degree: number): readonly number[] {
  const coefficients = [1];
  for (let k = 1; k <= degree; k++)
    coefficients.push((coefficients[k - 1] * (degree - k + 1)) / (k * (2 * degree - k + 1)));
  return coefficients;
}

/** atanh(s) / s = Σ s^2k / (2k + 1), in powers of s²: degree 11 for f64, 4 for f32, where |s| ≤ 3 − 2√2. */
export function atanhSeries(degree: number): readonly number[] {
  return series(degree, (k) => 1 / (2 * k + 1));
}

/** cos(r) = Σ (−1)^k r^2k / (2k)!, in powers of r². */
export function cosineSeries(degree: number): readonly number[] {
  return series(degree, (k) => alternate(k) / factorial(2 * k));
}

/** sin(r) / r = Σ (−1)^k r^2k / (2k + 1)!, in powers of r². */
export function sineSeries(degree: number): readonly number[] {
  return series(degree, (k) => alternate(k) / factorial(2 * k + 1));
}

/** (erf(x) − x) / x = 2/√π Σ (−1)^k x^2k / (k! (2k + 1)) − 1, in powers of x²: for |x| < 1, degree 18 for f64,
 * 9 for f32. */
export function erfSeries(degree: number): readonly number[] {
  const twoOverSqrtPi = 1.1283791670955126;
  const first = 0.1283791670955126; // not twoOverSqrtPi − 1, which has lost three bits
  return series(degree, (k) =>
    k === 0 ? first : (alternate(k) * twoOverSqrtPi) / (factorial(k) * (2 * k + 1)),
  );
}

/** e^(x²) erfc(x) = Σ cₖ u^k with u = (28 − 13x) / (3x + 12), for x from 1 to 6. Our own, by erf-coefficients.py. */
export const scaledErfc = {
  f64: [
    0.23990146596187287, 0.1348508415158981, 0.04022803921934527, 0.010069740456112492, 0.0021104815907146044,
    0.0003660365618642036, 5.115835131698471e-5, 5.436313279298351e-6, 3.739875335212831e-7,
    4.6234410468074255e-9, -2.225197639254215e-9, -2.0719387524579897e-10, 4.848592715499454e-12,
    1.971549150623231e-12,
  ],
  f32: [
    0.2399014630747598, 0.1348508414829725, 0.04022813162427183, 0.010069741511319157, 0.0021100190987117704,
    0.000366031242942286, 5.1900222848445644e-5, 5.44499678576978e-6,
  ],
} as const;
