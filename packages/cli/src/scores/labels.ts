// What answers of yes or no say of each target: precision, recall and F1 of its yes, and how often both answers are right.

export interface LabelScore {
  /** Rows that are yes. */
  readonly rows: number;
  /** The share of rows answered right, yes or no. */
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** From this probability on the answer is yes. */
export const yesFrom = 0.5;

/** Shapes  outputs [rows][size] of probabilities, targets [rows][size] of 0 and 1
 *
 * What has no rows to be judged by counts 0, as in scikit-learn.
 */
export function labelScores(
  outputs: ArrayLike<number>,
  targets: ArrayLike<number>,
  size: number,
): LabelScore[] {
  return Array.from({ length: size }, (_, column) => {
    const counts = { yes: 0, answered: 0, found: 0, right: 0 };
    for (let i = column; i < targets.length; i += size) {
      const [answer, truth] = [outputs[i] >= yesFrom, targets[i] >= yesFrom];
      counts.yes += Number(truth);
      counts.answered += Number(answer);
      counts.found += Number(truth && answer);
      counts.right += Number(truth === answer);
    }
    return scoreOf(counts, targets.length / size);
  });
}

function scoreOf(
  { yes, answered, found, right }: Record<"yes" | "answered" | "found" | "right", number>,
  rows: number,
) {
  const share = (of: number) => (of === 0 ? 0 : found / of);
  return {
    rows: yes,
    accuracy: right / rows,
    precision: share(answered),
    recall: share(yes),
    f1: yes + answered === 0 ? 0 : (2 * found) / (yes + answered),
  };
}

/** The share of rows in which every answer is right. */
export function allRight(outputs: ArrayLike<number>, targets: ArrayLike<number>, size: number): number {
  return (rowsRight(outputs, targets, size) * size) / targets.length;
}

/** How many rows these are. */
export function rowsRight(outputs: ArrayLike<number>, targets: ArrayLike<number>, size: number): number {
  let right = 0;
  for (let start = 0; start < targets.length; start += size) {
    let wrong = 0;
    for (let i = start; i < start + size; i++)
      wrong += Number(outputs[i] >= yesFrom !== targets[i] >= yesFrom);
    right += Number(wrong === 0);
  }
  return right;
}
