// Rows of a table → rows of a Dataset, for training and for a model that exists.
import type { Dataset, InputColumn } from "kobai";
import type { TableShape } from "../table/table.js";
import type { Reading } from "./columns.js";
import { type BlockRows, type Cellular, InputEncoder } from "./inputs.js";
import { TargetEncoder } from "./targets.js";

export interface RowsRequest {
  readonly columns: { readonly inputs: readonly InputColumn[]; readonly targets: readonly string[] };
  readonly labels: readonly string[] | undefined;
  /** Whether each of the targets says yes or no by itself. */
  readonly yesNo: boolean;
  readonly reading: Reading;
  /** Whether the targets are read, too. */
  readonly targets: boolean;
}

/** Makes datasets of rows of blocks. */
export class RowEncoder {
  readonly #inputs: InputEncoder;
  readonly #targets: TargetEncoder | undefined;
  readonly #isLabeled: boolean;

  constructor(table: TableShape, { columns, labels, yesNo, reading, targets }: RowsRequest) {
    this.#inputs = new InputEncoder({ table, columns: columns.inputs, reading });
    this.#isLabeled = labels !== undefined;
    this.#targets = targets
      ? new TargetEncoder({ table, targets: columns.targets, labels, yesNo, stage: reading.stage })
      : undefined;
  }

  /** Room for so many rows. */
  room(rows: number): Room {
    const inputs = new Float64Array(rows * this.#inputs.size);
    if (!this.#targets) return { inputs };
    return this.#isLabeled
      ? { inputs, labels: new Uint32Array(rows) }
      : { inputs, targets: new Float64Array(rows * this.#targets.size) };
  }

  /** Writes rows of a block to where `first` and the rows after it stand. */
  write(block: Cellular, rows: BlockRows, to: Room, first: number): void {
    const part = (values: Float64Array, size: number) =>
      values.subarray(first * size, (first + rows.length) * size);
    this.#inputs.write(block, rows, part(to.inputs, this.#inputs.size));
    const answers = to.labels?.subarray(first) ?? (to.targets && part(to.targets, this.#targets!.size));
    if (answers) this.#targets!.write(block, rows, answers);
  }
}

export interface Room extends Dataset {
  readonly inputs: Float64Array<ArrayBuffer>;
  readonly labels?: Uint32Array;
  readonly targets?: Float64Array<ArrayBuffer>;
}
