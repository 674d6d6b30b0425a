// `kobai lab`: the lecture in the browser, with the built-in weights or the reader's own.
import type { Command } from "commander";
import { fail } from "./errors.js";
import { labFolder } from "./folder.js";
import { openInBrowser } from "./open.js";
import { serveLab } from "./serve.js";

interface LabFlags {
  readonly port?: number;
  readonly model?: string;
  readonly open?: boolean;
}

export function registerLab(program: Command): void {
  program
    .command("lab")
    .description("open the lecture: draw digits, look inside the network, train it in the page")
    .option("--port <N>", "port to listen on (default: 4884, or a free one)", portNumber)
    .option("--model <FILE>", "show the model in this file instead of the built-in one")
    .option("--open", "open it in the browser")
    .action(runLab);
}

/** Throws "lab/port". */
export function portNumber(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65535 ? port : fail("lab/port", { got: text });
}

/** Prints the address on a line of its own and serves until Ctrl-C. */
export async function runLab({ port, model, open }: LabFlags): Promise<void> {
  const lab = await serveLab({ folder: labFolder(), port, modelFile: model });
  console.log(`The lab is at ${lab.url} (Ctrl-C ends it)`);
  if (open) openInBrowser(lab.url);
  await interrupted();
  await lab.close();
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}
