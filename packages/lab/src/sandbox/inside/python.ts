// Python in the worker: Pyodide, from files that the page has handed in. Nothing is fetched, here or later: the frame's
// policy lets nothing out, and every file that Pyodide asks for is answered from what is there.
import { info } from "pyodide/pyodide-lock.json";
import type { FromWorker, Runnable } from "../messages.js";
import { limits } from "../program.js";
import type { PythonFiles } from "../python-files.js";
import harness from "./harness.py";

/** What is used of Pyodide; its own types want Node's. */
interface Pyodide {
  setStdout(to: { write(bytes: Uint8Array): number; isatty: boolean }): void;
  setStderr(to: { write(bytes: Uint8Array): number; isatty: boolean }): void;
  runPython(code: string): unknown;
}
type Run = (code: string, probe: string | undefined) => string;

/** An address that is nobody's: only the last part of what Pyodide asks for counts. */
const nowhere = "https://python.invalid/";
/** No packages: the standard library is all there is. */
const lock = { info, packages: {} };

/** Where what a program prints goes, and whom to tell that it was refused more memory. */
export interface PythonWays {
  readonly write: (text: string) => void;
  readonly refuse: () => void;
}

export async function loadPython(
  files: PythonFiles,
  { write, refuse }: PythonWays,
): Promise<(program: Runnable) => Extract<FromWorker, { kind: "done" | "failed" }>> {
  limitMemory(refuse);
  const pyodide = await loaded(files);
  pyodide.setStdout(printer(write));
  pyodide.setStderr(printer(write));
  const run = pyodide.runPython(`${harness}\nrun`) as Run;
  return ({ code, probe }) => JSON.parse(run(code, probe ?? undefined));
}

/** Pyodide would take 4 GB, which lasts a minute and takes the machine's breath. */
function limitMemory(refuse: () => void): void {
  const { prototype } = WebAssembly.Memory;
  const { grow } = prototype;
  const pageBytes = 65_536;
  prototype.grow = function (pages: number) {
    if (this.buffer.byteLength + pages * pageBytes <= limits.pythonMemory) return grow.call(this, pages);
    refuse();
    throw new RangeError("out of memory");
  };
}

async function loaded(files: PythonFiles): Promise<Pyodide> {
  const own = globalThis.fetch;
  globalThis.fetch = async (asked) => answered(files, String(asked));
  try {
    const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
      module(files["pyodide.mjs"]),
      module(files["pyodide.asm.mjs"]),
    ]);
    return await loadPyodide({ createPyodideModule, indexURL: nowhere, lockFileContents: lock });
  } finally {
    globalThis.fetch = own;
  }
}

async function answered(files: PythonFiles, address: string): Promise<Response> {
  const name = address.slice(nowhere.length) as keyof PythonFiles;
  const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
  return new Response(files[name], { headers: { "Content-Type": type } });
}

// biome-ignore lint/suspicious/noExplicitAny: modules of another's, known by name alone
function module(file: Blob): Promise<any> {
  return import(/* @vite-ignore */ URL.createObjectURL(new Blob([file], { type: "text/javascript" })));
}

/** Python writes bytes, and may do so in the middle of a character. */
function printer(write: (text: string) => void) {
  const decoder = new TextDecoder();
  return {
    // as to a terminal: a line is there when it is printed
    isatty: true,
    write(bytes: Uint8Array): number {
      write(decoder.decode(bytes, { stream: true }));
      return bytes.length;
    },
  };
}
