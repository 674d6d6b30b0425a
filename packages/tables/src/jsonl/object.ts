// One line → the names and values of its object. Values are plain: a list or an object inside is refused where it
// begins, so that no depth can harm. JSON.parse would keep the last of two equal names without a word.
// Source: RFC 8259.
import type { FilePlace } from "../table/place.js";
import type { Cell } from "../table/writer.js";
import { fail } from "./errors.js";

/** Calls back with each name and value, in their order.
 *
 * Throws  "jsonl/no-object", "jsonl/syntax", "jsonl/not-finite", "jsonl/range", "jsonl/nested"
 */
export function readObject(
  text: string,
  place: FilePlace,
  onEntry: (name: string, value: Cell) => void,
): void {
  new ObjectReader(text, place).read(onEntry);
}

const blanks = /[ \t\r]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[A-Za-z-]+/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not stand in a JSON string
const needsCare = /[\u0000-\u001f\\]/;
const words = new Map<string, Cell>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const notFinite = new Set(["NaN", "Infinity", "-Infinity"]);

class ObjectReader {
  readonly #text: string;
  readonly #place: FilePlace;
  #at = 0;

  constructor(text: string, place: FilePlace) {
    this.#text = text;
    this.#place = place;
  }

  read(onEntry: (name: string, value: Cell) => void): void {
    this.#skip();
    if (this.#next() !== "{") this.#refuseOther();
    this.#at++;
    this.#skip();
    if (this.#next() === "}") this.#at++;
    else this.#readEntries(onEntry);
    this.#skip();
    if (this.#at < this.#text.length) this.#refuse("the end of the line");
  }

  #readEntries(onEntry: (name: string, value: Cell) => void): void {
    for (;;) {
      if (this.#next() !== '"') this.#refuse("a name in quotes");
      const name = this.#readString();
      this.#skip();
      if (this.#next() !== ":") this.#refuse("a colon");
      this.#at++;
      this.#skip();
      onEntry(name, this.#readValue(name));
      this.#skip();
      const next = this.#next();
      if (next !== "," && next !== "}") this.#refuse('"," or "}"');
      this.#at++;
      if (next === "}") return;
      this.#skip();
    }
  }

  #readValue(name: string): Cell {
    const next = this.#next();
    if (next === '"') return this.#readString();
    const place = { ...this.#place, column: name };
    if (next === "[") return fail("jsonl/nested", { place, got: "a list" });
    if (next === "{") return fail("jsonl/nested", { place, got: "an object" });
    const named = this.#match(word);
    if (notFinite.has(named)) return fail("jsonl/not-finite", { place, got: named });
    const value = words.get(named);
    if (value !== undefined) {
      this.#at += named.length;
      return value;
    }
    return this.#readNumber(place);
  }

  #readNumber(place: FilePlace): number {
    const digits = this.#match(number);
    if (digits === "") this.#refuse("a value");
    const value = Number(digits);
    if (!Number.isFinite(value)) fail("jsonl/range", { place, got: digits });
    this.#at += digits.length;
    return value;
  }

  #readString(): string {
    const written = this.#text.slice(this.#at, this.#stringEnd());
    this.#at += written.length;
    return needsCare.test(written) ? this.#unescaped(written) : written.slice(1, -1);
  }

  /** Behind the closing quote: the first that no backslash, itself not escaped, stands before. */
  #stringEnd(): number {
    for (let from = this.#at + 1; ; ) {
      const quote = this.#text.indexOf('"', from);
      if (quote < 0) this.#refuse("a closing quote", this.#text.length);
      let before = quote;
      while (this.#text[before - 1] === "\\") before--;
      if ((quote - before) % 2 === 0) return quote + 1;
      from = quote + 1;
    }
  }

  #unescaped(written: string): string {
    try {
      return JSON.parse(written) as string;
    } catch {
      this.#at -= written.length;
      return this.#refuse("a text as JSON writes it");
    }
  }

  #skip(): void {
    const { length } = this.#match(blanks);
    this.#at += length;
  }

  #next(): string {
    return this.#text[this.#at] ?? "";
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    return pattern.exec(this.#text)?.[0] ?? "";
  }

  #refuse(wanted: string, at = this.#at): never {
    const got = [...this.#text.slice(at, at + 12)].slice(0, 10).join("");
    return fail("jsonl/syntax", { place: this.#place, character: at + 1, wanted, got });
  }

  #refuseOther(): never {
    const others: Record<string, string> = { "[": "a list", '"': "a text" };
    const got = others[this.#next()] ?? this.#otherWord();
    return fail("jsonl/no-object", { place: this.#place, got });
  }

  #otherWord(): string {
    if (this.#match(number) !== "") return "a number";
    const named = this.#match(word);
    return words.has(named) ? named : this.#refuse('"{"');
  }
}
