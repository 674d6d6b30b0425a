// Runs a learner's JavaScript, its types already taken out, and then the probe in the scope of it. Used in the sandbox's
// worker; the tests run every exercise's programs with it in Node.
import * as lecture from "kobai/lecture";
import type { FromWorker, Runnable } from "../messages.js";
import { line } from "./shown.js";

/** The name under which the engine knows the learner's code. */
const file = "program.ts";
// taken before the learner's code runs, which may put other things in their places
const { stringify } = JSON;
const { isFinite: finite } = Number;
const makeFunction = Function;

/** Never throws: what the learner's code throws is its outcome. */
export function runTypeScript(
  { code, probe }: Runnable,
  write: (text: string) => void,
): Extract<FromWorker, { kind: "done" | "failed" | "exhausted" }> {
  const print = (...values: unknown[]) => write(line(values));
  const console = { log: print, info: print, warn: print, error: print, debug: print };
  try {
    const run = makeFunction("require", "exports", "console", body(code, probe));
    return { kind: "done", value: stringify(run(required, {}, console), data) ?? "null" };
  } catch (error) {
    if (isExhausted(error)) return { kind: "exhausted" };
    return { kind: "failed", message: told(error), line: lineIn(error, code.split("\n").length) };
  }
}

/** What engines say where a list, a text or a buffer can grow no further. A length that is no length is another fault. */
const noMore =
  /allocation failed|out of memory|allocation size overflow|maximum size exceeded|Invalid string length/i;
const grown = /^RangeError: Invalid array length\n\s+at Array\./;

function isExhausted(error: unknown): boolean {
  return error instanceof Error && (noMore.test(error.message) || grown.test(String(error.stack)));
}

/** Two lines stand before it, which the engine puts there for the function's head. */
const headLines = 2;

function body(code: string, probe: string | null): string {
  const asked = probe === null ? "" : `{ let answer;\n${probe}\nreturn answer; }`;
  return `"use strict"; ${code}\n;${asked}\n//# sourceURL=${file}`;
}

function required(name: string): unknown {
  if (name === "kobai/lecture") return lecture;
  throw new Error(`there is no "${name}" here, only "kobai/lecture".`);
}

/** What JSON would leave out or could not say. */
function data(_: string, value: unknown): unknown {
  if (typeof value === "number" && !finite(value)) return `${value}`;
  return typeof value === "bigint" ? `${value}` : value;
}

function told(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return line([error]).trimEnd();
}

/** Of the innermost call that is in the learner's lines, and not in the probe's. */
function lineIn(error: unknown, lines: number): number | null {
  const stack = error instanceof Error ? String(error.stack) : "";
  const places = [...stack.matchAll(/program\.ts:(\d+)/g)].map(([, at]) => Number(at) - headLines);
  return places.find((at) => at >= 1 && at <= lines) ?? null;
}
