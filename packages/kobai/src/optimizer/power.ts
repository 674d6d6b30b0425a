// Whole powers by squaring. `**` is left out of the engine: JavaScript engines disagree about its last bit.

/** base to the power of `exponent`, a whole number of at least 0. */
export function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
