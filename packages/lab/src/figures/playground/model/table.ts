// The reader's own table: read where it is, told how it was taken. No row of it leaves the machine.
import { type Encoded, encode, readCsv } from "@kobai/tables";
import { KobaiError } from "kobai";
import type { State } from "../state.js";

export interface TableText {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** The column to learn; the last one where it is empty, or where the table has no such column. */
  readonly target: string;
  readonly missing: State["missing"];
}

export interface ReadTable {
  readonly encoded: Encoded;
  /** Of all columns, in the order of the file. */
  readonly columns: readonly string[];
  readonly rows: number;
}

/** Numbers, inputs times rows, up to which training stays lively. */
export const mostNumbers = 250_000;

/** Throws the errors of `readCsv` and `encode`, and "playground/too-large". */
export function readTable({ bytes, name, target, missing }: TableText): ReadTable {
  const table = readCsv(bytes, { name, delimiter: delimiterOf(bytes) });
  const columns = [...table.names];
  const encoded = encode(table, { missing, ...(columns.includes(target) && { targets: [target] }) });
  const numbers = encoded.dataset.inputs.length;
  if (numbers > mostNumbers)
    throw new KobaiError(
      "playground/too-large",
      { numbers, limit: mostNumbers },
      `${name}: ${numbers} numbers`,
    );
  return { encoded, columns, rows: table.rows };
}

/** What is pasted from a spreadsheet has tabs between its cells. */
function delimiterOf(bytes: Uint8Array): "," | "\t" {
  const header = bytes.subarray(0, Math.max(bytes.indexOf(0x0a), 0) || bytes.length);
  return header.includes(0x09) ? "\t" : ",";
}

/** Water at sea level by its temperature: a table for those who have none at hand. */
export function exampleTable(): string {
  const rows = Array.from({ length: 51 }, (_, i) => {
    const celsius = 4 * i - 51;
    return `${celsius},${celsius < 0 ? "ice" : celsius < 100 ? "water" : "steam"}`;
  });
  return `celsius,state\n${rows.join("\n")}\n`;
}
