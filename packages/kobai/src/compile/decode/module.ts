// A module of encode/module.ts read back from its bytes: for people (text.ts) and for the scan of deterministic mode.
import type { ValueType } from "../encode/function.js";
import { type Instruction, instructionsOf, isRelaxed } from "./instructions.js";
import { Reader } from "./reader.js";

export interface DecodedFunction {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  readonly locals: readonly ValueType[];
  readonly instructions: readonly Instruction[];
  /** Bytes of its code and of its list of locals. */
  readonly size: number;
}

export interface DecodedModule {
  /** The memory that the module imports, 64 KiB a page. */
  readonly memory: {
    readonly module: string;
    readonly name: string;
    readonly pages: number;
    readonly shared: boolean;
  };
  readonly functions: readonly DecodedFunction[];
  readonly exports: readonly { readonly name: string; readonly index: number }[];
}

type Signature = Pick<DecodedFunction, "parameters" | "results">;
type Body = Pick<DecodedFunction, "locals" | "instructions" | "size">;

const valueTypes: ReadonlyMap<number, ValueType> = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
  [0x7b, "v128"],
]);

function valueType(reader: Reader): ValueType {
  const code = reader.byte();
  const type = valueTypes.get(code);
  if (type === undefined)
    throw new Error(`module: expected a value type at byte ${reader.at - 1}, got ${code}`);
  return type;
}

function signature(reader: Reader): Signature {
  reader.byte(); // "a function type follows"
  return {
    parameters: reader.vector(() => valueType(reader)),
    results: reader.vector(() => valueType(reader)),
  };
}

function importedMemory(reader: Reader): DecodedModule["memory"] {
  const [module, name] = [reader.text(), reader.text()];
  const [, limits] = reader.take(2); // "a memory", and whether it is shared: an upper limit it has either way
  const pages = reader.unsigned();
  reader.unsigned(); // the limit: our memories never grow
  return { module, name, pages, shared: limits === 0x03 };
}

function body(reader: Reader): Body {
  const size = reader.unsigned();
  const part = reader.part(size);
  const runs = part.vector(() => ({ count: part.unsigned(), type: valueType(part) }));
  const locals = runs.flatMap(({ count, type }) => Array<ValueType>(count).fill(type));
  return { locals, instructions: [...instructionsOf(part)], size };
}

function exported(reader: Reader): DecodedModule["exports"][number] {
  const name = reader.text();
  reader.byte(); // "a function"
  return { name, index: reader.unsigned() };
}

/** The names of the functions by index, from the custom section "name". */
function names(reader: Reader): string[] {
  reader.text(); // "name"
  reader.byte(); // "of functions"
  reader.unsigned(); // bytes of the part
  const entries = reader.vector(() => ({ index: reader.unsigned(), name: reader.text() }));
  return entries.map(({ name }) => name); // encodeModule names all of them, in their order
}

/** The sections by their numbers. */
function sections(bytes: Uint8Array): Map<number, Reader> {
  const reader = new Reader(bytes);
  reader.take(8); // magic number and version
  const found = new Map<number, Reader>();
  while (!reader.done) found.set(reader.byte(), reader.part(reader.unsigned()));
  return found;
}

/** Reads what `encodeModule` writes, and no more of the format.
 *
 * Throws  where it meets anything else: the bytes are our own, so that is a fault of ours
 */
export function decodeModule(bytes: Uint8Array): DecodedModule {
  const found = sections(bytes);
  const section = <Item>(id: number, item: (reader: Reader) => Item): Item[] => {
    const reader = found.get(id);
    return reader ? reader.vector(() => item(reader)) : [];
  };
  const signatures = section(1, signature);
  const [memory] = section(2, importedMemory);
  const exports = section(7, exported);
  const bodies = section(10, body);
  const custom = found.get(0);
  const named = custom ? names(custom) : [];
  // Function i has type i: encodeModule writes one type per function
  const functions = bodies.map((code, i) => ({ name: named[i], ...signatures[i], ...code }));
  return { memory, functions, exports };
}

/** The relaxed-SIMD instructions of a module, whose bits may differ between machines: none in deterministic mode. */
export function relaxedInstructions(bytes: Uint8Array): string[] {
  return decodeModule(bytes).functions.flatMap(({ name, instructions }) =>
    instructions.filter(isRelaxed).map((instruction) => `${name}: ${instruction.name}`),
  );
}
