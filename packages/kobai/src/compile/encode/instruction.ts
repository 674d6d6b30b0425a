// Instructions as expressions: `op("f32x4.add", a, b)` is the code of a, then of b, then the instruction. Codes are
// nested, not copied: most emitters run once, as an engine interprets them.
import { type Bytes, float32, float64, type Piece, signed, signed32, unsigned } from "./bytes.js";
import { type Opcode, opcodes } from "./opcodes.js";

export type Code = Bytes;

function row(name: string): Opcode {
  const opcode = opcodes.get(name);
  if (opcode === undefined) throw new Error(`no opcode ${name} in the table`);
  return opcode;
}

// The lists of operands are those that come with the call: an instruction goes behind them, without a list around both.

/** An instruction without immediates behind the code of its operands. */
export function op(name: string, ...code: Piece[]): Code {
  code.push(row(name).bytes);
  return code;
}

/** An instruction with an index (local, function, label) or a lane. */
export function indexed(name: string, index: number, ...code: Piece[]): Code {
  code.push(row(name).bytes, unsigned(index));
  return code;
}

/** log2 of the bytes that every address is promised to be a multiple of: rows of f32 start anywhere. It is a hint that
 * engines ignore, but for atomic instructions, which touch so many. */
const alignment = 2;

/** A load or store at address + offset. */
export function memory(name: string, offset: number, ...code: Piece[]): Code {
  code.push(row(name).bytes, alignment, unsigned(offset));
  return code;
}

/** A store of one lane of a vector at address + offset. */
export const memoryLane = (name: string, offset: number, lane: number, ...operands: Code[]): Code => [
  memory(name, offset, ...operands),
  lane,
];

/** A number: its instruction has it behind the opcode. */
const constant = (type: string, value: Piece): Code => [row(`${type}.const`).bytes, value];

export const i32 = (value: number): Code => constant("i32", signed32(value));
export const i64 = (value: bigint): Code => constant("i64", signed(BigInt.asIntN(64, value)));
export const f32 = (value: number): Code => constant("f32", float32(value));
export const f64 = (value: number): Code => constant("f64", float64(value));

/** A vector constant from its 16 bytes. */
export const v128 = (bytes: Code): Code => constant("v128", bytes);

/** Bytes of a and b picked by index 0…31. */
export const shuffle = (lanes: readonly number[], a: Code, b: Code): Code => [
  a,
  b,
  row("i8x16.shuffle").bytes,
  lanes,
];

const bytesOfVector = Array.from({ length: 16 }, (_, byte) => byte);

/** a₀ b₀ a₁ b₁ … of the lower halves, or of the upper ones, in units of so many bytes. */
export function interleave(unit: number, a: Code, b: Code, half: "lower" | "upper"): Code {
  const start = half === "lower" ? 0 : 8;
  const from = (byte: number) => {
    const place = Math.floor(byte / (2 * unit)) * unit + (byte % unit) + start;
    return byte % (2 * unit) < unit ? place : place + 16;
  };
  return shuffle(bytesOfVector.map(from), a, b);
}

export const memoryCopy = (to: Code, from: Code, size: Code): Code => [
  to,
  from,
  size,
  row("memory.copy").bytes,
  0,
  0,
];

export const memoryFill = (to: Code, value: Code, size: Code): Code => [
  to,
  value,
  size,
  row("memory.fill").bytes,
  0,
];

const noResult = 0x40;
const end = row("end").bytes;

export const block = (...body: Code[]): Code => [row("block").bytes, noResult, body, end];
export const loop = (...body: Code[]): Code => [row("loop").bytes, noResult, body, end];
export const branch = (depth: number): Code => indexed("br", depth);
export const branchIf = (depth: number, condition: Code): Code => indexed("br_if", depth, condition);

export function when(condition: Code, then: Code, otherwise?: Code): Code {
  const rest = otherwise === undefined ? [] : [row("else").bytes, otherwise];
  return [condition, row("if").bytes, noResult, then, rest, end];
}
