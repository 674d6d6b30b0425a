// Rows as a reader finds them → columns and blocks of a table.
import { compact, NumberCells } from "./cells.js";
import { fail } from "./errors.js";
import { isMissingNumber, numberIn } from "./numbers.js";
import type { Block, Column, TableShape } from "./table.js";

/** A cell: text as it is written in the file, or what a typed file says. */
export type Cell = string | number | boolean | null;

/** So many different cells of a column have codes; more are no categories. */
export const spelledLimit = 2048;
/** Texts that are no numbers, in a column of any kind. */
const codeLimit = 2 ** 16;

/** Some 100,000 cells make a block. */
export const blockRowsFor = (columns: number): number =>
  Math.max(1, Math.min(8192, Math.floor(2 ** 17 / columns)));

export interface WriterOptions {
  readonly name: string;
  readonly placed: TableShape["placed"];
  /** Whether texts are as someone wrote them down, who has no other way to write a number: those of CSV. */
  readonly written: boolean;
  /** For a model that exists: the columns it reads, with their categories. Others are passed over. */
  readonly wanted?: Wanted | undefined;
}

/** By name: the categories of a column, or undefined for numbers. */
export type Wanted = ReadonlyMap<string, readonly string[] | undefined>;

export class TableWriter {
  readonly names: readonly string[];
  readonly #options: WriterOptions;
  readonly #columns: (ColumnWriter | undefined)[];
  readonly #blockRows: number;
  #blocks: Block[] = [];
  #places: Uint32Array<ArrayBuffer>;
  #first = 0;
  #filled = 0;

  constructor(names: readonly string[], options: WriterOptions) {
    const { wanted } = options;
    this.names = names;
    this.#options = options;
    this.#blockRows = blockRowsFor(wanted ? wanted.size + 1 : names.length);
    this.#columns = names.map((name) =>
      wanted && !wanted.has(name)
        ? undefined
        : new ColumnWriter(name, this.#blockRows, {
            ...options,
            categories: wanted?.get(name),
            known: !!wanted,
          }),
    );
    this.#places = new Uint32Array(this.#blockRows);
  }

  get rows(): number {
    return this.#first + this.#filled;
  }

  /** One cell for each name. */
  row(cells: readonly Cell[], place: number): void {
    const row = this.#filled;
    this.#places[row] = place;
    for (let i = 0; i < cells.length; i++) this.#columns[i]?.put(row, cells[i], place);
    if (++this.#filled === this.#blockRows) this.#finishBlock();
  }

  /** The blocks that are full since the last call. */
  takeBlocks(): Block[] {
    return this.#blocks.splice(0);
  }

  /** What is known so far: columns go on to grow while rows come. */
  shape(): TableShape {
    const read = this.#columns.filter((column) => column !== undefined);
    const columns = new Map(read.map((column) => [column.name, column]));
    const { name, placed } = this.#options;
    return { name, placed, rows: this.rows, names: this.names, columns };
  }

  /** The rows that are left become a last block. */
  end(): TableShape {
    if (this.#filled > 0) this.#finishBlock();
    return this.shape();
  }

  #finishBlock(): void {
    const rows = this.#filled;
    const cells = this.#columns.filter((column) => column !== undefined).map((column) => column.take(rows));
    this.#blocks.push({ first: this.#first, rows, places: this.#places.slice(0, rows), cells });
    this.#first += rows;
    this.#filled = 0;
  }
}

type ColumnOptions = WriterOptions & { categories: readonly string[] | undefined; known: boolean };

class ColumnWriter implements Column {
  readonly name: string;
  readonly texts: string[] = [];
  readonly numbers: number[] = [];
  readonly counts = { numbers: 0, texts: 0, missing: 0 };
  /** From then on numbers get no more codes. */
  spellingLost: boolean;
  readonly #options: ColumnOptions;
  readonly #cells: NumberCells;
  readonly #codes = new Map<Cell, number>();
  readonly #missing: boolean[] = [];

  constructor(name: string, rows: number, options: ColumnOptions) {
    this.name = name;
    this.#options = options;
    this.#cells = new NumberCells(new Float64Array(rows));
    this.spellingLost = options.known && options.categories === undefined;
    for (const category of options.categories ?? []) this.#add(category, category);
  }

  put(row: number, cell: Cell, place: number): void {
    const value = this.spellingLost ? plainNumber(cell) : undefined;
    if (value === undefined) this.#putText(row, cell, place);
    else this.#putNumber(row, value);
  }

  take(rows: number) {
    return compact(this.#cells, rows);
  }

  #putCode(row: number, code: number): void {
    this.#cells.setCode(row, code);
    if (!Number.isNaN(this.numbers[code])) this.counts.numbers++;
    else if (this.#missing[code]) this.counts.missing++;
    else this.counts.texts++;
  }

  #putNumber(row: number, value: number): void {
    this.#cells.values[row] = value;
    this.counts.numbers++;
  }

  #putText(row: number, cell: Cell, place: number): void {
    const code = this.#codes.get(cell) ?? this.#newCode(cell, place);
    this.#putCode(row, code);
  }

  #newCode(cell: Cell, place: number): number {
    const { known, placed, name } = this.#options;
    const isFull = this.texts.length === codeLimit;
    if (isFull && !known)
      fail("column/too-many-texts", {
        place: { file: name, [placed]: place, column: this.name },
        limit: codeLimit,
      });
    // For a model that exists, texts that it has never seen are all alike
    const code = isFull ? codeLimit - 1 : this.#add(cell, textOf(cell));
    if (!this.spellingLost && !known && this.texts.length > spelledLimit) this.#forgetNumbers();
    return code;
  }

  #add(cell: Cell, text: string): number {
    const code = this.texts.length;
    const owned = text.length < 13 ? text : copied(text);
    const isNumber =
      typeof cell === "number" ||
      (typeof cell === "string" && (this.#options.written || this.#options.known));
    this.#codes.set(typeof cell === "string" ? owned : cell, code);
    this.texts.push(owned);
    this.numbers.push((isNumber ? numberIn(owned) : undefined) ?? Number.NaN);
    this.#missing.push(isMissingNumber(owned));
    return code;
  }

  /** What has a code keeps it, for the rows that are written; new numbers stand for themselves. */
  #forgetNumbers(): void {
    this.spellingLost = true;
    for (const [cell, code] of this.#codes) if (!Number.isNaN(this.numbers[code])) this.#codes.delete(cell);
  }
}

function plainNumber(cell: Cell): number | undefined {
  if (typeof cell === "string") return numberIn(cell);
  return typeof cell === "number" ? cell : undefined;
}

const textOf = (cell: Cell): string => (cell === null ? "" : String(cell));

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** In memory of its own: a part of a longer text would hold on to all of it. */
const copied = (text: string): string => decoder.decode(encoder.encode(text));
