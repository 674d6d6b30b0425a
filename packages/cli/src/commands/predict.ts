// `kobai predict`: answers for rows whose answers are not known.
import { once } from "node:events";
import type { Command } from "commander";
import { predictor } from "kobai";
import { eachInputs } from "../data/for-model.js";
import { checkWritable, writeInParts } from "../files/write.js";
import { fail as failOption } from "../options/errors.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { type Screen, screen } from "../output/terminal.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";
import { type Answers, answersOf, csvText, joined, jsonText, personLines } from "./predict-result.js";
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
  const { all } = await predictor(model);
  const eachAnswers: EachAnswers = (visit) =>
    flags.row === undefined
      ? eachInputs(data!, use, (inputs) => visit(answersOf(model, all(inputs))))
      : visit(answersOf(model, all(rowInputs(use, flags.row))));
  if (flags.out !== undefined) {
    const encoder = new TextEncoder();
    const write = texts(flags, eachAnswers);
    return writeInParts(flags.out, (next) => write((text) => next(encoder.encode(text))));
  }
  const out = screen(process.stdout);
  if (!flags.json && (out.live || flags.row !== undefined)) return tell(out, eachAnswers);
  return texts(flags, eachAnswers)(toStandardOutput);
}

/** Answers as rows come, in their order. */
type EachAnswers = (visit: (answers: Answers) => Promise<void>) => Promise<void>;

/** Answers as text, a part at a time: no file is too large to be answered. */
function texts({ json }: PredictFlags, eachAnswers: EachAnswers) {
  return async (write: (text: string) => Promise<void>): Promise<void> => {
    let begun = false;
    await eachAnswers((answers) => {
      const text = json ? jsonText(answers) : csvText(answers, { header: !begun });
      begun = true;
      return write(text);
    });
  };
}

async function toStandardOutput(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** A table has columns as wide as their widest cell: all answers are gathered first. */
async function tell(out: Screen, eachAnswers: EachAnswers): Promise<void> {
  const parts: Answers[] = [];
  await eachAnswers(async (answers) => {
    parts.push(answers);
  });
  const lines = personLines(out, joined(parts));
  out.write(lines.map((line) => `${line}\n`).join(""));
}

function checkQuestion(data: string | undefined, { row }: PredictFlags): void {
  if (data !== undefined && row !== undefined) failOption("option/row-and-data", {});
  if (data === undefined && row === undefined) failOption("option/no-data", {});
}
