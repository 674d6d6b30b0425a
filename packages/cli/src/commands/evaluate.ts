// `kobai evaluate`: how good a model is on rows whose answers are known.
import type { Command } from "commander";
import { loadJudging, type ModelInUse } from "../data/for-model.js";
import { answerNames } from "../data/shape.js";
import { Spools } from "../files/spool.js";
import { readUnseen, takesUnseen } from "../options/unseen.js";
import { memorySize } from "../options/values.js";
import { scoreLines } from "../output/score-lines.js";
import { screen } from "../output/terminal.js";
import { baselineOf } from "../scores/baseline.js";
import { judge, scoreJson } from "../scores/scores.js";
import { type ModelFlags, openModel, takesModel } from "./model-file.js";

interface EvaluateFlags extends ModelFlags {
  readonly unseen?: string;
  readonly memory?: string;
  readonly json?: boolean;
}

export function registerEvaluate(program: Command): void {
  const command = takesModel(
    program.command("evaluate").description("judge a model by rows whose answers are known"),
  ).argument("<data>", "mnist (its test rows), a table with the target, or an IDX pair images,labels");
  takesUnseen(command)
    .option("--memory <SIZE>", "what a table may take in memory, by default 512MB; a larger one is streamed")
    .option("--json", "one JSON object instead of words")
    .action(run);
}

async function run(path: string, dataName: string, flags: EvaluateFlags): Promise<void> {
  const unseen = readUnseen(flags.unseen);
  const model = await openModel(path, flags);
  const spools = new Spools(memorySize(flags.memory));
  await tell(dataName, { use: { name: path, model, unseen }, spools, flags }).finally(() => spools.close());
}

interface Judging {
  readonly use: ModelInUse;
  readonly spools: Spools;
  readonly flags: EvaluateFlags;
}

async function tell(dataName: string, { use, spools, flags }: Judging): Promise<void> {
  const { model } = use;
  const data = await loadJudging(dataName, use, spools);
  const { rows, scores } = await judge(model, data);
  if (flags.json) {
    process.stdout.write(`${JSON.stringify(scoreJson(model, scores))}\n`);
    return;
  }
  const out = screen(process.stdout);
  // The commonest answer of these very rows: the model does not remember those it learned from.
  const baseline = await baselineOf({ learned: data, judged: data, model });
  const lines = scoreLines(out, { name: "score", rows, scores, names: answerNames(model), baseline });
  out.write(lines.map((line) => `${line}\n`).join(""));
}
