// Everything that the strict reader refuses, at once: it is asked again without the rows that it has refused, until it
// takes the rest. So a cell is judged here exactly as it is in training.
import { KobaiError } from "kobai";
import type { Told } from "./lines.js";

/** What the reader is asked to do with the lines that are left. */
export type Attempt<T> = (bytes: Uint8Array<ArrayBuffer>) => Promise<T>;

export interface Survey<T> {
  /** What it made of the rest; undefined where nothing could be made. */
  readonly read: T | undefined;
  readonly refused: readonly Told[];
}

/** Many faults have one cause; and each costs another reading. */
const mostRefusals = 40;
const mostBytes = 2 ** 28;

/** Throws what is no fault of the data. */
export async function survey<T>(bytes: Uint8Array<ArrayBuffer>, attempt: Attempt<T>): Promise<Survey<T>> {
  const lines = new Lines(bytes);
  const refusals: Refusal[] = [];
  const most = Math.min(mostRefusals, Math.max(1, Math.floor(mostBytes / (bytes.length + 1))));
  for (;;) {
    try {
      const read = await attempt(lines.left());
      return { read, refused: told(refusals) };
    } catch (error) {
      if (!(error instanceof KobaiError)) throw error;
      const refusal = refusalOf(error, lines);
      refusals.push(refusal);
      if (refusal.line === undefined || refusal.line === 1 || refusals.length >= most)
        return { read: undefined, refused: told(refusals) };
      lines.drop(refusal.line);
    }
  }
}

interface Refusal {
  readonly code: string;
  /** In the file, from 1. */
  readonly line: number | undefined;
  readonly column: string | undefined;
  /** Without the place. */
  readonly message: string;
}

function refusalOf({ code, fields, message }: KobaiError, lines: Lines): Refusal {
  const place = (fields as { place?: { line?: number; column?: string } }).place ?? {};
  const line = place.line === undefined ? undefined : lines.inFile(place.line);
  return { code, line, column: place.column, message: message.replace(/^.*?: /s, "") };
}

/** Refusals of one kind in one column are told together, by the first. */
function told(refusals: readonly Refusal[]): Told[] {
  const groups = new Map<string, Refusal[]>();
  for (const refusal of refusals) {
    const key = `${refusal.code} ${refusal.column}`;
    groups.set(key, [...(groups.get(key) ?? []), refusal]);
  }
  return [...groups.values()].map((group) => ({
    code: group[0].code,
    weight: "problem",
    place: {
      ...(group[0].line !== undefined && { lines: group.map(({ line }) => line as number) }),
      ...(group[0].column !== undefined && { columns: [group[0].column] }),
    },
    message: group[0].message,
  }));
}

/** The lines of a file, some of them dropped. */
class Lines {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  /** Where each line begins, and the end. */
  readonly #starts: number[] = [0];
  /** The numbers of those that are left. */
  #kept: number[];

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) this.#starts.push(at + 1);
    if (this.#starts.at(-1) !== bytes.length) this.#starts.push(bytes.length);
    this.#kept = Array.from({ length: this.#starts.length - 1 }, (_, i) => i + 1);
  }

  /** The line of the file that is the `line`th of those left. */
  inFile(line: number): number {
    return this.#kept[line - 1] ?? line;
  }

  drop(line: number): void {
    this.#kept = this.#kept.filter((kept) => kept !== line);
  }

  left(): Uint8Array<ArrayBuffer> {
    if (this.#kept.length === this.#starts.length - 1) return this.#bytes;
    const runs = this.#kept.map((line) => this.#bytes.subarray(this.#starts[line - 1], this.#starts[line]));
    const left = new Uint8Array(runs.reduce((sum, run) => sum + run.length, 0));
    let at = 0;
    for (const run of runs) {
      left.set(run, at);
      at += run.length;
    }
    return left;
  }
}
