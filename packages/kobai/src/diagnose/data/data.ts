// What is wrong with these rows? Asked before training, of the numbers alone.
import type { Dataset } from "../../data/dataset.js";
import type { InputColumn } from "../../model/model.js";
import { byWeight, type Finding, finding } from "../finding.js";
import { answerFindings } from "./answers.js";
import { type ColumnFacts, columnsOf, type DataColumn, factsOf } from "./columns.js";
import { leaks } from "./leak.js";
import { repeatedRows, rowsAcross } from "./rows.js";

export interface DiagnoseDataOptions {
  readonly inputSize: number;
  /** `model.columns.inputs`: which inputs belong together, and their names. */
  readonly columns?: readonly InputColumn[] | undefined;
  /** Names of the classes. */
  readonly labels?: readonly string[] | undefined;
  /** Whether the inputs will be scaled before they are learned from; false unless said. */
  readonly scaled?: boolean;
  /** Rows to test on, which must not be among the others. */
  readonly test?: Dataset | undefined;
}

/** Few rows say nothing about whether a column is an id or a leak. */
const rowsToJudge = 20;

/** Findings, problems first.
 *
 * Shapes  data.inputs [rows][inputSize]
 */
export function diagnoseData(data: Dataset, options: DiagnoseDataOptions): Finding[] {
  const { inputSize, columns, labels, test, scaled = false } = options;
  const rows = data.inputs.length / inputSize;
  const facts = columnsOf(data.inputs, inputSize, columns).map((column) => factsOf(column, rows));
  const varying = facts.filter(({ least, most }) => least !== most);
  const found = [
    ...together(
      "data/constant",
      facts.filter(({ least, most }) => least === most),
    ),
    ...sameColumns(varying, rows),
    ...(scaled ? [] : ranges(varying)),
    ...(rows < rowsToJudge ? [] : identities(varying, rows)),
    ...(rows < rowsToJudge ? [] : leaks(data, rows, plain(varying))),
    ...answerFindings(data, labels),
    ...repeatedRows(data, inputSize),
    ...(test ? rowsAcross(data, test, inputSize) : []),
  ];
  return byWeight(found);
}

/** Without those that number the rows, which have a finding of their own. */
function plain(facts: readonly ColumnFacts[]): DataColumn[] {
  return facts.filter(({ countsUp }) => !countsUp).map(({ column }) => column);
}

/** One finding for all columns of a sort: a table of pixels has hundreds that never change. */
function together(
  code: "data/constant" | "data/identifier" | "data/row-number",
  facts: readonly ColumnFacts[],
): Finding[] {
  return facts.length === 0 ? [] : [finding(code, { columns: facts.map(({ column }) => column.name) }, {})];
}

function sameColumns(facts: readonly ColumnFacts[], rows: number): Finding[] {
  const groups = new Map<string, ColumnFacts[]>();
  for (const fact of facts) {
    const key = `${fact.column.width} ${fact.least} ${fact.most} ${fact.deviation}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const same = (a: ColumnFacts, b: ColumnFacts) => {
    for (let row = 0; row < rows; row++) if (a.column.value(row) !== b.column.value(row)) return false;
    return true;
  };
  return [...groups.values()].flatMap(([first, ...others]) => {
    const alike = others.filter((other) => same(first, other));
    const columns = [first, ...alike].map(({ column }) => column.name);
    return alike.length === 0 ? [] : [finding("data/same-columns", { columns }, {})];
  });
}

/** Spreads further apart than this hide the narrow column behind the wide one. */
const widestRatio = 100;

function ranges(facts: readonly ColumnFacts[]): Finding[] {
  const numbers = facts.filter(({ column }) => !column.isText);
  const sorted = numbers.sort((a, b) => a.deviation - b.deviation);
  const [narrow, wide] = [sorted[0], sorted[sorted.length - 1]];
  if (!narrow || wide.deviation <= widestRatio * narrow.deviation) return [];
  const columns = [wide.column.name, narrow.column.name];
  return [finding("data/ranges", { columns }, { factor: wide.deviation / narrow.deviation })];
}

/** A name as ids have: `id`, `customer_id`, `ID`, `uuid`, 番号. */
const idName = /(^|[\s_.-])(id|uuid|guid|no|nr|number|key|index)$|[a-z]Id$|番号$|ＩＤ$/i;

function identities(facts: readonly ColumnFacts[], rows: number): Finding[] {
  const isId = (fact: ColumnFacts) =>
    fact.column.isText
      ? fact.column.width > rows / 2
      : idName.test(String(fact.column.name)) && allDifferent(fact, rows);
  const counting = facts.filter((fact) => !fact.column.isText && fact.countsUp);
  return [
    ...together("data/row-number", counting),
    ...together(
      "data/identifier",
      facts.filter((fact) => !counting.includes(fact) && isId(fact)),
    ),
  ];
}

function allDifferent({ column }: ColumnFacts, rows: number): boolean {
  const values = new Set<number>();
  for (let row = 0; row < rows; row++) values.add(column.value(row));
  return values.size === rows;
}
