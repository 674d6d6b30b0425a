// The two working precisions as one vocabulary: 4 lanes of f32 or 2 lanes of f64 in a 16-byte vector.
// Kernels are written once against it, whether products are rounded before they are added or not.

import type { Precision } from "../../network/parameters.js";
import { float32, float64 } from "../encode/bytes.js";
import { type Code, f32, f64, indexed, memory, op, v128 } from "../encode/instruction.js";

type Unary = (a: Code) => Code;
type Binary = (a: Code, b: Code) => Code;

export interface Lanes {
  readonly precision: Precision;
  /** Numbers in a vector. */
  readonly count: 4 | 2;
  /** Bytes of one number. */
  readonly size: 4 | 8;
  /** Whether `multiplyAdd` may leave the product unrounded: the last bits then depend on the machine. */
  readonly isFused: boolean;
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly div: Binary;
  /** a · b + sum */
  readonly multiplyAdd: (a: Code, b: Code, sum: Code) => Code;
  readonly sqrt: Unary;
  readonly neg: Unary;
  readonly abs: Unary;
  /** a < b ? b : a — a NaN in `a` passes through. */
  readonly max: Binary;
  /** b < a ? b : a — a NaN in `a` passes through. */
  readonly min: Binary;
  /** All bits where a > b, none elsewhere. */
  readonly gt: Binary;
  readonly lt: Binary;
  readonly splat: Unary;
  readonly constant: (value: number) => Code;
  readonly load: (address: Code, offset?: number) => Code;
  readonly loadSplat: (address: Code, offset?: number) => Code;
  readonly store: (address: Code, value: Code, offset?: number) => Code;
  /** One lane as a scalar. */
  readonly lane: (vector: Code, index: number) => Code;
  /** Integer lanes of the same width, for exponents. */
  readonly bits: { readonly add: Binary; readonly shiftLeft: (vector: Code, by: Code) => Code };
  /** One number at a time. */
  readonly scalar: {
    readonly type: Precision;
    readonly add: Binary;
    readonly sub: Binary;
    readonly mul: Binary;
    readonly le: Binary;
    readonly ge: Binary;
    readonly gt: Binary;
    readonly constant: (value: number) => Code;
    readonly load: (address: Code, offset?: number) => Code;
    readonly store: (address: Code, value: Code, offset?: number) => Code;
    readonly toF64: Unary;
    readonly fromF64: Unary;
  };
}

/** A vector constant whose lanes all hold `value`. */
function repeated(precision: Precision, value: number): Code {
  if (precision === "f64") return v128([float64(value), float64(value)]);
  const bytes = float32(value);
  return v128([bytes, bytes, bytes, bytes]);
}

function scalarOf(precision: Precision): Lanes["scalar"] {
  const binary =
    (name: string): Binary =>
    (a, b) =>
      op(`${precision}.${name}`, a, b);
  return {
    type: precision,
    add: binary("add"),
    sub: binary("sub"),
    mul: binary("mul"),
    le: binary("le"),
    ge: binary("ge"),
    gt: binary("gt"),
    constant: precision === "f32" ? f32 : f64,
    load: (address, offset = 0) => memory(`${precision}.load`, offset, address),
    store: (address, value, offset = 0) => memory(`${precision}.store`, offset, address, value),
    toF64: (a) => (precision === "f32" ? op("f64.promote_f32", a) : a),
    fromF64: (a) => (precision === "f32" ? op("f32.demote_f64", a) : a),
  };
}

function lanesOf(precision: Precision, isFused: boolean): Lanes {
  const [shape, integers] = precision === "f32" ? ["f32x4", "i32x4"] : ["f64x2", "i64x2"];
  const size = precision === "f32" ? 4 : 8;
  const unary =
    (name: string): Unary =>
    (a) =>
      op(`${shape}.${name}`, a);
  const binary =
    (name: string): Binary =>
    (a, b) =>
      op(`${shape}.${name}`, a, b);
  const [add, mul] = [binary("add"), binary("mul")];
  return {
    precision,
    count: precision === "f32" ? 4 : 2,
    size,
    isFused,
    add,
    sub: binary("sub"),
    mul,
    div: binary("div"),
    multiplyAdd: (a, b, sum) => (isFused ? op(`${shape}.relaxed_madd`, a, b, sum) : add(sum, mul(a, b))),
    sqrt: unary("sqrt"),
    neg: unary("neg"),
    abs: unary("abs"),
    max: binary("pmax"),
    min: binary("pmin"),
    gt: binary("gt"),
    lt: binary("lt"),
    splat: unary("splat"),
    constant: (value) => repeated(precision, value),
    load: (address, offset = 0) => memory("v128.load", offset, address),
    loadSplat: (address, offset = 0) => memory(`v128.load${size * 8}_splat`, offset, address),
    store: (address, value, offset = 0) => memory("v128.store", offset, address, value),
    lane: (vector, index) => indexed(`${shape}.extract_lane`, index, vector),
    bits: {
      add: (a, b) => op(`${integers}.add`, a, b),
      shiftLeft: (vector, by) => op(`${integers}.shl`, vector, by),
    },
    scalar: scalarOf(precision),
  };
}

/** The same bits on every machine. */
export const lanes: Record<Precision, Lanes> = { f32: lanesOf("f32", false), f64: lanesOf("f64", false) };

/** One instruction for a product and its sum, where the engine has it (../relaxed.ts). */
export const fusedLanes: Record<Precision, Lanes> = { f32: lanesOf("f32", true), f64: lanesOf("f64", true) };
