// One row of a model explained: which outputs, and what each column adds to them.
import type { Floats, InputColumn, Model } from "kobai";
import { explain } from "kobai/diagnose";
import { answerNames, outputSize, tellsClasses, tellsYesNo } from "../data/shape.js";
import { significant } from "../output/numbers.js";

export interface ExplainedRow {
  /** Of the class or target. */
  readonly name: string;
  /** Whether it is the probability of a class, or of yes. */
  readonly probability: boolean;
  readonly value: number;
  /** What the model answers to the mean row. */
  readonly baseline: number;
  /** The column that adds or takes away most comes first. */
  readonly columns: readonly Addition[];
}

export interface Addition {
  readonly column: string;
  /** What stands in the row. */
  readonly cell: string;
  readonly added: number;
}

interface Question {
  readonly inputs: Floats;
  /** What the model answers. */
  readonly outputs: Floats;
  /** Which of `answerNames`; absent: the likeliest class, or every target. */
  readonly asked: number | undefined;
}

export function explainRow(model: Model, { inputs, outputs, asked }: Question): ExplainedRow[] {
  const names = answerNames(model);
  const classes = tellsClasses(model);
  const probability = classes || tellsYesNo(model);
  const one = (output: number) => ({ name: names[output], probability, ...explained(model, inputs, output) });
  if (asked !== undefined) return [one(asked)];
  return classes ? [one(likeliest(outputs))] : names.map((_, i) => one(i));
}

function likeliest(outputs: Floats): number {
  return outputs.length === 1 ? Number(outputs[0] >= 0.5) : outputs.indexOf(Math.max(...outputs));
}

function explained(model: Model, inputs: Floats, output: number) {
  // one output tells two classes: the probability of the first is what is missing to 1
  const single = tellsClasses(model) && outputSize(model) === 1;
  const { value, baseline, contributions } = explain(model, inputs, { output: single ? 0 : output });
  const turned = single && output === 0;
  const sign = turned ? -1 : 1;
  const columns = columnsOf(model).map(({ name, start, width, categories }) => {
    let added = 0;
    for (let j = start; j < start + width; j++) added += sign * contributions[j];
    return { column: name, cell: cellText(inputs, start, categories), added };
  });
  return {
    value: turned ? 1 - value : value,
    baseline: turned ? 1 - baseline : baseline,
    columns: columns.sort((a, b) => Math.abs(b.added) - Math.abs(a.added)),
  };
}

function columnsOf({ columns, inputSize }: Model) {
  const inputs: readonly InputColumn[] =
    columns?.inputs ?? Array.from({ length: inputSize }, (_, i) => ({ name: `input ${i + 1}` }));
  let next = 0;
  return inputs.map(({ name, categories }) => {
    const [start, width] = [next, categories?.length ?? 1];
    next += width;
    return { name, start, width, categories };
  });
}

function cellText(inputs: Floats, start: number, categories: readonly string[] | undefined): string {
  if (categories === undefined) return significant(inputs[start]);
  return categories.find((_, j) => inputs[start + j] !== 0) ?? "none";
}
