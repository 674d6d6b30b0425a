// The process: arguments in, exit code out.
import { runCommand, tell } from "./command.js";
import { fail } from "./files/errors.js";

process.on("uncaughtException", (error) => process.exit(tell(error)));

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads our output may stop reading: `kobai predict … | head`.
  if (error.code === "EPIPE") process.exit(0);
  fail("file/output", { code: error.code ?? error.message }, error);
});

process.exitCode = await runCommand(process.argv.slice(2));
