// `kobai predict`: answers for rows whose answers are not known.
import type { Command } from "commander";
import { predictor } from "kobai";
import { loadInputs } from "../data/for-model.js";
import { checkWritable, writeAtomically } from "../files/write.js";
import { fail as failOption } from "../options/errors.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { screen } from "../output/terminal.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";
import { answersOf, csvText, jsonText, personLines } from "./predict-result.js";
import { rowInputs } from "./predict-row.js";

interface PredictFlags extends ModelFlags {
  readonly row?: string;
  readonly unseen?: string;
  readonly out?: string;
  readonly json?: boolean;
}

export function registerPredict(program: Command): void {
  const command = takesModel(
    program.command("predict").description("answer rows: in a table on a terminal, as CSV elsewhere"),
  );
  takesUnseen(command)
    .argument("[data]", "mnist (its test rows), a table, IDX images, or - for CSV from standard input")
    .option("--row <JSON>", `one row instead: '{"petal_width": 0.2, ...}' or '[0.2, ...]'`)
    .option("--out <FILE>", "write the CSV, or the JSON lines, to a file")
    .option("--json", "a JSON object per row: label and probabilities, or values")
    .action(run);
}

async function run(path: string, data: string | undefined, flags: PredictFlags): Promise<void> {
  checkQuestion(data, flags);
  const unseen = readUnseen(flags.unseen);
  if (flags.out !== undefined) await checkWritable(flags.out);
  const model = await openModel(path, flags);
  const use = { name: path, model, unseen };
  const inputs = flags.row === undefined ? await loadInputs(data!, use) : rowInputs(use, flags.row);
  const answers = answersOf(model, (await predictor(model)).all(inputs));
  const text = flags.json ? jsonText(answers) : csvText(answers);
  if (flags.out !== undefined) return writeAtomically(flags.out, new TextEncoder().encode(text));
  const out = screen(process.stdout);
  const person = !flags.json && (out.live || flags.row !== undefined);
  out.write(
    person
      ? personLines(out, answers)
          .map((line) => `${line}\n`)
          .join("")
      : text,
  );
}

function checkQuestion(data: string | undefined, { row }: PredictFlags): void {
  if (data !== undefined && row !== undefined) failOption("option/row-and-data", {});
  if (data === undefined && row === undefined) failOption("option/no-data", {});
}
