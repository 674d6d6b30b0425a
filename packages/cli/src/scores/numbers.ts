// How far predicted numbers are from the true ones, target by target.

export interface NumberScore {
  /** The share of the target's variance that is explained; 0 for always answering the mean. */
  readonly r2: number;
  /** Root of the mean squared error, and mean absolute error, in the target's own units. */
  readonly rmse: number;
  readonly mae: number;
}

/** Shapes  outputs and targets [rows][size] */
export function numberScores(
  outputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  size: number,
): NumberScore[] {
  const rows = targets.length / size;
  return Array.from({ length: size }, (_, column) => {
    const mean = (value: (i: number) => number) => {
      let sum = 0;
      for (let i = column; i < targets.length; i += size) sum += value(i);
      return sum / rows;
    };
    const middle = mean((i) => targets[i]);
    const squared = mean((i) => (outputs[i] - targets[i]) ** 2);
    const variance = mean((i) => (targets[i] - middle) ** 2);
    return {
      r2: variance > 0 ? 1 - squared / variance : Number(squared === 0),
      rmse: Math.sqrt(squared),
      mae: mean((i) => Math.abs(outputs[i] - targets[i])),
    };
  });
}
