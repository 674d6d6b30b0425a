// The command line as a whole: its commands, its help, and what is said when it cannot be understood.
import { readFileSync } from "node:fs";
import { Command, type CommanderError } from "commander";
import { registerDiagnose } from "./commands/diagnose.js";
import { fail } from "./commands/errors.js";
import { registerEvaluate } from "./commands/evaluate.js";
import { registerExplain } from "./commands/explain.js";
import { registerExport } from "./commands/export.js";
import { registerInspect } from "./commands/inspect.js";
import { registerPredict } from "./commands/predict.js";
import { registerTrain } from "./commands/train.js";
import { registerLab } from "./lab/index.js";
import { nearestName } from "./options/nearest.js";

/** Each adds one command. */
const registrations: readonly ((program: Command) => void)[] = [
  registerTrain,
  registerEvaluate,
  registerPredict,
  registerExplain,
  registerInspect,
  registerExport,
  registerDiagnose,
  registerLab,
];

const laterCommands = ["sweep", "worker"];

const examples = `
Examples:
  kobai train mnist --preset lecture
  kobai train iris.csv --target species --out iris.safetensors
  kobai predict iris.safetensors new.csv`;

export function makeProgram(): Command {
  const program = new Command("kobai")
    .description("Neural networks you can read. Train one on a table, or on handwritten digits.")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show this help")
    .helpCommand("help [command]", "show the help of a command")
    .configureOutput({ outputError: () => {} })
    .configureHelp({ subcommandTerm })
    .addHelpText("after", examples);
  for (const register of registrations) register(program);
  for (const command of [program, ...program.commands])
    command.exitOverride((error) => refuse(error, command, program)).showSuggestionAfterError(false);
  return program;
}

/** `train <data>`: every command has options. */
function subcommandTerm(command: Command): string {
  const places = command.registeredArguments.map((place) =>
    place.required ? `<${place.name()}>` : `[${place.name()}]`,
  );
  return [command.name(), ...places].join(" ");
}

function version(): string {
  const text = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

/** What commander could not understand, as one of our errors. Help and version end here, too, and pass. */
function refuse(error: CommanderError, command: Command, program: Command): never {
  const name = command === program ? "kobai" : `kobai ${command.name()}`;
  // Commander names what it means between the first and the last single quote.
  const got = /'(.*)'/s.exec(error.message)?.[1] ?? "";
  switch (error.code) {
    case "commander.unknownCommand":
      return refuseCommand(got, program);
    case "commander.unknownOption":
      return fail(
        "command/option-unknown",
        { command: name, got, nearest: nearestOption(got, command) },
        error,
      );
    case "commander.optionMissingArgument":
      return fail("command/option-value", { command: name, option: got }, error);
    case "commander.missingArgument":
      return fail("command/argument-missing", { command: name, argument: got }, error);
    case "commander.excessArguments": {
      const extra = command.args[command.registeredArguments.length];
      return fail("command/argument-many", { command: name, got: extra }, error);
    }
    default:
      throw error;
  }
}

function refuseCommand(got: string, program: Command): never {
  if (laterCommands.includes(got)) fail("command/later", { got });
  const names = program.commands.map((command) => command.name());
  return fail("command/unknown", { got, nearest: nearestName(got, names) });
}

function nearestOption(got: string, command: Command): string | undefined {
  return nearestName(
    got,
    command.options.map(({ long }) => long ?? ""),
  );
}
