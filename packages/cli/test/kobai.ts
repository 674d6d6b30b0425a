// Runs the real command as a stranger would: bin/kobai.js in a process of its own.
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

export const commandFile = fileURLToPath(new URL("../bin/kobai.js", import.meta.url));

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  /** Of standard input. */
  readonly input?: string | Uint8Array;
  readonly env?: Record<string, string>;
  /** Milliseconds after which the process is ended by SIGKILL. */
  readonly killAfter?: number | undefined;
  /** Called with the process and all it has written so far, whenever it writes. */
  readonly onOutput?: (child: ChildProcess, stdout: string) => void;
}

export function kobai(
  words: readonly string[],
  { cwd, input = "", env, killAfter, onOutput }: RunOptions,
): Promise<Outcome> {
  const child = spawn(process.execPath, [commandFile, ...words], {
    cwd,
    env: { ...process.env, ...env },
    ...(killAfter !== undefined && { timeout: killAfter, killSignal: "SIGKILL" }),
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    onOutput?.(child, stdout);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  // A command that refuses its arguments never reads.
  child.stdin.on("error", () => {}).end(input);
  return new Promise((resolve) => {
    child.on("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** The command as run in one folder, which is made before the first test.
 *
 * `run` resolves with whatever comes of it; `printed` expects a good end and resolves with what was printed.
 */
export function kobaiIn(folder: () => string) {
  const run = (words: readonly string[], options: Partial<RunOptions> = {}) =>
    kobai(words, { cwd: folder(), ...options });
  const printed = async (words: readonly string[], options: Partial<RunOptions> = {}): Promise<string> => {
    const { code, stdout, stderr } = await run(words, options);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  return { run, printed };
}

/** All outcomes in order, a few processes at a time. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Array<Result>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      results[at] = await run(items[at]);
    }
  };
  await Promise.all(Array.from({ length: 3 }, worker));
  return results;
}
