// `kobai diagnose`: what is wrong with these data, all of it at once, before anything is learned from them.
import type { Command } from "commander";
import { loadJudging } from "../data/for-model.js";
import { dataSource, isTable } from "../data/source.js";
import { loadTraining, type TrainingData } from "../data/training.js";
import { dataFindings } from "../findings/data.js";
import { findingFacts, type Told, tally } from "../findings/lines.js";
import { type Surveyed, surveyTable } from "../findings/table.js";
import { type RawTrainFlags, readTrainFlags, type TrainFlags, taskNames } from "../options/train.js";
import { factLines } from "../output/facts.js";
import { screen } from "../output/terminal.js";
import { planTraining } from "../runs/plan.js";

type DiagnoseFlags = Pick<RawTrainFlags, "target" | "task" | "test" | "json">;

export function registerDiagnose(program: Command): void {
  program
    .command("diagnose")
    .description("say what is wrong with data: all of it at once, each with one thing to try")
    .argument("<data>", "mnist, a table as kobai train takes it, or an IDX pair images,labels")
    .option("--target <COL[,COL]>", "column to predict (default: the last)")
    .option("--task <NAME>", `what the target is: ${taskNames.join(", ")}`)
    .option("--test <DATA>", "rows to test on, which must not be among the others")
    .option("--json", "one JSON object: findings, each with code, fields, place and message")
    .action(run);
}

async function run(name: string, raw: DiagnoseFlags): Promise<void> {
  const flags = readTrainFlags(raw);
  const { data, refused } = await surveyed(name, flags);
  const found: readonly Told[] = [...refused, ...(data ? await findingsIn(data, flags) : [])];
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ findings: found })}\n`);
    return;
  }
  const out = screen(process.stdout);
  const summary = data === undefined ? [] : ([["data", data.summary, ...data.notes]] as const);
  const lines = factLines([...summary, ...findingFacts(found), ["in all", tally(found)]], out);
  out.write(lines.map((line) => `${line}\n`).join(""));
}

async function surveyed(name: string, flags: TrainFlags): Promise<Surveyed> {
  const source = dataSource(name);
  const isFile = isTable(source) && source.kind !== "input";
  return isFile ? surveyTable(source, flags) : { data: await loadTraining(name, flags), refused: [] };
}

async function findingsIn(data: TrainingData, { test, settings }: TrainFlags) {
  const asked = async (path: string) =>
    loadJudging(path, { name: "these data", model: (await planTraining(data, settings)).untrained });
  return dataFindings(data, { scaled: false, test: test === undefined ? data.test : await asked(test) });
}
