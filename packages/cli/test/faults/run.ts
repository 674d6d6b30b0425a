// A command run inside this process: its words in, its exit code and what it printed out.
import { vi } from "vitest";
import { runCommand } from "../../src/command.js";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export async function runHere(words: readonly string[]): Promise<Ran> {
  const stdout = capture(process.stdout);
  const stderr = capture(process.stderr);
  process.exitCode = undefined;
  try {
    const code = await runCommand(words);
    return { code, stdout: stdout.text(), stderr: stderr.text() };
  } finally {
    process.exitCode = undefined;
    stdout.end();
    stderr.end();
  }
}

function capture(stream: NodeJS.WriteStream) {
  let written = "";
  const spy = vi.spyOn(stream, "write").mockImplementation((chunk) => {
    written += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString();
    return true;
  });
  return { text: () => written, end: () => spy.mockRestore() };
}
