// `kobai explain`: why a model answers a row as it does, column by column.
import type { Command } from "commander";
import { predictor } from "kobai";
import { answerNames } from "../data/shape.js";
import { fail as failOption } from "../options/errors.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { oneOf } from "../options/values.js";
import { screen } from "../output/terminal.js";
import { explanationJson, explanationLines } from "./explain-result.js";
import { explainRow } from "./explain-row.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";
import { rowInputs } from "./predict-row.js";

interface ExplainFlags extends ModelFlags {
  readonly row?: string;
  readonly unseen?: string;
  readonly output?: string;
  readonly json?: boolean;
}

const method = `
How: integrated gradients from the mean row of the training to this one. What the columns add makes up the
whole difference between the two answers. Categories of one column are told as one.`;

export function registerExplain(program: Command): void {
  const command = takesModel(
    program.command("explain").description("say what each column of a row adds to its answer"),
  );
  takesUnseen(command)
    .option("--row <JSON>", `the row: '{"petal_width": 0.2, ...}' or '[0.2, ...]'`)
    .option("--output <NAME>", "the class or target to explain (default: the answer; every target)")
    .option("--json", "a JSON object: value, baseline, contributions")
    .addHelpText("after", method)
    .action(run);
}

async function run(path: string, flags: ExplainFlags): Promise<void> {
  if (flags.row === undefined) return failOption("option/explain-row", {});
  const unseen = readUnseen(flags.unseen);
  const model = await openModel(path, flags);
  // what --output can name
  const names = answerNames(model);
  const asked = flags.output === undefined ? undefined : names.indexOf(named(flags.output, names));
  const inputs = rowInputs({ model, unseen }, flags.row);
  const told = explainRow(model, { inputs, outputs: (await predictor(model))(inputs), asked });
  const out = screen(process.stdout);
  const lines = flags.json ? told.map(explanationJson) : explanationLines(out, told);
  out.write(lines.map((line) => `${line}\n`).join(""));
}

/** Names of classes keep their case. Throws "option/name". */
function named(text: string, names: readonly string[]): string {
  return names.find((name) => name === text) ?? oneOf("--output", text, names);
}
