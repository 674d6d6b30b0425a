// What training learns about input columns, block by block: their categories, what fills their empty cells, and what
// deserves a word.
import type { InputColumn } from "kobai";
import { codeAt, NumberCells } from "../table/cells.js";
import { byCodePoint } from "../table/names.js";
import { type Block, type Column, placeOf, type TableShape } from "../table/table.js";
import { type ColumnKind, isMissing, type TextReader, textReader } from "./columns.js";
import { fail } from "./errors.js";
import type { BlockRows } from "./inputs.js";

/** More categories than this look like names or ids. */
export const categoryLimit = 1000;

export interface LearnRequest {
  readonly table: TableShape;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether empty cells are to be filled, in training and ever after. */
  readonly fill: boolean;
}

export class ColumnLearner {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly #request: LearnRequest;
  readonly #column: Column;
  readonly #index: number;
  readonly #reader: TextReader;
  readonly #missing: readonly boolean[];
  /** How often each text occurs, by code. */
  readonly #uses: Uint32Array;
  /** Of a number column: the cells with a number, the first of them, and Σ value / cells of a second pass. */
  #numbers = 0;
  #first = Number.NaN;
  #mean = 0;
  /** Empty cells. */
  missing = 0;
  /** Whether any number differs from the first; whether each is the one before plus 1. */
  #differs = false;
  #countsUp = true;

  /** Throws  "column/too-many-categories" */
  constructor(request: LearnRequest) {
    const { table, name, kind, fill } = request;
    this.name = name;
    this.kind = kind;
    this.#request = request;
    this.#column = table.columns.get(name)!;
    this.#index = [...table.columns.keys()].indexOf(name);
    const fake = kind === "text" ? { name, categories: [] } : { name, ...(fill && { fill: 0 }) };
    this.#reader = textReader(fake, { stage: "train", unseen: "error" });
    this.#missing = this.#column.texts.map((text) => isMissing(kind, text));
    this.#uses = new Uint32Array(this.#column.texts.length);
    if (kind === "text" && this.#column.spellingLost) this.#tooMany(this.#column.texts.length, true);
  }

  /** Throws  "cell/number", "cell/missing" */
  look(block: Block, rows: BlockRows): void {
    const cells = block.cells[this.#index];
    const plain = cells instanceof NumberCells ? cells.values : undefined;
    for (let i = 0; i < rows.length; i++) {
      const code = codeAt(cells, rows[i]);
      if (code < 0) this.#number(plain![rows[i]]);
      else this.#text(code, block, rows[i]);
    }
  }

  /** In the second pass, once all numbers are counted. Divided before they are added: the sum of finite numbers may be
   * infinite. */
  addMean(block: Block, rows: BlockRows): void {
    const cells = block.cells[this.#index];
    for (let i = 0; i < rows.length; i++) {
      const code = codeAt(cells, rows[i]);
      const value = code < 0 ? (cells as NumberCells).values[rows[i]] : this.#column.numbers[code];
      if (!Number.isNaN(value)) this.#mean += value / this.#numbers;
    }
  }

  get varies(): boolean {
    return this.kind === "number" ? this.#differs : this.#categories().length > 1;
  }

  get countsUp(): boolean {
    return this.kind === "number" && this.#countsUp && this.missing === 0;
  }

  /** Throws  "column/too-many-categories" */
  column(): InputColumn {
    const { name } = this;
    const { fill } = this.#request;
    if (this.kind === "number") return fill ? { name, fill: this.#mean } : { name };
    const categories = this.#categories();
    if (categories.length > categoryLimit) this.#tooMany(categories.length, false);
    return fill ? { name, categories, fill: this.#commonest(categories) } : { name, categories };
  }

  #number(value: number): void {
    if (this.#numbers === 0) this.#first = value;
    else if (value !== this.#first) this.#differs = true;
    if (value !== this.#first + this.#numbers) this.#countsUp = false;
    this.#numbers++;
  }

  #text(code: number, block: Block, row: number): void {
    const { table, kind, fill, name } = this.#request;
    const { texts, numbers } = this.#column;
    this.#uses[code]++;
    if (this.#missing[code]) {
      this.missing++;
      if (!fill) this.#reader.refuse(texts[code], placeOf(table, block, row, name));
    } else if (kind === "number") {
      if (Number.isNaN(numbers[code])) this.#reader.refuse(texts[code], placeOf(table, block, row, name));
      this.#number(numbers[code]);
    }
  }

  /** The different texts, by code point. */
  #categories(): string[] {
    const { texts } = this.#column;
    const used = texts.filter((_, code) => this.#uses[code] > 0 && !this.#missing[code]);
    return [...new Set(used)].sort(byCodePoint);
  }

  /** The position of the commonest category; of equally common ones the first. */
  #commonest(categories: readonly string[]): number {
    const counts = new Map<string, number>();
    this.#column.texts.forEach((text, code) => {
      counts.set(text, (counts.get(text) ?? 0) + this.#uses[code]);
    });
    const most = Math.max(...categories.map((category) => counts.get(category)!));
    return categories.findIndex((category) => counts.get(category) === most);
  }

  #tooMany(got: number, more: boolean): never {
    const place = { file: this.#request.table.name, column: this.name };
    return fail("column/too-many-categories", { place, got, more, limit: categoryLimit });
  }
}
