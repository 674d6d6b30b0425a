// Target cells → labels or numbers, for training and for judging a finished model.
import { isMissingNumber, numberFault, numberIn } from "../table/numbers.js";
import type { TableShape } from "../table/table.js";
import type { Reading, TextReader } from "./columns.js";
import { fail } from "./errors.js";
import type { BlockRows, Cellular } from "./inputs.js";
import { CellLookup } from "./lookup.js";
import { className } from "./task.js";
import { yesNoIn } from "./yes-no.js";

export interface TargetsRequest {
  readonly table: TableShape;
  readonly targets: readonly string[];
  /** Names of the classes; undefined for numbers. */
  readonly labels: readonly string[] | undefined;
  /** Whether each target says yes or no, which are 1 and 0. */
  readonly yesNo: boolean;
  readonly stage: Reading["stage"];
}

/** Writes labels, or targets. */
export class TargetEncoder {
  /** Numbers of a row. */
  readonly size: number;
  readonly #columns: readonly CellLookup[];

  constructor({ table, targets, labels, yesNo, stage }: TargetsRequest) {
    this.size = targets.length;
    const plain = yesNo ? yesNoReader(stage) : numberReader(stage);
    const reader = labels === undefined ? plain : classReader(labels, stage);
    this.#columns = targets.map((name) => new CellLookup(table, name, reader));
  }

  /** Shapes  out [rows] where there are classes, else [rows][targets]
   *
   * Throws  "target/missing", "target/missing-predict", "target/class", "target/yes-no", "cell/number"
   */
  write(block: Cellular, rows: BlockRows, out: Uint32Array | Float64Array): void {
    this.#columns.forEach((column, j) => {
      for (let i = 0; i < rows.length; i++) out[i * this.size + j] = column.at(block, rows[i]);
    });
  }
}

const missingCodes = { train: "target/missing", predict: "target/missing-predict" } as const;

function classReader(names: readonly string[], stage: Reading["stage"]): TextReader {
  const labels = new Map(names.map((name, label) => [name, label]));
  return {
    read: (text) => labels.get(text) ?? labels.get(className("number", text)),
    refuse(got, place) {
      // In training every cell that says something has become a class.
      if (stage === "train" || got === "") fail(missingCodes[stage], { place, got });
      return fail("target/class", { place, got, known: names });
    },
  };
}

function yesNoReader(stage: Reading["stage"]): TextReader {
  return {
    read: yesNoIn,
    refuse(got, place) {
      if (isMissingNumber(got)) fail(missingCodes[stage], { place, got });
      return fail("target/yes-no", { place, got });
    },
  };
}

function numberReader(stage: Reading["stage"]): TextReader {
  return {
    read: numberIn,
    refuse(got, place) {
      if (isMissingNumber(got)) fail(missingCodes[stage], { place, got });
      return fail("cell/number", { place, got, fault: numberFault(got) });
    },
  };
}
