// Runs the programs of our own exercises in Node, where nothing is walled in: the same transpiler and the same harness as
// in the sandbox, with the machine's python3 in the place of Pyodide.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { runTypeScript } from "../../src/sandbox/inside/typescript.js";
import type { Outcome, Program } from "../../src/sandbox/program.js";
import { javascript } from "../../src/sandbox/typescript.js";

const harness = readFileSync(
  fileURLToPath(new URL("../../src/sandbox/inside/harness.py", import.meta.url)),
  "utf8",
);
/** One interpreter answers all: a line of JSON in, a line out. What a program prints is kept apart. */
const main = `${harness}
import io, json
terminal = sys.stdout
for asked in sys.stdin:
    sys.stdout = io.StringIO()
    outcome = run(*json.loads(asked))
    print(json.dumps([outcome, sys.stdout.getvalue()]), file=terminal, flush=True)
`;

export async function runHere(program: Program): Promise<Outcome> {
  if (program.language === "python") return runPython(program);
  const runnable = javascript(program);
  if ("message" in runnable) return { kind: "failed", ...runnable, output: "" };
  let output = "";
  const outcome = runTypeScript(runnable, (text) => (output += text));
  return outcomeOf(outcome, output);
}

async function runPython({ source, probe = undefined }: Program): Promise<Outcome> {
  const [told, output] = JSON.parse(await python3(JSON.stringify([source, probe ?? null])));
  return outcomeOf(JSON.parse(told), output);
}

function outcomeOf(outcome: ReturnType<typeof runTypeScript>, output: string): Outcome {
  if (outcome.kind === "done") return { kind: "done", value: JSON.parse(outcome.value), output };
  if (outcome.kind === "exhausted") return { kind: "stopped", reason: "memory", output };
  const { message, line } = outcome;
  return { kind: "failed", message, output, ...(line === null ? {} : { line }) };
}

const waiting: { resolve(line: string): void; reject(error: Error): void }[] = [];
let interpreter: ChildProcessWithoutNullStreams | undefined;

function python3(line: string): Promise<string> {
  interpreter ??= started();
  const { stdin } = interpreter;
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
    stdin.write(`${line}\n`);
  });
}

function started(): ChildProcessWithoutNullStreams {
  const child = spawn("python3", ["-c", main]);
  const fail = (why: string) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(why));
  };
  child.on("error", () => fail("no python3: the exercises' programs in Python run with it"));
  child.stderr.setEncoding("utf8").on("data", fail);
  createInterface(child.stdout).on("line", (line) => waiting.shift()?.resolve(line));
  // it ends with the test, whose end closes its input
  child.unref();
  return child;
}
