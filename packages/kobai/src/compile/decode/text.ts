// The bytes of a module as text in the WebAssembly text format, which any assembler takes back.
import type { Instruction } from "./instructions.js";
import { type DecodedFunction, decodeModule } from "./module.js";

/** The shortest decimal that reads back as this number of f32. */
function shortest32(value: number): string {
  for (let digits = 1; ; digits++) {
    const decimal = Number(value.toPrecision(digits));
    if (Math.fround(decimal) === value) return String(decimal);
  }
}

function float(value: number, precision: "f32" | "f64"): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0";
  return precision === "f32" ? shortest32(value) : String(value);
}

const same = (values: readonly unknown[]) => values.every((value) => value === values[0]);

const repeated = (shape: string, lanes: number, number: string) =>
  [shape, ...Array<string>(lanes).fill(number)].join(" ");

/** 16 bytes as what they most likely are: one number of f32 in four lanes, one of f64 in two, or four words. */
function vector(bytes: readonly number[]): string {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  const words = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
  if (same(words)) return repeated("f32x4", 4, float(view.getFloat32(0, true), "f32"));
  const halves = [0, 8].map((at) => view.getBigUint64(at, true));
  if (same(halves)) return repeated("f64x2", 2, float(view.getFloat64(0, true), "f64"));
  return `i32x4 ${words.map((word) => `0x${word.toString(16)}`).join(" ")}`;
}

const offset = (bytes: number): string => (bytes > 0 ? ` offset=${bytes}` : "");

/** What is written behind the name of an instruction. */
function operands({ name, immediate, values }: Instruction, functionNames: readonly string[]): string {
  const numbers = values.map(Number);
  if (name === "call") return ` $${functionNames[numbers[0]]}`;
  switch (immediate) {
    case "none":
    case "block":
    case "one zero":
    case "two zeros":
      return "";
    case "memory":
      return offset(numbers[1]);
    case "memory lane":
      return `${offset(numbers[1])} ${numbers[2]}`;
    case "f32":
    case "f64":
      return ` ${float(numbers[0], immediate)}`;
    case "v128":
      return ` ${vector(numbers)}`;
    default:
      return ` ${values.join(" ")}`;
  }
}

/** Instructions one a line, two spaces deeper inside block, loop and if. */
function instructionLines(instructions: readonly Instruction[], functionNames: readonly string[]): string[] {
  let depth = 0;
  return instructions.map((instruction) => {
    const { name, immediate } = instruction;
    if (name === "end") depth--;
    const line = "  ".repeat(depth - (name === "else" ? 1 : 0)) + name + operands(instruction, functionNames);
    if (immediate === "block") depth++;
    return line;
  });
}

function functionLines(
  { name, parameters, results, locals, instructions }: DecodedFunction,
  functionNames: readonly string[],
): string[] {
  const types = (keyword: string, list: readonly string[]) =>
    list.length > 0 ? `(${keyword} ${list.join(" ")})` : "";
  const head = [`(func $${name}`, types("param", parameters), types("result", results)];
  // The last instruction is the `end` of the function itself, which the text writes as a bracket
  const body = instructionLines(instructions.slice(0, -1), functionNames);
  const lines = [types("local", locals), ...body].filter((line) => line !== "");
  return [head.filter((part) => part !== "").join(" "), ...lines.map((line) => `  ${line}`), ")"];
}

/** The text of a module: its memory, its exports and its functions by name. Hints of alignment are left out. */
export function moduleText(bytes: Uint8Array): string {
  const { memory, functions, exports } = decodeModule(bytes);
  const names = functions.map(({ name }) => name);
  const lines = [
    `(import "${memory.module}" "${memory.name}" (memory ${memory.pages} ${memory.pages}${memory.shared ? " shared" : ""}))`,
    ...exports.map(({ name, index }) => `(export "${name}" (func $${names[index]}))`),
    ...functions.flatMap((code) => functionLines(code, names)),
  ];
  return ["(module", ...lines.map((line) => `  ${line}`), ")", ""].join("\n");
}
