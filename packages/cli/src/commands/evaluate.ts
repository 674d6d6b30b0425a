// `kobai evaluate`: how good a model is on rows whose answers are known.
import type { Command } from "commander";
import { evaluate } from "kobai";
import { loadJudging } from "../data/for-model.js";
import { classNames, outputSize, rowCount } from "../data/shape.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { scoreLines } from "../output/score-lines.js";
import { screen } from "../output/terminal.js";
import { baselineOf } from "../runs/baseline.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";
import { scoreJson } from "./train-result.js";

interface EvaluateFlags extends ModelFlags {
  readonly unseen?: string;
  readonly json?: boolean;
}

export function registerEvaluate(program: Command): void {
  const command = takesModel(
    program.command("evaluate").description("judge a model by rows whose answers are known"),
  ).argument("<data>", "mnist (its test rows), a table with the target, or an IDX pair images,labels");
  takesUnseen(command).option("--json", "one JSON object instead of words").action(run);
}

async function run(path: string, dataName: string, flags: EvaluateFlags): Promise<void> {
  const unseen = readUnseen(flags.unseen);
  const model = await openModel(path, flags);
  const data = await loadJudging(dataName, { name: path, model, unseen });
  const evaluation = await evaluate(model, data);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(scoreJson(evaluation))}\n`);
    return;
  }
  const out = screen(process.stdout);
  const labels = classNames(model);
  // The commonest answer of these very rows: the model does not remember those it learned from.
  const baseline = baselineOf({ learned: data, judged: data, labels, outputSize: outputSize(model) });
  const rows = rowCount(data, model.inputSize);
  const lines = scoreLines(out, { name: "score", rows, evaluation, labels, baseline });
  out.write(lines.map((line) => `${line}\n`).join(""));
}
