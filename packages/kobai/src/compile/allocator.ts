// Hands out the addresses of a memory map, one array behind the other.
import { fail } from "./errors.js";

export const pageBytes = 65536;
const maxPages = 65536;
/** A line of the cache. */
const alignment = 64;

/** Hands out memory from `start` up, which is aligned: address 0 stays free, so that a forgotten address is seen. */
export class Allocator {
  #next: number;

  constructor(start = alignment) {
    this.#next = start;
  }

  take(bytes: number): number {
    const address = this.#next;
    this.#next = Math.ceil((address + bytes) / alignment) * alignment;
    return address;
  }

  get end(): number {
    return this.#next;
  }

  /** Throws "compile/too-large" beyond the 4 GiB that WebAssembly can address. */
  pages(): number {
    const pages = Math.ceil(this.#next / pageBytes);
    if (pages > maxPages) fail("compile/too-large", { gibibytes: this.#next / 2 ** 30 });
    return pages;
  }
}

/** So many bytes in lines of their own. Rows a power of two apart would fall into the same few sets of a cache; an odd
 * number of lines spreads them over all. */
export function wholeLines(bytes: number): number {
  const lines = Math.ceil(bytes / alignment);
  return (lines % 2 === 0 ? lines + 1 : lines) * alignment;
}

/** Bytes from one row to the next of an array that is also walked down its columns. */
export const stride = (bytes: number): number => (bytes < 8 * alignment ? bytes : wholeLines(bytes));
