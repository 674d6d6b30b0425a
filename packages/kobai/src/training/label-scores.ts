// How good answers of yes or no to several labels are: precision, recall and F1 of each label's yes, and how often all are
// right.
import { isYes } from "../data/classes.js";
import { eachRow, type Judged } from "./metrics.js";

export interface LabelScore {
  /** Rows that have the label. */
  readonly rows: number;
  /** The share of rows answered right, yes or no. */
  readonly accuracy: number;
  /** Of the rows answered yes, the share that have it. */
  readonly precision: number;
  /** Of the rows that have it, the share answered yes. */
  readonly recall: number;
  /** The harmonic mean of precision and recall. What has no rows to be judged by counts 0, as in scikit-learn. */
  readonly f1: number;
}

/** Rows of one label by what is true of them and what was answered. */
interface Counts {
  yes: number;
  answered: number;
  found: number;
  right: number;
}

/** Judges rows, which may come in parts. */
export class LabelScores {
  readonly #each: Counts[];
  #rows = 0;
  #allRight = 0;

  constructor(size: number) {
    this.#each = Array.from({ length: size }, () => ({ yes: 0, answered: 0, found: 0, right: 0 }));
  }

  add(judged: Judged): void {
    eachRow(judged, ({ output, target }) => {
      this.addRow(output, target);
    });
  }

  /** Shapes  probabilities and target [size] */
  addRow(probabilities: ArrayLike<number>, target: ArrayLike<number>): void {
    let wrong = 0;
    this.#each.forEach((counts, i) => {
      const [answer, truth] = [isYes(probabilities[i]), isYes(target[i])];
      counts.yes += Number(truth);
      counts.answered += Number(answer);
      counts.found += Number(truth && answer);
      counts.right += Number(truth === answer);
      wrong += Number(truth !== answer);
    });
    this.#rows++;
    this.#allRight += Number(wrong === 0);
  }

  /** The share of rows in which every label is right, and each label by itself. */
  score(): { readonly accuracy: number; readonly labels: LabelScore[] } {
    const labels = this.#each.map((counts) => scoreOf(counts, this.#rows));
    return { accuracy: this.#allRight / this.#rows, labels };
  }
}

function scoreOf({ yes, answered, found, right }: Counts, rows: number): LabelScore {
  const share = (of: number) => (of === 0 ? 0 : found / of);
  return {
    rows: yes,
    accuracy: right / rows,
    precision: share(answered),
    recall: share(yes),
    f1: yes + answered === 0 ? 0 : (2 * found) / (yes + answered),
  };
}
