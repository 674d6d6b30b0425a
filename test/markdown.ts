// The code blocks of a README, and what it takes to run them as its reader would.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./source-tree.js";

export interface CodeBlock {
  readonly language: string;
  readonly text: string;
}

/** A command of a `console` block with what stands below it. */
export interface Command {
  readonly command: string;
  readonly output: readonly string[];
}

export function codeBlocks(path: string): CodeBlock[] {
  const text = readFileSync(join(root, path), "utf8");
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({ language, text }));
}

export function commands(blocks: readonly CodeBlock[]): Command[] {
  const lines = blocks
    .filter(({ language }) => language === "console")
    .flatMap(({ text }) => text.split("\n"));
  const found: { command: string; output: string[] }[] = [];
  for (const line of lines) {
    if (line.startsWith("$ ")) found.push({ command: line.slice(2), output: [] });
    else if (line !== "") found.at(-1)?.output.push(line);
  }
  return found;
}

/** `npm start` without the build that `npm test` has just made: other tests are reading it. */
export function withoutBuild(command: string): string {
  if (command !== "npm start") return command;
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return scripts.start.replace("npm run build && ", "");
}

const serving = /^The lab is at /m;

/** What a command prints on stdout, from the root of the repository. A server is ended once it says where it is. */
export async function run(command: string): Promise<string[]> {
  const child = spawn(command, { cwd: root, shell: true, detached: true });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    // the group: the shell, and the server it waits for
    if (serving.test(stdout)) process.kill(-child.pid!, "SIGINT");
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  if (status !== 0 && !serving.test(stdout))
    throw new Error(`${command} ended with ${status}:\n${stdout}${stderr}`);
  return linesOf(stdout);
}

/** A TypeScript example as JavaScript, run by Node on the built packages. */
export function runTypeScript(text: string): Promise<string[]> {
  const path = exampleFile("example.mjs", ts.transpile(text, { target: ts.ScriptTarget.ES2023 }));
  return run(`node ${path}`);
}

/** What tsc says about a TypeScript example that imports our packages by name. */
export function typeErrors(text: string): string[] {
  const path = exampleFile("example.ts", text);
  const program = ts.createProgram([path], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    strict: true,
    noEmit: true,
    types: ["node"],
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

/** Times differ from run to run and from machine to machine, a port where it is taken; nothing else may. */
export function withoutTimes(line: string): string {
  return line.replace(/\d+(\.\d+)? (ms|s|min)\b/g, "… s").replace(/127\.0\.0\.1:\d+/, "127.0.0.1:…");
}

/** The first expected line that is not printed in its turn; a line "…" stands for any lines. */
export function firstMissing(expected: readonly string[], printed: readonly string[]): string | undefined {
  let at = 0;
  let skipping = false;
  for (const line of expected.map(withoutTimes)) {
    if (line === "…") {
      skipping = true;
      continue;
    }
    const found = printed.findIndex((text, i) => i >= at && withoutTimes(text) === line);
    if (found < 0 || (!skipping && found !== at)) return line;
    at = found + 1;
    skipping = false;
  }
  return skipping || at === printed.length ? undefined : printed[at];
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
}

function exampleFile(name: string, text: string): string {
  const folder = join(root, "test/dist");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
