// The types of Parquet's columns, and what their values become as cells. Dates become numbers to learn from: days since
// 1970 where they are dates, seconds where they are times.
// Source: apache/parquet-format, Types and LogicalTypes.md
import type { Cell } from "../table/writer.js";
import { numberOf, type Struct } from "./thrift.js";

export const physicalTypes = [
  "boolean",
  "int32",
  "int64",
  "int96",
  "float",
  "double",
  "bytes",
  "fixed",
] as const;
export type PhysicalType = (typeof physicalTypes)[number];

/** A value as its bytes have it; an int64 beyond 2^53 is a bigint. */
export type Raw = number | bigint | boolean | Uint8Array;

/** What cannot be a cell. It is told where its row is known. */
export class Refused {
  /** The whole number that no float holds; undefined for bytes that are no UTF-8. */
  readonly number: bigint | undefined;

  constructor(number?: bigint) {
    this.number = number;
  }
}

export type MaybeCell = Cell | Refused;
export type Conversion = (raw: Raw) => MaybeCell;

/** How the values of a schema element become cells; the name of its type where they do not. */
export function conversionOf(element: Struct, type: PhysicalType): Conversion | string {
  const logical = logicalOf(element);
  if (type === "boolean") return (raw) => raw as boolean;
  if (type === "float" || type === "double") return number;
  if (type === "int96") return "INT96";
  if (type === "bytes" || type === "fixed") return ofBytes(logical, type);
  return ofWhole(logical, type);
}

type Logical =
  | { readonly kind: "none" | "text" | "date" | "unsigned" | "uuid" | "float16" | "null" }
  | { readonly kind: "decimal"; readonly scale: number }
  | { readonly kind: "time" | "timestamp"; readonly perSecond: number }
  | { readonly kind: "other"; readonly name: string };

/** By the number of the union's field. */
function logicalOf(element: Struct): Logical {
  const union = element.get(10);
  if (!(union instanceof Map) || union.size !== 1) return convertedOf(element);
  const [[id, value]] = union as ReadonlyMap<number, Struct>;
  if ([1, 4, 12].includes(id)) return { kind: "text" };
  if (id === 5) return { kind: "decimal", scale: numberOf(value, 1) };
  if (id === 6) return { kind: "date" };
  if (id === 7 || id === 8) return { kind: id === 7 ? "time" : "timestamp", perSecond: unitOf(value) };
  if (id === 10) return { kind: value.get(2) === false ? "unsigned" : "none" };
  if (id === 11) return { kind: "null" };
  if (id === 14) return { kind: "uuid" };
  return id === 15 ? { kind: "float16" } : { kind: "other", name: `${logicalNames[id] ?? `number ${id}`}` };
}

const logicalNames: Readonly<Record<number, string>> = {
  2: "MAP",
  3: "LIST",
  13: "BSON",
  16: "VARIANT",
  17: "GEOMETRY",
  18: "GEOGRAPHY",
};

function unitOf(value: Struct): number {
  const unit = value.get(2);
  const [id] = unit instanceof Map ? [...unit.keys()] : [0];
  return [1e3, 1e6, 1e9][id - 1] ?? 1e3;
}

/** The older way to say it. */
function convertedOf(element: Struct): Logical {
  const converted = element.get(6);
  switch (converted) {
    case undefined:
      return { kind: "none" };
    case 0:
    case 4:
    case 19:
      return { kind: "text" };
    case 5:
      return { kind: "decimal", scale: (element.get(7) as number | undefined) ?? 0 };
    case 6:
      return { kind: "date" };
    case 7:
    case 8:
      return { kind: "time", perSecond: converted === 7 ? 1e3 : 1e6 };
    case 9:
    case 10:
      return { kind: "timestamp", perSecond: converted === 9 ? 1e3 : 1e6 };
    case 11:
    case 12:
    case 13:
    case 14:
      return { kind: "unsigned" };
    case 15:
    case 16:
    case 17:
    case 18:
      return { kind: "none" };
    default:
      return {
        kind: "other",
        name: converted === 20 ? "BSON" : converted === 21 ? "INTERVAL" : `number ${converted}`,
      };
  }
}

/** NaN and infinities go the way of the texts that spell them: no value, and an error with its place. */
function number(raw: Raw): Cell {
  return Number.isFinite(raw) ? (raw as number) : String(raw);
}

function ofWhole(logical: Logical, type: "int32" | "int64"): Conversion | string {
  switch (logical.kind) {
    case "none":
    case "null":
      return safe;
    case "unsigned":
      return type === "int32"
        ? (raw) => (raw as number) >>> 0
        : (raw) => safe((raw as bigint) < 0 ? BigInt.asUintN(64, BigInt(raw as bigint)) : raw);
    case "decimal":
      return (raw) => decimal(BigInt(raw as bigint), logical.scale);
    case "date":
      return (raw) => Number(raw);
    case "time":
    case "timestamp":
      return (raw) => Number(raw) / logical.perSecond;
    default:
      return nameOf(logical);
  }
}

const nameOf = (logical: Logical): string =>
  logical.kind === "other" ? logical.name : logical.kind.toUpperCase();

function safe(raw: Raw): MaybeCell {
  return typeof raw === "bigint" ? new Refused(raw) : (raw as number);
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function ofBytes(logical: Logical, type: "bytes" | "fixed"): Conversion | string {
  if (logical.kind === "decimal") return (raw) => decimal(bigEndian(raw as Uint8Array), logical.scale);
  if (logical.kind === "uuid") return (raw) => uuidText(raw as Uint8Array);
  if (logical.kind === "float16") return (raw) => number(float16(raw as Uint8Array));
  if (logical.kind === "text" || (logical.kind === "none" && type === "bytes")) return text;
  return logical.kind === "none" ? "FIXED_LEN_BYTE_ARRAY" : nameOf(logical);
}

function text(raw: Raw): MaybeCell {
  try {
    return decoder.decode(raw as Uint8Array);
  } catch {
    return new Refused();
  }
}

/** The nearest number to unscaled / 10^scale. */
function decimal(unscaled: bigint, scale: number): number {
  return Number(`${unscaled}e${-scale}`);
}

function bigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return BigInt.asIntN(8 * bytes.length, value);
}

function float16(bytes: Uint8Array): number {
  const bits = bytes[0] | (bytes[1] << 8);
  const sign = bits >> 15 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
