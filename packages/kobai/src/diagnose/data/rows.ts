// Rows that say the same: repeated ones, ones that contradict each other, ones that are learned from and tested on.
import type { Dataset } from "../../data/dataset.js";
import type { Floats } from "../../network/parameters.js";
import { type Finding, finding } from "../finding.js";

export function repeatedRows(data: Dataset, inputSize: number): Finding[] {
  const rows = data.inputs.length / inputSize;
  const groups = alike(data.inputs, inputSize);
  const several = groups.filter((group) => group.length > 1);
  const same = sameAnswer(data, rows);
  const repeats = several.flatMap((group) =>
    group.filter((row, i) => group.slice(0, i).some((earlier) => same(earlier, row))),
  );
  const accidental = areAccidents(groups, rows) && repeats.length > 0;
  return [
    ...(accidental
      ? [finding("data/duplicates", { rows: repeats }, { count: repeats.length, of: rows })]
      : []),
    ...(data.labels ? contradictions(several, data.labels) : []),
  ];
}

/** Where few values are possible, equal rows are to be expected. */
function areAccidents(groups: readonly unknown[], rows: number): boolean {
  return groups.length >= rows / 2;
}

/** Rows to test on that are among those to learn from. */
export function rowsAcross(data: Dataset, test: Dataset, inputSize: number): Finding[] {
  const rows = data.inputs.length / inputSize;
  const groups = alike(data.inputs, inputSize);
  if (!areAccidents(groups, rows)) return [];
  const known = new Map(groups.map((group) => [keyOf(data.inputs, inputSize, group[0]), group[0]]));
  const of = test.inputs.length / inputSize;
  const met = Array.from({ length: of }, (_, row) => row).filter((row) => {
    const other = known.get(keyOf(test.inputs, inputSize, row));
    return other !== undefined && equal(data.inputs, other, { inputs: test.inputs, row, inputSize });
  });
  return met.length === 0 ? [] : [finding("data/across", { rows: met }, { count: met.length, of })];
}

/** Whether two rows have the same answer. */
function sameAnswer({ labels, targets }: Dataset, rows: number): (a: number, b: number) => boolean {
  if (labels) return (a, b) => labels[a] === labels[b];
  const size = targets!.length / rows;
  return (a, b) => equal(targets!, a, { inputs: targets!, row: b, inputSize: size });
}

/** Of rows with the same inputs only those with the commonest class among them can be told rightly. */
function contradictions(several: readonly number[][], labels: ArrayLike<number>): Finding[] {
  const torn = several.filter((group) => group.some((row) => labels[row] !== labels[group[0]]));
  const lost = torn.reduce((sum, group) => sum + group.length - commonest(group, labels), 0);
  // one in a hundred is noise that every collection has
  if (lost < labels.length / 100) return [];
  const rows = torn.flat();
  const best = 1 - lost / labels.length;
  return [finding("data/contradictions", { rows }, { count: rows.length, of: labels.length, best })];
}

function commonest(group: readonly number[], labels: ArrayLike<number>): number {
  const counts = new Map<number, number>();
  for (const row of group) counts.set(labels[row], (counts.get(labels[row]) ?? 0) + 1);
  return Math.max(...counts.values());
}

/** Lists of rows with equal inputs, each ascending; most have one row. */
function alike(inputs: Floats, inputSize: number): number[][] {
  const rows = inputs.length / inputSize;
  const groups: number[][] = [];
  const byKey = new Map<number, number[][]>();
  for (let row = 0; row < rows; row++) {
    const key = keyOf(inputs, inputSize, row);
    const near = byKey.get(key) ?? [];
    const group = near.find(([first]) => equal(inputs, first, { inputs, row, inputSize }));
    if (group) group.push(row);
    else {
      const begun = [row];
      groups.push(begun);
      byKey.set(key, [...near, begun]);
    }
  }
  return groups;
}

const asFloat = new Float64Array(1);
const asWords = new Uint32Array(asFloat.buffer);

/** 32 bits of a row's numbers: equal for equal rows, rarely for others (FNV-1a, word by word). */
function keyOf(inputs: Floats, inputSize: number, row: number): number {
  let hash = 0x811c9dc5;
  for (let i = row * inputSize; i < (row + 1) * inputSize; i++) {
    asFloat[0] = inputs[i] + 0; // −0 + 0 = 0
    hash = Math.imul(hash ^ asWords[0], 0x01000193);
    hash = Math.imul(hash ^ asWords[1] ^ (hash >>> 15), 0x01000193);
  }
  return hash;
}

function equal(
  inputs: Floats,
  row: number,
  other: { readonly inputs: Floats; readonly row: number; readonly inputSize: number },
): boolean {
  const { inputSize } = other;
  for (let j = 0; j < inputSize; j++)
    if (inputs[row * inputSize + j] !== other.inputs[other.row * inputSize + j]) return false;
  return true;
}
