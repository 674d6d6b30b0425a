// What can be wrong with the contents of a table: its cells, its columns, its targets.
import { type Fail, thrower } from "kobai";
import type { NumberFault } from "../table/numbers.js";
import { at, type FilePlace, listed, named, type Place, quoted } from "../table/place.js";

type At = { place: Place };
type Got = { got: string };
type InFile = { place: FilePlace };
/** Beyond `got` nobody has counted where there are more. */
type Many = { got: number; more: boolean; limit: number };
type Suggested = { near: string | undefined };

export const encodeMessages = {
  "cell/number": ({ place, got, fault }: At & Got & { fault: NumberFault }) =>
    `${at(place)}: expected a number, got ${cell(got)}. ${numberAdvice[fault]}`,
  "cell/missing": ({ place, got, wanted }: At & Got & { wanted: Wanted }) =>
    `${at(place)}: expected a ${wanted}, got ${cell(got)}. Use --missing drop or --missing mean.`,
  "cell/missing-predict": ({ place, got, wanted }: At & Got & { wanted: Wanted }) =>
    `${at(place)}: expected a ${wanted}, got ${cell(got)}. Fill it in, or train with --missing mean.`,
  "cell/category": ({ place, got, known }: At & Got & { known: readonly string[] }) =>
    `${at(place)}: expected a category that was there in training, got ${cell(got)}. Known are ${listed(known)}; use --unseen ignore to take it as none of them.`,
  "target/missing": ({ place, got }: At & Got) =>
    `${at(place)}: expected a target, got ${cell(got)}. Use --missing drop or fill it in.`,
  "target/missing-predict": ({ place, got }: At & Got) =>
    `${at(place)}: expected a target, got ${cell(got)}. Fill it in or remove the row.`,
  "target/class": ({ place, got, known }: At & Got & { known: readonly string[] }) =>
    `${at(place)}: expected a class that was there in training, got ${cell(got)}. Known are ${listed(known)}.`,
  "target/text": ({ place, got }: At & Got) =>
    `${at(place)}: expected a number to learn (regression), got ${cell(got)}. Texts can be learned as classes, one target at a time; several targets must all be yes or no.`,
  "target/unknown": ({
    place,
    name,
    known,
    near,
  }: InFile & { name: string; known: readonly string[] } & Suggested) =>
    `${at(place)}: expected a target among the columns, got ${quoted(name)}.${didYouMean(near)} The columns are ${listed(known)}.`,
  "target/none": ({ place }: InFile) => `${at(place)}: expected a target, got none. Name one.`,
  "target/duplicate": ({ place, name }: InFile & { name: string }) =>
    `${at(place)}: expected different targets, got ${named(name)} twice. Name it once.`,
  "target/no-inputs": ({ place }: InFile) =>
    `${at(place)}: expected a column beside the targets, got none. The network needs something to learn from.`,
  "target/several-classes": ({ place, got }: InFile & Got) =>
    `${at(place)}: expected yes or no, 1 or 0, true or false in each of several targets, got ${quoted(got)}. Name one target to learn its classes, or use --task regression for numbers.`,
  "target/yes-no": ({ place, got }: At & Got) =>
    `${at(place)}: expected yes or no, 1 or 0, true or false, got ${cell(got)}. Correct it or remove the row.`,
  "target/one-class": ({ place, got }: InFile & Got) =>
    `${at(place)}: expected at least 2 classes, got ${quoted(got)} in every row. There is nothing to tell apart; name another target.`,
  "target/one-number": ({ place, got }: InFile & { got: number }) =>
    `${at(place)}: expected different numbers, got ${got} in every row. There is nothing to learn; name another target.`,
  "target/too-many-classes": ({ place, got, more, limit }: InFile & Many) =>
    `${at(place)}: expected at most ${limit} classes, got ${more ? "more than " : ""}${got}. It looks like a name or an id; choose another target.`,
  "column/too-many-categories": ({ place, got, more, limit }: InFile & Many) =>
    `${at(place)}: expected at most ${limit} categories, got ${more ? "more than " : ""}${got}. It looks like a name or an id; remove the column.`,
  "column/empty": ({ place }: InFile) =>
    `${at(place)}: expected values, got empty cells only. Remove the column.`,
  "column/absent": ({ place, name, near }: InFile & { name: string } & Suggested) =>
    `${at(place)}: expected the column ${named(name)}, which the model was trained with, got none of that name. Add or rename it.${didYouMean(near)}`,
  "rows/all-dropped": ({ place, rows }: InFile & { rows: number }) =>
    `${at(place)}: expected rows without empty cells, got none among ${rows}. Use --missing mean, or remove the emptiest column.`,
  "rows/one": ({ place }: InFile) => `${at(place)}: expected at least 2 rows to learn from, got 1. Add rows.`,
  "rows/identical": ({ place, rows }: InFile & { rows: number }) =>
    `${at(place)}: expected inputs that differ, got the same in all ${rows} rows. There is nothing to learn from.`,
  "rows/too-large": ({
    place,
    rows,
    inputs,
    limit,
  }: InFile & { rows: number; inputs: number; limit: number }) =>
    `${at(place)}: expected at most ${limit} numbers, got ${rows} rows of ${inputs} inputs. Use fewer rows, or remove columns with many categories.`,
  "row/object": ({ got }: { got: JsonKind }) =>
    `row: expected a JSON object such as {"petal_width": 0.2}, got ${kind(got)}.`,
  "row/absent": ({ name, near }: { name: string } & Suggested) =>
    `row: expected the field ${named(name)}, which the model was trained with, got none of that name. Add or rename it.${didYouMean(near)}`,
  "row/value": ({ place, got }: At & { got: JsonKind }) =>
    `${at(place)}: expected a number or a text, got ${kind(got)}.`,
};

export type Wanted = "number" | "category";

const numberAdvice: Readonly<Record<NumberFault, string>> = {
  text: "It is a text; write it without quotes.",
  range: "It is beyond the range of numbers, about 1.8e308.",
  comma: "Write 1.5 with a point, 1500 without a separator.",
  infinity: "Infinity cannot be learned from; write a finite number.",
  base: "Write it in decimal.",
  "full-width": "Write it in half-width digits.",
  other: "Correct it or remove the row.",
};

/** What a row or a field of it can be instead of what it should. */
export type JsonKind = "null" | "list" | "object" | "string" | "number" | "boolean" | "undefined";

function kind(got: JsonKind): string {
  if (got === "null" || got === "undefined") return got;
  return got === "object" ? "an object" : `a ${got}`;
}

function cell(got: string): string {
  return got === "" ? "an empty cell" : quoted(got);
}

function didYouMean(near: string | undefined): string {
  return near === undefined ? "" : ` Did you mean ${named(near)}?`;
}

export const fail: Fail<typeof encodeMessages> = thrower(encodeMessages);
