// A table that need not fit into memory: its blocks go to a temporary file once they are too many, and are read from
// there as often as needed.
import type { Block, TableShape } from "../table/table.js";
import { blockBytes, blockFrom, type StoredBlock, widthOf } from "./format.js";

/** A file of our own. Whoever opens it sees to it that it goes away. */
export interface SpoolFile {
  write(bytes: Uint8Array, at: number): Promise<void>;
  /** Fills the array. */
  read(bytes: Uint8Array, at: number): Promise<void>;
  /** Its bytes are not needed any longer. */
  close(): Promise<void>;
}

export interface SpoolOptions {
  /** Bytes of blocks that are kept in memory. */
  readonly memory: number;
  /** Called for each temporary file that is needed when they are more. */
  readonly open: () => Promise<SpoolFile>;
}

export class Spool {
  readonly #options: SpoolOptions;
  #kept: Block[] = [];
  #keptBytes = 0;
  #stored: StoredBlock[] = [];
  #file: SpoolFile | undefined;
  /** Bytes of the file. */
  #end = 0;

  constructor(options: SpoolOptions) {
    this.#options = options;
  }

  /** Bytes of the temporary file; 0 while there is none. */
  get bytes(): number {
    return this.#end;
  }

  /** Bytes of all blocks, wherever they are. */
  get size(): number {
    return this.#file ? this.#end : this.#keptBytes;
  }

  /** The blocks, where all of them are in memory. */
  get inMemory(): readonly Block[] | undefined {
    return this.#file ? undefined : this.#kept;
  }

  /** A file for rows on their way. */
  open(): Promise<SpoolFile> {
    return this.#options.open();
  }

  async close(): Promise<void> {
    await this.#file?.close();
  }

  /** The next block, in order. */
  async add(block: Block): Promise<void> {
    if (this.#file) return this.#store(this.#file, block);
    this.#kept.push(block);
    this.#keptBytes += bytesOf(block);
    if (this.#keptBytes > this.#options.memory) await this.#spill();
  }

  /** From first to last. */
  async *blocks(): AsyncGenerator<Block> {
    if (!this.#file) yield* this.#kept;
    else for (const stored of this.#stored) yield await this.#load(this.#file, stored);
  }

  /** The widest that each column is kept. */
  widths(): number[] {
    const all = this.#file ? this.#stored.map(({ widths }) => [...widths]) : this.#kept.map(widthsOf);
    return all.reduce((most, widths) => most.map((width, i) => Math.max(width, widths[i])));
  }

  async #spill(): Promise<void> {
    this.#file = await this.#options.open();
    for (const block of this.#kept.splice(0)) await this.#store(this.#file, block);
  }

  async #store(file: SpoolFile, block: Block): Promise<void> {
    const bytes = blockBytes(block);
    await file.write(bytes, this.#end);
    const { first, rows } = block;
    const widths = Uint8Array.from(widthsOf(block));
    this.#stored.push({ at: this.#end, bytes: bytes.length, first, rows, widths });
    this.#end += bytes.length;
  }

  async #load(file: SpoolFile, stored: StoredBlock): Promise<Block> {
    const bytes = new Uint8Array(stored.bytes);
    await file.read(bytes, stored.at);
    return blockFrom(stored, bytes);
  }
}

const widthsOf = ({ cells }: Block): number[] => cells.map(widthOf);

const bytesOf = ({ rows, cells }: Block): number =>
  cells.reduce((sum, column) => sum + widthOf(column) * rows, 4 * rows);

/** A table whose rows are in a spool. */
export interface SpooledTable extends TableShape {
  readonly spool: Spool;
}
