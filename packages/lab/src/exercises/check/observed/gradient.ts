// A gradient that a program computed, held to central differences of the loss: the nudge test.

/** (L(p + e) − L(p − e)) / 2e for every parameter in turn. Numeric: error of the order e². */
export function centralDifferences(
  loss: (parameters: readonly number[]) => number,
  parameters: readonly number[],
  nudge = 1e-5,
): number[] {
  return parameters.map((_, i) => {
    const moved = (by: number) => loss(parameters.map((p, j) => (i === j ? p + by : p)));
    return (moved(nudge) - moved(-nudge)) / (2 * nudge);
  });
}

/** The one factor by which all numbers differ from those wanted: 0.5 where a 2 is missing, −1 where the sign is turned;
 * undefined where there is none. Numeric: relative 1e-6. */
export function factorOf(gradient: readonly number[], wanted: readonly number[]): number | undefined {
  if (gradient.length !== wanted.length) return undefined;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i], 0);
  const factor = dot(gradient, wanted) / dot(wanted, wanted);
  const largest = Math.max(...gradient.map(Math.abs), 1e-3);
  const fits = gradient.every((value, i) => Math.abs(value - factor * wanted[i]) <= 1e-6 * largest);
  return fits ? factor : undefined;
}
