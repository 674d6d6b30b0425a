// A strict reader and a writer of JSON (RFC 8259). JSON.parse hides repeated names, lets "__proto__" through and
// has no limits; files come from strangers. Numbers survive the round trip to the bit, −0 included.
import { fail } from "./errors.js";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export const depthLimit = 32;
/** Lists and objects in one text. An object of its own kind costs about 200 bytes, whatever its text. */
export const countLimits = { header: 2 ** 14, metadata: 2 ** 18 } as const;
/** Different names in one text. An engine keeps a table of all names, and a million new ones take it seconds. */
export const nameLimit = 2 ** 14;

/** Objects without Object.prototype, so that `__proto__` and `constructor` are names like any other. A shared empty
 * prototype keeps them as small as literals, which Object.create(null) does not. */
function Bare() {}
Bare.prototype = Object.create(null);
const bareObject = () => new (Bare as unknown as new () => JsonObject)();

interface Scan {
  readonly text: string;
  readonly where: keyof typeof countLimits;
  at: number;
  /** Lists and objects met so far. */
  count: number;
  readonly names: Set<string>;
}

/** Parses a whole text.
 *
 * Throws  "json/syntax", "json/duplicate", "json/depth", "json/count", "json/names", each with the character where it was found
 */
export function parseJson(text: string, where: Scan["where"]): Json {
  const scan: Scan = { text, where, at: 0, count: 0, names: new Set() };
  const value = readValue(scan, 0);
  skipSpace(scan);
  if (scan.at < text.length) unexpected(scan, "the end of the text");
  return value;
}

function readValue(scan: Scan, depth: number): Json {
  skipSpace(scan);
  switch (scan.text[scan.at]) {
    case "{":
      return readObject(scan, depth + 1);
    case "[":
      return readList(scan, depth + 1);
    case '"':
      return readString(scan);
    default:
      return readWord(scan);
  }
}

function readObject(scan: Scan, depth: number): JsonObject {
  const object = bareObject();
  readItems(scan, { depth, close: "}" }, () => {
    skipSpace(scan);
    const { at, where } = scan;
    const key = readName(scan);
    if (key in object) fail("json/duplicate", { where, at, key });
    skipSpace(scan);
    if (scan.text[scan.at] !== ":") unexpected(scan, '":"');
    scan.at++;
    object[key] = readValue(scan, depth);
  });
  return object;
}

function readName(scan: Scan): string {
  const { at, where, text, names } = scan;
  const name = text[at] === '"' ? readString(scan) : unexpected(scan, "a name in quotes");
  if (names.add(name).size > nameLimit) fail("json/names", { where, at, limit: nameLimit });
  return name;
}

function readList(scan: Scan, depth: number): Json[] {
  const list: Json[] = [];
  readItems(scan, { depth, close: "]" }, () => list.push(readValue(scan, depth)));
  return list;
}

/** What lists and objects share: the limits, the commas and the closing bracket. */
function readItems(scan: Scan, { depth, close }: { depth: number; close: string }, item: () => void): void {
  const place = { where: scan.where, at: scan.at };
  if (depth > depthLimit) fail("json/depth", { ...place, limit: depthLimit });
  const limit = countLimits[scan.where];
  if (++scan.count > limit) fail("json/count", { ...place, limit });
  scan.at++;
  skipSpace(scan);
  if (scan.text[scan.at] !== close) {
    for (;;) {
      item();
      skipSpace(scan);
      if (scan.text[scan.at] !== ",") break;
      scan.at++;
    }
  }
  if (scan.text[scan.at] !== close) unexpected(scan, `"," or "${close}"`);
  scan.at++;
}

/** Finds the closing quote and leaves escapes and control characters to JSON.parse, which is strict about them. */
function readString(scan: Scan): string {
  const { text, at } = scan;
  let end = at + 1;
  for (let code = 0; end < text.length && (code = text.charCodeAt(end)) !== 0x22; )
    end += code === 0x5c ? 2 : 1; // past a backslash and what it escapes
  scan.at = end + 1;
  try {
    return JSON.parse(text.slice(at, end + 1));
  } catch {
    scan.at = at;
    return unexpected(scan, "a string");
  }
}

const constants: { readonly [word: string]: boolean | null } = { true: true, false: false, null: null };
const words = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

function readWord(scan: Scan): boolean | number | null {
  const { text, at } = scan;
  words.lastIndex = at;
  if (!words.test(text)) unexpected(scan, "a value");
  scan.at = words.lastIndex;
  const word = text.slice(at, scan.at);
  return Object.hasOwn(constants, word) ? constants[word] : Number(word);
}

/** Space, tab and the two ends of a line; no other space is JSON's. */
function skipSpace(scan: Scan): void {
  for (;;) {
    const code = scan.text.charCodeAt(scan.at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    scan.at++;
  }
}

function unexpected({ text, where, at }: Scan, expected: string): never {
  const got = at < text.length ? text.slice(at, at + 12) : "the end";
  return fail("json/syntax", { where, at, expected, got });
}

/** A value as JSON without spaces; undefined properties are left out. JSON.stringify would lose −0, and turn
 * NaN and the infinities into null: here they become strings of their names. */
export function writeJson(value: unknown): string {
  if (typeof value === "number") return writeNumber(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, property]) => property !== undefined);
  return `{${entries.map(([name, property]) => `${JSON.stringify(name)}:${writeJson(property)}`).join(",")}}`;
}

function writeNumber(value: number): string {
  if (Object.is(value, -0)) return "-0";
  return Number.isFinite(value) ? String(value) : `"${value}"`;
}
