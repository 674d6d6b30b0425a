import { type Fail, shown, thrower } from "../errors.js";

/** `name` says which data: "data", "validation", … */
type Named = { name: string };
type Row = { row: number };
type Cell = Row & { column: number };
type Got = { got: unknown };
type Sizes = { expected: number; got: number };
/** Which array of the data. */
type Part = { part: string };

export const dataMessages = {
  "data/rows": ({ name }: Named) =>
    `${name}: expected at least one row, got none. Check that the data was read.`,
  "data/floats": ({ name, part, got }: Named & Part & Got) =>
    `${name}: expected ${part} to be a Float32Array or a Float64Array, got ${shown(got)}. dataset(rows, answers) makes one from nested lists.`,
  "data/labels-type": ({ name, got }: Named & Got) =>
    `${name}: expected labels to be a typed array of whole numbers such as Uint8Array, got ${shown(got)}. Labels count classes from 0; numbers to predict are targets.`,
  "data/answers": ({ name, got }: Named & { got: "both" | "neither" }) =>
    `${name}: expected either labels or targets, got ${got}. Labels are classes, targets are numbers to predict.`,
  "data/inputs-size": ({ name, rows, inputSize, got }: Named & { rows: number; inputSize: number } & Got) =>
    `${name}: expected ${rows * inputSize} inputs (${rows} labels × inputSize ${inputSize}), got ${got}. Each row needs inputSize numbers and one label.`,
  "data/inputs-multiple": ({ name, inputSize, got }: Named & { inputSize: number } & Got) =>
    `${name}: expected a multiple of inputSize ${inputSize} inputs, got ${got}. Each row needs inputSize numbers.`,
  "data/targets-size": ({
    name,
    rows,
    outputSize,
    got,
  }: Named & { rows: number; outputSize: number } & Got) =>
    `${name}: expected ${rows * outputSize} targets (${rows} rows × outputSize ${outputSize}), got ${got}. Each row needs outputSize numbers.`,
  "data/weights-size": ({ name, expected, got }: Named & Sizes) =>
    `${name}: expected ${expected} weights (one per row), got ${got}.`,
  "data/not-finite": ({ name, part, row, column, got }: Named & Part & Cell & Got) =>
    `${name}: expected finite ${part}, got ${got} in row ${row}, column ${column} (counted from 0). Fill or drop that row.`,
  "data/overflow": ({ name, part, row, column, got }: Named & Part & Cell & Got) =>
    `${name}: expected ${part} that fit the working precision, got ${got} in row ${row}, column ${column} (counted from 0). Scale the data or use precision "f64".`,
  "data/label": ({ name, row, classes, got }: Named & Row & { classes: number; got: number }) =>
    `${name}: expected a label from 0 to ${classes - 1}, got ${got} in row ${row} (counted from 0). The network tells ${classes} classes apart.`,
  "data/labels-scaled": ({ name }: Named) =>
    `${name}: expected targets, because the outputs of this model are scaled numbers, got labels. Give the numbers to predict as targets.`,
  "data/target-range": ({ name, loss, row, column, got }: Named & Cell & Got & { loss: string }) =>
    `${name}: expected targets from 0 to 1 for ${loss}, got ${got} in row ${row}, column ${column} (counted from 0). Use mean-squared-error for other numbers.`,
  "data/target-sum": ({ name, row, got }: Named & Row & Got) =>
    `${name}: expected the targets of a row to add up to 1 for cross-entropy, got ${got} in row ${row} (counted from 0). They are the probabilities of the classes.`,
  "data/weight": ({ name, row, got }: Named & Row & Got) =>
    `${name}: expected a finite weight of at least 0, got ${got} in row ${row} (counted from 0).`,
  "data/weights-zero": ({ name }: Named) =>
    `${name}: expected at least one row with a weight above 0, got none. Nothing would be learned.`,
  "data/class-weights-targets": ({ name }: Named) =>
    `${name}: expected labels with classWeights, got targets. Give weights per row instead.`,
  "data/class-weights-size": ({ name, expected, got }: Named & Sizes) =>
    `${name}: expected ${expected} classWeights (one per class), got ${got}.`,
  "data/class-weight": ({ name, label, got }: Named & Got & { label: number }) =>
    `${name}: expected classWeights to be finite and at least 0, got ${shown(got)} for label ${label}.`,
  "data/scaling-size": ({ name, part, expected, got }: Named & Part & Sizes) =>
    `${name}: expected a scaling of ${expected} columns for the ${part}, got ${got}.`,
  "dataset/answers": ({ expected, got }: Sizes) =>
    `dataset: expected ${expected} labels or targets (one per row), got ${got}.`,
  "dataset/row": ({ part, row, got }: Part & Row & Got) =>
    `dataset: expected row ${row} of ${part} to be a list of numbers, got ${shown(got)} (counted from 0).`,
  "dataset/ragged": ({ part, row, expected, got }: Part & Row & Sizes) =>
    `dataset: expected ${expected} numbers in row ${row} of ${part} as in row 0, got ${got}.`,
  "dataset/number": ({ part, row, column, got }: Part & Cell & Got) =>
    `dataset: expected a number in row ${row}, column ${column} of ${part}, got ${shown(got)} (counted from 0).`,
  "dataset/label": ({ row, got }: Row & Got) =>
    `dataset: expected a label that is a whole number from 0 to 4294967295, got ${shown(got)} in row ${row} (counted from 0). Give targets as one list per row.`,
  "collect/none": (_: object) => "collect: expected at least one chunk, got none.",
  "collect/kind": ({ part, chunk, expected, got }: Part & { chunk: number; expected: string; got: string }) =>
    `collect: expected ${part} of chunk ${chunk} to be ${expected} as in chunk 0, got ${got}.`,
  "scaling/empty": ({ got, size }: { got: number; size: number }) =>
    `scaling: expected rows of ${size} columns, got ${got} numbers.`,
  "scaling/not-finite": ({ row, column, got }: Cell & Got) =>
    `scaling: expected finite numbers, got ${got} in row ${row}, column ${column} (counted from 0). Fill or drop that row.`,
  "scaling/spread": ({ column }: { column: number }) =>
    `scaling: expected column ${column} (counted from 0) to have a finite spread, got numbers too far apart. Divide the column by a constant first.`,
  "split/share": ({ got }: Got) =>
    `split: expected a share between 0 and 1, got ${shown(got)}. It is the part of the rows to set aside.`,
  "split/empty": ({ share, rows, taken }: { share: number; rows: number; taken: number }) =>
    `split: expected rows on both sides, got ${rows - taken} and ${taken} with share ${share} of ${rows} rows. Use a share nearer to 0.5 or more rows.`,
  "split/rows": ({ part, rows, got }: Part & { rows: number; got: number }) =>
    `split: expected ${part} for ${rows} rows of inputs, got ${got}.`,
  "source/rows": ({ expected, got }: Sizes) =>
    `source: expected ${expected} rows, as it says itself, got ${got}. Check that it has not changed since.`,
  "source/parts": ({ row }: Row) =>
    `source: expected the same parts (labels or targets, weights) in all chunks, got others from row ${row} on (counted from 0).`,
  "batches/size": ({ got }: Got) =>
    `batches: expected batchSize to be a whole number of at least 1, got ${shown(got)}.`,
};

export type DataMessages = typeof dataMessages;

export const fail: Fail<typeof dataMessages> = thrower(dataMessages);
