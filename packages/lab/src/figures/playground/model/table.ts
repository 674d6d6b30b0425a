// The reader's own table: read where it is, told how it was taken. No row of it leaves the machine.
import { type Encoded, encode, readCsv, type Table, tableFile } from "@kobai/tables";
import { KobaiError } from "kobai";
import type { State } from "../state.js";

export interface TableText {
  readonly bytes: Uint8Array<ArrayBuffer>;
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

/** Of the format that the name tells; text with commas or tabs where it tells none.
 *
 * Throws  the errors of `loadTable` and of `readTable`
 */
export async function openTable(given: TableText): Promise<ReadTable> {
  const file = tableFile(given.name);
  if (file === undefined || (!file.gzip && (file.kind === "csv" || file.kind === "tsv")))
    return readTable(given);
  // what decodes Parquet is larger than all else here together
  const { loadTable } = await import("./packed.js");
  return encoded(await loadTable(file, given.bytes), given);
}

/** Throws the errors of `readCsv` and `encode`, and "playground/too-large". */
export function readTable(given: TableText): ReadTable {
  const { bytes, name } = given;
  return encoded(readCsv(bytes, { name, delimiter: delimiterOf(bytes) }), given);
}

function encoded(table: Table, { name, target, missing }: TableText): ReadTable {
  const columns = [...table.names];
  const read = encode(table, { missing, ...(columns.includes(target) && { targets: [target] }) });
  const numbers = read.dataset.inputs.length;
  if (numbers > mostNumbers)
    throw new KobaiError(
      "playground/too-large",
      { numbers, limit: mostNumbers },
      `${name}: ${numbers} numbers`,
    );
  return { encoded: read, columns, rows: table.rows };
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
