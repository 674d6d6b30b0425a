// The files that Python is made of, fetched when it is first asked for. They are handed to the sandbox, which may fetch
// nothing itself; the page keeps them for the next frame.
import { KobaiError } from "kobai";
import { type DownloadProgress, unpacked } from "../download.js";

/** In the site each is gzipped and ends in .gz. */
export const pythonFiles = [
  "pyodide.mjs",
  "pyodide.asm.mjs",
  "pyodide.asm.wasm",
  "python_stdlib.zip",
] as const;

export type PythonFiles = Readonly<Record<(typeof pythonFiles)[number], Blob>>;

/** Throws "lab/python-unreachable". */
export async function fetchPython(
  folder: URL,
  tell: (progress: DownloadProgress) => void,
): Promise<PythonFiles> {
  const responses = await Promise.all(pythonFiles.map((name) => ask(new URL(`${name}.gz`, folder))));
  const blobs = await unpacked(responses, tell);
  return Object.fromEntries(pythonFiles.map((name, i) => [name, blobs[i]])) as unknown as PythonFiles;
}

async function ask(address: URL): Promise<Response> {
  const response = await fetch(address).catch(() => undefined);
  if (response?.ok) return response;
  throw new KobaiError("lab/python-unreachable", { status: response?.status ?? 0 }, "lab/python-unreachable");
}
