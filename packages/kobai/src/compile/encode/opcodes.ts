// The WebAssembly instructions the compiler uses, by the names and numbers of the specification (core 3.0, appendix
// "Index of Instructions", and the proposal "Threads"): of each the number behind its prefix.
// Every row is executed once by opcodes.test.ts on inputs that tell it from its neighbors.

import { type Piece, unsigned } from "./bytes.js";

export interface Opcode {
  readonly name: string;
  readonly prefix: 0 | 0xfc | 0xfd | 0xfe;
  readonly code: number;
  /** Prefix and number as they are written. */
  readonly bytes: Piece;
}

const plain: Record<string, number> = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  br_if: 0x0d,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  select: 0x1b,
  "local.get": 0x20,
  "local.set": 0x21,
  "local.tee": 0x22,
  "i32.load": 0x28,
  "f32.load": 0x2a,
  "f64.load": 0x2b,
  "i32.store": 0x36,
  "f32.store": 0x38,
  "f64.store": 0x39,
  "i32.const": 0x41,
  "i64.const": 0x42,
  "f32.const": 0x43,
  "f64.const": 0x44,
  "i32.eqz": 0x45,
  "i32.eq": 0x46,
  "i32.lt_u": 0x49,
  "i32.ge_u": 0x4f,
  "f32.ne": 0x5c,
  "f32.gt": 0x5e,
  "f32.le": 0x5f,
  "f32.ge": 0x60,
  "f64.eq": 0x61,
  "f64.ne": 0x62,
  "f64.lt": 0x63,
  "f64.gt": 0x64,
  "f64.le": 0x65,
  "f64.ge": 0x66,
  "i32.add": 0x6a,
  "i32.sub": 0x6b,
  "i32.mul": 0x6c,
  "i32.div_u": 0x6e,
  "i32.rem_u": 0x70,
  "i32.and": 0x71,
  "i32.xor": 0x73,
  "i32.shl": 0x74,
  "i32.shr_u": 0x76,
  "i64.add": 0x7c,
  "i64.sub": 0x7d,
  "i64.mul": 0x7e,
  "i64.and": 0x83,
  "i64.shr_s": 0x87,
  "i64.shr_u": 0x88,
  "f32.add": 0x92,
  "f32.sub": 0x93,
  "f32.mul": 0x94,
  "f64.abs": 0x99,
  "f64.neg": 0x9a,
  "f64.sqrt": 0x9f,
  "f64.add": 0xa0,
  "f64.sub": 0xa1,
  "f64.mul": 0xa2,
  "f64.div": 0xa3,
  "i32.wrap_i64": 0xa7,
  "i64.extend_i32_u": 0xad,
  "f32.demote_f64": 0xb6,
  "f64.convert_i32_u": 0xb8,
  "f64.convert_i64_s": 0xb9,
  "f64.promote_f32": 0xbb,
  "i64.reinterpret_f64": 0xbd,
  "f64.reinterpret_i64": 0xbf,
};

const bulk: Record<string, number> = {
  "memory.copy": 10,
  "memory.fill": 11,
};

const simd: Record<string, number> = {
  "v128.load": 0,
  "v128.load32_splat": 9,
  "v128.load64_splat": 10,
  "v128.store": 11,
  "v128.const": 12,
  "i8x16.shuffle": 13,
  "f32x4.splat": 19,
  "f64x2.splat": 20,
  "f32x4.extract_lane": 31,
  "f64x2.extract_lane": 33,
  "f32x4.ne": 66,
  "f32x4.lt": 67,
  "f32x4.gt": 68,
  "f64x2.lt": 73,
  "f64x2.gt": 74,
  "v128.and": 78,
  "v128.andnot": 79,
  "v128.or": 80,
  "v128.bitselect": 82,
  "v128.store64_lane": 91,
  "f64x2.promote_low_f32x4": 95,
  "i32x4.bitmask": 164,
  "i32x4.shl": 171,
  "i32x4.add": 174,
  "i64x2.shl": 203,
  "i64x2.add": 206,
  "f32x4.abs": 224,
  "f32x4.neg": 225,
  "f32x4.sqrt": 227,
  "f32x4.add": 228,
  "f32x4.sub": 229,
  "f32x4.mul": 230,
  "f32x4.div": 231,
  "f32x4.pmin": 234,
  "f32x4.pmax": 235,
  "f64x2.abs": 236,
  "f64x2.neg": 237,
  "f64x2.sqrt": 239,
  "f64x2.add": 240,
  "f64x2.sub": 241,
  "f64x2.mul": 242,
  "f64x2.div": 243,
  "f64x2.pmin": 246,
  "f64x2.pmax": 247,
  "f32x4.relaxed_madd": 0x105,
  "f64x2.relaxed_madd": 0x107,
};

/** Every one of them is in the one order that all threads see, and so is what plain instructions did before it. */
const atomic: Record<string, number> = {
  "memory.atomic.notify": 0x00,
  "memory.atomic.wait32": 0x01,
  "i32.atomic.load": 0x10,
  "i32.atomic.store": 0x17,
  "i32.atomic.rmw.add": 0x1e,
};

const rows = (table: typeof plain, prefix: Opcode["prefix"]): Opcode[] =>
  Object.entries(table).map(([name, code]) => ({
    name,
    prefix,
    code,
    bytes: prefix === 0 ? code : [prefix, unsigned(code)],
  }));

export const opcodes: ReadonlyMap<string, Opcode> = new Map(
  [rows(plain, 0), rows(bulk, 0xfc), rows(simd, 0xfd), rows(atomic, 0xfe)]
    .flat()
    .map((opcode) => [opcode.name, opcode]),
);
