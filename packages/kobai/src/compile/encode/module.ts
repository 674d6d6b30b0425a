// A whole module: types, the imported memory, functions, exports, code, and the functions' names for profilers.
import { type Bytes, flatten, type Piece, sized, text, unsigned } from "./bytes.js";
import type { FunctionCode, ValueType } from "./function.js";

const typeCode: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b };
const sectionId = { custom: 0, type: 1, import: 2, function: 3, export: 7, code: 10 };
const magicAndVersion = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

export interface ModuleDescription {
  /** 64 KiB each; the memory never grows, growth would detach the views on it. */
  readonly memoryPages: number;
  /** Whether several threads work in the memory; false where absent. */
  readonly shared?: boolean;
  readonly functions: readonly FunctionCode[];
  /** Names of the functions that JavaScript calls. */
  readonly exports: readonly string[];
}

const vector = (items: readonly Piece[]): Bytes => [unsigned(items.length), items];
const section = (id: number, content: Bytes): Bytes => [id, sized(content)];
const types = (list: readonly ValueType[]): Bytes => vector(list.map((type) => [typeCode[type]]));
const signature = ({ parameters, results }: FunctionCode): Bytes => [0x60, types(parameters), types(results)];

/** Runs of equal types, as the format wants locals. */
function localRuns(locals: readonly ValueType[]): Bytes[] {
  const runs: { type: ValueType; count: number }[] = [];
  for (const type of locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.count++;
    else runs.push({ type, count: 1 });
  }
  return runs.map(({ type, count }) => [unsigned(count), typeCode[type]]);
}

const body = ({ locals, body }: FunctionCode): Bytes => sized([vector(localRuns(locals)), body, 0x0b]);

const importedMemory = (pages: number, shared: boolean): Bytes => [
  text("kobai"),
  text("memory"),
  0x02,
  shared ? 0x03 : 0x01,
  unsigned(pages),
  unsigned(pages),
];

function nameSection(functions: readonly FunctionCode[]): Bytes {
  const names = vector(functions.map(({ name }, index) => [unsigned(index), text(name)]));
  return section(sectionId.custom, [text("name"), 1, sized(names)]);
}

/** The bytes of a module. Function i of the list has index i: only a memory is imported. */
export function encodeModule({
  memoryPages,
  shared = false,
  functions,
  exports,
}: ModuleDescription): Uint8Array<ArrayBuffer> {
  const indexOf = (name: string) => functions.findIndex((f) => f.name === name);
  const exported = exports.map((name): Bytes => [text(name), 0x00, unsigned(indexOf(name))]);
  return flatten([
    magicAndVersion,
    section(sectionId.type, vector(functions.map(signature))),
    section(sectionId.import, vector([importedMemory(memoryPages, shared)])),
    section(sectionId.function, vector(functions.map((_, index) => unsigned(index)))),
    section(sectionId.export, vector(exported)),
    section(sectionId.code, vector(functions.map(body))),
    nameSection(functions),
  ]);
}
