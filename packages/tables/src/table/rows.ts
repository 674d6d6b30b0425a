// Text in pieces of any size → pieces that end where a row ends.

const LF = 0x0a;
const quote = 0x22;

/** The longest row: 65,536 cells of 64 bytes. */
export const rowLimit = 2 ** 22;

export class RowCutter {
  readonly #quotes: boolean;
  #rest: Uint8Array = new Uint8Array();

  /** With `quotes` a line end between two of them ends no row. */
  constructor({ quotes }: { quotes: boolean }) {
    this.#quotes = quotes;
  }

  /** The whole rows there are; all bytes where no row ends within the limit, for the reader to refuse. */
  push(bytes: Uint8Array): Uint8Array {
    const text = joined(this.#rest, bytes);
    const end = this.#quotes && text.includes(quote) ? lastRowEnd(text) : text.lastIndexOf(LF) + 1;
    const cut = end === 0 && text.length > rowLimit + 1 ? text.length : end;
    this.#rest = text.subarray(cut);
    return text.subarray(0, cut);
  }

  /** What no line end follows. */
  end(): Uint8Array {
    return this.#rest;
  }
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Behind the last line end that an even number of quotes stands before. */
function lastRowEnd(text: Uint8Array): number {
  let end = 0;
  let isOpen = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === quote) isOpen = !isOpen;
    else if (text[i] === LF && !isOpen) end = i + 1;
  }
  return end;
}
