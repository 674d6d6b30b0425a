// A column that leaks the target: alone it tells the answer almost perfectly, as nothing known beforehand does.
// Tried out: half of the rows answer for the others, each by the nearest value in the column, then the other way round.
// That finds copies, codes and any curve, and is not fooled by a column that is different in every row.
import type { Dataset } from "../../data/dataset.js";
import { type Finding, finding } from "../finding.js";
import type { DataColumn } from "./columns.js";

/** How far a column must go alone, from the best answer without looking (0) to none wrong (1). */
const suspicious = { right: 0.98, r2: 0.995 };

/** Cells to look at in all, and rows at most: a sample tells as much. */
const cellBudget = 2e6;
const mostRows = 4000;

/** None where there is a single column: what else should tell the answer? */
export function leaks(data: Dataset, rows: number, columns: readonly DataColumn[]): Finding[] {
  if (columns.length < 2) return [];
  const sampled = sample(rows, columns.length);
  const questions = data.labels ? [classQuestion(data.labels)] : numberQuestions(data.targets!, rows);
  return columns.flatMap(({ name, value }) => {
    const scores = questions.map((question) => scoreOf(value, sampled, question));
    const best = scores.reduce((a, b) => (b.share > a.share ? b : a));
    return best.share < suspicious[best.measure]
      ? []
      : [finding("data/leak", { columns: [name] }, best.fields)];
  });
}

/** Rows evenly spread over the data. */
function sample(rows: number, columns: number): number[] {
  const count = Math.min(rows, mostRows, Math.max(500, Math.floor(cellBudget / columns)));
  return Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

/** What is asked of a column: the wanted answer of a row, one answer for several rows, and how wrong an answer is. */
interface Question {
  readonly measure: "right" | "r2";
  readonly wanted: (row: number) => number;
  readonly together: (answers: readonly number[]) => number;
  readonly wrong: (answer: number, wanted: number) => number;
}

const classQuestion = (labels: ArrayLike<number>): Question => ({
  measure: "right",
  wanted: (row) => labels[row],
  together: commonest,
  wrong: (answer, wanted) => Number(answer !== wanted),
});

const numberQuestions = (targets: ArrayLike<number>, rows: number): Question[] => {
  const size = targets.length / rows;
  return Array.from({ length: size }, (_, j) => ({
    measure: "r2",
    wanted: (row) => targets[row * size + j],
    together: (answers) => answers.reduce((sum, x) => sum + x / answers.length, 0),
    wrong: (answer, wanted) => (answer - wanted) * (answer - wanted),
  }));
};

function commonest(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  let best = labels[0];
  for (const [label, count] of counts) if (count > counts.get(best)!) best = label;
  return best;
}

/** share: how far the column goes alone. */
function scoreOf(value: (row: number) => number, rows: readonly number[], question: Question) {
  const { measure, wanted, together, wrong } = question;
  const constant = together(rows.map(wanted));
  const blind = rows.reduce((sum, row) => sum + wrong(constant, wanted(row)), 0);
  const halves = [rows.filter((_, i) => i % 2 === 0), rows.filter((_, i) => i % 2 === 1)];
  const seeing = wrongOf(value, halves, question) + wrongOf(value, [halves[1], halves[0]], question);
  const share = blind === 0 ? 0 : 1 - seeing / blind;
  const fields =
    measure === "right"
      ? { measure, alone: 1 - seeing / rows.length, without: 1 - blind / rows.length }
      : { measure, alone: share, without: 0 };
  return { measure, share, fields };
}

/** How wrong the second half is when the first answers for it by the nearest value. */
function wrongOf(
  value: (row: number) => number,
  [known, asked]: readonly (readonly number[])[],
  { wanted, together, wrong }: Question,
): number {
  const groups = new Map<number, number[]>();
  for (const row of known) {
    const x = value(row);
    const group = groups.get(x);
    if (group) group.push(wanted(row));
    else groups.set(x, [wanted(row)]);
  }
  const values = Float64Array.from(groups.keys()).sort();
  const answers = Array.from(values, (x) => together(groups.get(x)!));
  let sum = 0;
  for (const row of asked) sum += wrong(answers[nearest(values, value(row))], wanted(row));
  return sum;
}

/** The index of the value next to x, of ascending values. */
function nearest(values: Float64Array, x: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low > 0 && x - values[low - 1] < values[low] - x ? low - 1 : low;
}
