// The table that a reader has given: its bytes as long as the page is open, how it was read, what is wrong with it.
import { ownSource, type Source } from "../model/source.js";
import type { ReadTable, TableText } from "../model/table.js";

export class OwnTable {
  table = $state.raw<ReadTable>();
  source = $state.raw<Source>();
  name = $state("");
  failure = $state.raw<unknown>();
  readonly #read: (text: TableText) => Promise<ReadTable>;
  #bytes: Uint8Array<ArrayBuffer> | undefined;
  #readings = 0;

  constructor(read: (text: TableText) => Promise<ReadTable>) {
    this.#read = read;
  }

  take(
    bytes: Uint8Array<ArrayBuffer>,
    name: string,
    how: Pick<TableText, "target" | "missing">,
  ): Promise<void> {
    this.#bytes = bytes;
    this.name = name;
    return this.again(how);
  }

  /** Reads the same bytes in another way. Of readings that overlap the last one counts. */
  async again({ target, missing }: Pick<TableText, "target" | "missing">): Promise<void> {
    if (!this.#bytes) return;
    const reading = ++this.#readings;
    try {
      const table = await this.#read({ bytes: this.#bytes, name: this.name, target, missing });
      if (reading !== this.#readings) return;
      this.table = table;
      this.source = ownSource(table.encoded, `own ${reading}`);
      this.failure = undefined;
    } catch (failure) {
      if (reading === this.#readings) this.failure = failure;
    }
  }
}
