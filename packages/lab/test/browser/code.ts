// What a reader gets by "copy as code", run as the reader would: in Node, with the built library.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const folder = fileURLToPath(new URL("../../dist/copied/", import.meta.url));
let count = 0;

/** What a TypeScript module prints, as one text. */
export function printed(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  mkdirSync(folder, { recursive: true });
  const file = `${folder}${process.pid}-${count++}.mjs`;
  writeFileSync(file, outputText);
  try {
    return execFileSync(process.execPath, [file], { encoding: "utf8" });
  } finally {
    rmSync(file);
  }
}

/** The numbers in what it prints, in their order. */
export function numbersPrinted(code: string): number[] {
  return (printed(code).match(/-?\d+(\.\d+)?(e[-+]?\d+)?/g) ?? []).map(Number);
}
