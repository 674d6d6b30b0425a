// Findings as lines: how much it matters at the left, beside it the place, the cause and one thing to try.
import type { Finding, FindingPlace } from "kobai/diagnose";
import type { Fact } from "../output/facts.js";
import { count, counted } from "../output/numbers.js";
import { printable, truncate } from "../output/text.js";

/** A finding in the data or the training, or a refusal of the reader. */
export interface Told extends Pick<Finding, "weight" | "message"> {
  readonly code: string;
  readonly place: FindingPlace & LinePlace;
}

interface LinePlace {
  /** Of the file, from 1. */
  readonly lines?: readonly number[];
}

export function findingFacts(found: readonly Told[]): Fact[] {
  return found.map(({ weight, place, message }) => {
    const where = placeText(place);
    return where === "" ? [weight, message] : [weight, where, message];
  });
}

/** "2 problems and 1 remark". */
export function tally(found: readonly Told[]): string {
  const problems = found.filter(({ weight }) => weight === "problem").length;
  const remarks = found.length - problems;
  const parts = [
    ...(problems > 0 ? [counted(problems, "problem")] : []),
    ...(remarks > 0 ? [counted(remarks, "remark")] : []),
  ];
  return parts.length === 0 ? "nothing looks wrong" : parts.join(" and ");
}

/** `column petal_width`, `rows 3, 17 and 2 more`, `dense 1`, `epoch 3, step 41`. */
export function placeText(place: Told["place"]): string {
  const { lines, columns, rows, answers, layer, epoch, step } = place;
  const parts = [
    ...(lines ? [listed("line", lines.map(count))] : []),
    ...(columns ? [listed("column", columns.map(nameOf))] : []),
    ...(rows
      ? [
          listed(
            "row",
            rows.map((row) => count(row + 1)),
          ),
        ]
      : []),
    ...(answers ? [listed("class", answers.map(nameOf), "classes")] : []),
    ...(layer === undefined ? [] : [`dense ${layer}`]),
    ...(epoch === undefined ? [] : [`epoch ${epoch}`]),
    ...(step === undefined ? [] : [`step ${step}`]),
  ];
  return parts.join(", ");
}

/** Inputs without a name are counted from 1, as everything a person counts. */
function nameOf(name: string | number): string {
  return typeof name === "number" ? String(name + 1) : truncate(printable(name), 40);
}

const mostNamed = 6;

function listed(one: string, names: readonly string[], many = `${one}s`): string {
  const left = names.length - mostNamed;
  const shown = left > 1 ? names.slice(0, mostNamed) : names;
  const more = left > 1 ? [`${count(left)} more`] : [];
  const all = [...shown, ...more];
  const text = all.length === 1 ? all[0] : `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
  return `${names.length === 1 ? one : many} ${text}`;
}
