// The process: arguments in, exit code out. 0 done, 2 a mistake of the user, 70 one of ours, 130 and 143 interrupted.
import { CommanderError } from "commander";
import { KobaiError } from "kobai";
import { printable } from "./output/text.js";
import { makeProgram } from "./program.js";

const userMistake = 2;
const ourMistake = 70;

// Whoever reads our output may stop reading: `kobai predict … | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

async function main(words: readonly string[]): Promise<void> {
  const program = makeProgram();
  if (words.length === 0) program.outputHelp();
  else await program.parseAsync(words, { from: "user" });
}

function tell(error: unknown): number {
  if (error instanceof CommanderError && error.exitCode === 0) return 0;
  if (error instanceof KobaiError) {
    process.stderr.write(`${printable(error.message)}\n`);
    return userMistake;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(
    `kobai: this should not have happened; please report it with these lines.\n${stack}\n`,
  );
  return ourMistake;
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}
