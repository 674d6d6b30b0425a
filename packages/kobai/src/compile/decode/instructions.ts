// The instructions of a function, read back from its bytes by the table that wrote them.
import { type Opcode, opcodes } from "../encode/opcodes.js";
import type { Reader } from "./reader.js";

/** What stands behind an opcode in the byte stream. */
export type Immediate =
  | "none"
  | "index"
  | "block"
  | "memory"
  | "memory lane"
  | "one zero"
  | "two zeros"
  | "i32"
  | "i64"
  | "f32"
  | "f64"
  | "v128"
  | "lane"
  | "lanes16";

const immediates: readonly (readonly [RegExp, Immediate])[] = [
  [/^(block|loop|if)$/, "block"],
  [/^(br|br_if|call|local\..*)$/, "index"],
  [/^i32\.const$/, "i32"],
  [/^i64\.const$/, "i64"],
  [/^f32\.const$/, "f32"],
  [/^f64\.const$/, "f64"],
  [/^v128\.const$/, "v128"],
  [/shuffle$/, "lanes16"],
  [/extract_lane$/, "lane"],
  [/store\d+_lane$/, "memory lane"],
  [/\.(load|store)|\.atomic\./, "memory"],
  [/^memory\.fill$/, "one zero"],
  [/^memory\.copy$/, "two zeros"],
];

export const immediateOf = (name: string): Immediate =>
  immediates.find(([names]) => names.test(name))?.[1] ?? "none";

export interface Instruction {
  readonly name: string;
  readonly prefix: number;
  readonly code: number;
  /** What stands behind the opcode. */
  readonly immediate: Immediate;
  /** Its numbers: none, one, [alignment, offset] and a lane, or 16 bytes. */
  readonly values: readonly (number | bigint)[];
}

const byNumber: ReadonlyMap<string, Opcode> = new Map(
  [...opcodes.values()].map((opcode) => [`${opcode.prefix} ${opcode.code}`, opcode]),
);

/** The first of the instructions that may give other bits on another machine, behind prefix 0xfd. */
const firstRelaxed = 0x100;

export const isRelaxed = ({ prefix, code }: Pick<Instruction, "prefix" | "code">): boolean =>
  prefix === 0xfd && code >= firstRelaxed;

const hex = (value: number) => `0x${value.toString(16).padStart(2, "0")}`;

/** By the table. Relaxed SIMD is known without it, for it is what a scan looks for: none of its instructions
 * has anything behind the opcode. */
function nameOf(prefix: number, code: number, at: number): string {
  const row = byNumber.get(`${prefix} ${code}`);
  if (row) return row.name;
  const number = prefix === 0 ? hex(code) : `${hex(prefix)} ${hex(code)}`;
  if (isRelaxed({ prefix, code })) return `relaxed.${number.replace(" ", ".")}`;
  throw new Error(`module: expected an opcode of the table at byte ${at}, got ${number}`);
}

const readers: Record<Immediate, (reader: Reader) => Instruction["values"]> = {
  none: () => [],
  index: (reader) => [reader.unsigned()],
  block: (reader) => [reader.byte()],
  memory: (reader) => [reader.unsigned(), reader.unsigned()],
  "memory lane": (reader) => [reader.unsigned(), reader.unsigned(), reader.byte()],
  "one zero": (reader) => reader.take(1),
  "two zeros": (reader) => reader.take(2),
  i32: (reader) => [reader.signed()],
  i64: (reader) => [reader.signed()],
  f32: (reader) => [reader.float32()],
  f64: (reader) => [reader.float64()],
  v128: (reader) => reader.take(16),
  lane: (reader) => [reader.byte()],
  lanes16: (reader) => reader.take(16),
};

/** All instructions up to the end of the bytes, the `end` of the function included.
 *
 * Throws  where the table has no row: the bytes are our own, so that is a fault of ours
 */
export function* instructionsOf(reader: Reader): Generator<Instruction> {
  while (!reader.done) {
    const at = reader.at;
    const first = reader.byte();
    const prefix = first >= 0xfc && first <= 0xfe ? first : 0;
    const code = prefix === 0 ? first : reader.unsigned();
    const name = nameOf(prefix, code, at);
    const immediate = immediateOf(name);
    yield { name, prefix, code, immediate, values: readers[immediate](reader) };
  }
}
