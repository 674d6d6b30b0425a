import fc from "fast-check";
import { KobaiError } from "kobai";
import { expect, test } from "vitest";
import { utf8 } from "../../test/failure.js";
import { type RecordsOptions, readPlain, readQuoted, readRecords } from "./records.js";

type Reader = (bytes: Uint8Array, options: RecordsOptions) => number | undefined;

/** The rows with their lines, and the refusal that ends them, if one does. */
function outcome(read: Reader, text: string, delimiter: string): unknown[] {
  const rows: unknown[] = [];
  try {
    const onRow = (cells: readonly string[], line: number) => rows.push([line, ...cells]);
    rows.push(read(utf8(text), { name: "t.csv", delimiter, line: 1, blank: undefined, onRow }));
  } catch (error) {
    if (!(error instanceof KobaiError)) throw error;
    rows.push(error.message);
  }
  return rows;
}

test("the reader of plain text and csv-parse find the same rows, lines and blank lines", () => {
  const piece = fc.constantFrom(
    "a",
    "1",
    ",",
    "\t",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\f",
    "\v",
    "\u00a0",
    "\u3000",
    "\ufeff",
    "花",
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, fc.constantFrom(",", "\t"), (written, delimiter) => {
      expect(outcome(readPlain, written, delimiter)).toEqual(outcome(readQuoted, written, delimiter));
    }),
    { seed: 1, numRuns: 2000 },
  );
});

test("one quote anywhere brings csv-parse in", () => {
  expect(outcome(readRecords, 'a,b\n1,"2,3"\n', ",")).toEqual([[1, "a", "b"], [2, "1", "2,3"], undefined]);
  expect(outcome(readPlain, 'a,b\n1,"2,3"\n', ",")[1]).toEqual([2, "1", '"2', '3"']);
});
