// What a call fails with: its message and its code. A call that succeeds, or fails in any other way, fails the test.
import { KobaiError } from "kobai";
import { type Table, textAt } from "../src/table/table.js";

export interface Failure {
  readonly code: string;
  readonly message: string;
}

export function failureOf(call: () => unknown): Failure {
  try {
    call();
  } catch (error) {
    return described(error);
  }
  throw new Error("expected a KobaiError, got none");
}

export async function failureLater(call: () => Promise<unknown>): Promise<Failure> {
  return call().then(() => {
    throw new Error("expected a KobaiError, got none");
  }, described);
}

function described(error: unknown): Failure {
  if (!(error instanceof KobaiError)) throw error;
  return { code: error.code, message: error.message };
}

export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

export async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** The cells of each column as texts. */
export function columnsOf({ columns, blocks }: Table): Map<string, string[]> {
  const texts = [...columns.values()].map((column, i) => [
    column.name,
    blocks.flatMap(({ rows, cells }) =>
      Array.from({ length: rows }, (_, row) => textAt(column, cells[i], row)),
    ),
  ]);
  return new Map(texts as [string, string[]][]);
}

/** Where the rows begin. */
export function linesOf({ blocks }: Table): number[] {
  return blocks.flatMap(({ places }) => [...places]);
}
