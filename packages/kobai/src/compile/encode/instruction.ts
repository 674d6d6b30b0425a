// Instructions as expressions: `op("f32x4.add", a, b)` is the code of a, then of b, then the instruction.
import { type Bytes, float32, float64, signed, signed32, unsigned } from "./bytes.js";
import { type Opcode, opcodes } from "./opcodes.js";

export type Code = Bytes;

function row(name: string): Opcode {
  const opcode = opcodes.get(name);
  if (opcode === undefined) throw new Error(`no opcode ${name} in the table`);
  return opcode;
}

function opcodeBytes({ prefix, code }: Opcode): number[] {
  return prefix === 0 ? [code] : [prefix, ...unsigned(code)];
}

/** An instruction without immediates behind the code of its operands. */
export function op(name: string, ...operands: Code[]): Code {
  return [operands, opcodeBytes(row(name))];
}

/** An instruction with an index (local, function, label) or a lane. */
export function indexed(name: string, index: number, ...operands: Code[]): Code {
  return [operands, opcodeBytes(row(name)), unsigned(index)];
}

/** A load or store at address + offset. Alignment is a hint that engines ignore; no more than 4 bytes are promised,
 * since rows of f32 start anywhere. */
export function memory(name: string, offset: number, ...operands: Code[]): Code {
  const opcode = row(name);
  return [operands, opcodeBytes(opcode), unsigned(Math.min(opcode.align, 2)), unsigned(offset)];
}

/** A store of one lane of a vector at address + offset. */
export const memoryLane = (name: string, offset: number, lane: number, ...operands: Code[]): Code => [
  memory(name, offset, ...operands),
  lane,
];

export const i32 = (value: number): Code => [opcodeBytes(row("i32.const")), signed32(value)];
export const i64 = (value: bigint): Code => [opcodeBytes(row("i64.const")), signed(BigInt.asIntN(64, value))];
export const f32 = (value: number): Code => [opcodeBytes(row("f32.const")), float32(value)];
export const f64 = (value: number): Code => [opcodeBytes(row("f64.const")), float64(value)];

/** A vector constant from its 16 bytes. */
export const v128 = (bytes: readonly number[]): Code => [opcodeBytes(row("v128.const")), bytes];

/** Bytes of a and b picked by index 0…31. */
export const shuffle = (lanes: readonly number[], a: Code, b: Code): Code => [
  a,
  b,
  opcodeBytes(row("i8x16.shuffle")),
  lanes,
];

export const memoryCopy = (to: Code, from: Code, size: Code): Code => [
  to,
  from,
  size,
  opcodeBytes(row("memory.copy")),
  0,
  0,
];

export const memoryFill = (to: Code, value: Code, size: Code): Code => [
  to,
  value,
  size,
  opcodeBytes(row("memory.fill")),
  0,
];

const noResult = 0x40;
const end = opcodeBytes(row("end"));

export const block = (...body: Code[]): Code => [opcodeBytes(row("block")), noResult, body, end];
export const loop = (...body: Code[]): Code => [opcodeBytes(row("loop")), noResult, body, end];
export const branch = (depth: number): Code => indexed("br", depth);
export const branchIf = (depth: number, condition: Code): Code => indexed("br_if", depth, condition);

export function when(condition: Code, then: Code, otherwise?: Code): Code {
  const rest = otherwise === undefined ? [] : [opcodeBytes(row("else")), otherwise];
  return [condition, opcodeBytes(row("if")), noResult, then, rest, end];
}
