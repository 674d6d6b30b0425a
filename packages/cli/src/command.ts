// Words in, exit code out. 0 done, 2 a mistake of the user or a disk that fails, 70 a mistake of ours, 130 and 143
// interrupted.
import { CommanderError } from "commander";
import { KobaiError } from "kobai";
import { printable } from "./output/text.js";
import { makeProgram } from "./program.js";

const theirMistake = 2;
const ourMistake = 70;

/** Runs what stands behind `kobai` on a command line. A command may have set the exit code of the process itself. */
export async function runCommand(words: readonly string[]): Promise<number> {
  try {
    const program = makeProgram();
    if (words.length === 0) program.outputHelp();
    else await program.parseAsync(words, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    return tell(error);
  }
}

/** Says on standard error what went wrong; returns the exit code. */
export function tell(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof KobaiError) {
    process.stderr.write(`${printable(error.message)}\n`);
    return theirMistake;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `kobai: this should not have happened; please report it with these lines.\n${stack}\n`,
  );
  return ourMistake;
}
