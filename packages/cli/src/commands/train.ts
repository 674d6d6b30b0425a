// `kobai train`: read, plan, learn, judge, save, tell.
import type { Command } from "commander";
import { DivergenceError, type FitResult, type Model, save, weightsHash } from "kobai";
import { diagnoseDivergence, diagnoseTraining } from "kobai/diagnose";
import { loadJudging } from "../data/for-model.js";
import { type Rows, sampleOf } from "../data/rows.js";
import { loadTraining, type TrainingData } from "../data/training.js";
import { Spools } from "../files/spool.js";
import { checkWritable, writeAtomically } from "../files/write.js";
import { findingsBefore } from "../findings/data.js";
import type { Told } from "../findings/lines.js";
import { type RawTrainFlags, readTrainFlags, type TrainFlags } from "../options/train.js";
import { type Screen, screen, silent } from "../output/terminal.js";
import { planLines } from "../output/training/plan-lines.js";
import { trainingView } from "../output/training/view.js";
import { reportHtml } from "../report/report.js";
import { type CheckpointFolder, openCheckpoints } from "../runs/checkpoints.js";
import { describeRun } from "../runs/description.js";
import { listenForInterruption } from "../runs/interruption.js";
import { learn } from "../runs/learn.js";
import { type Plan, planTraining, scalingOf } from "../runs/plan.js";
import { reproducingCommand } from "../runs/reproduce.js";
import { baselineOf } from "../scores/baseline.js";
import { answersOn, judge } from "../scores/scores.js";
import { fail } from "./errors.js";
import { addTrainOptions } from "./train-options.js";
import { interruptedLines, resultLines, type TrainResult, trainJson } from "./train-result.js";

export function registerTrain(program: Command): void {
  const command = program
    .command("train")
    .description("learn from data, say how well, keep the model with --out")
    .argument("<data>", "mnist, a .csv or .tsv file (or .gz), or an IDX pair images,labels");
  addTrainOptions(command).action(train);
}

/** Everything that is settled before the first step. */
interface Job {
  readonly dataName: string;
  readonly raw: RawTrainFlags;
  readonly flags: TrainFlags;
  readonly data: TrainingData;
  readonly plan: Plan;
  readonly test: Rows | undefined;
  readonly checkpoints: CheckpointFolder | undefined;
  /** What looks wrong with the data. */
  readonly found: readonly Told[];
  /** Where a person looks: standard output, or with --json the terminal behind standard error. */
  readonly person: Screen;
}

async function train(dataName: string, raw: RawTrainFlags): Promise<void> {
  const flags = readTrainFlags(raw);
  for (const file of [flags.out, flags.report]) if (file !== undefined) await checkWritable(file);
  const spools = new Spools(flags.memory);
  await trainOn(dataName, { raw, flags, spools }).finally(() => spools.close());
}

interface Asked {
  readonly raw: RawTrainFlags;
  readonly flags: TrainFlags;
  readonly spools: Spools;
}

async function trainOn(dataName: string, { raw, flags, spools }: Asked): Promise<void> {
  const data = await loadTraining(dataName, flags, spools);
  const plan = await planTraining(data, flags.settings);
  const test = await loadTest({ flags, data, plan, spools });
  const checkpoints = await openFolder(flags, data, plan);
  const person = personScreen(flags);
  const looks = person !== silent || flags.report !== undefined;
  const scaled = plan.untrained.scaling !== undefined;
  const found = looks ? await findingsBefore(data, { test, scaled }) : [];
  const job = { dataName, raw, flags, data, plan, test, checkpoints, person, found };
  print(job.person, [...planLines(job.person, { data, plan, found }), ""]);
  await run(job);
}

function personScreen({ json }: TrainFlags): Screen {
  if (!json) return screen(process.stdout);
  const terminal = screen(process.stderr);
  return terminal.live ? terminal : silent;
}

function print(person: Screen, lines: readonly string[]): void {
  person.write(lines.map((line) => `${line}\n`).join(""));
}

/** Before the training, so that a mistake in these data costs no time. */
async function loadTest({
  flags: { test, unseen },
  data,
  plan,
  spools,
}: Pick<Job, "flags" | "data" | "plan"> & { spools: Spools }): Promise<Rows | undefined> {
  if (test === undefined) return data.test;
  return loadJudging(test, { name: "this network", model: plan.untrained, unseen }, spools);
}

async function openFolder(flags: TrainFlags, data: TrainingData, plan: Plan) {
  if (flags.checkpoint === undefined) return undefined;
  const description = await describeRun(flags, plan.recipe, data.dataset);
  return openCheckpoints(flags.checkpoint, { resume: flags.resume, description });
}

async function run(job: Job): Promise<void> {
  const { plan, flags, person, checkpoints } = job;
  const view = trainingView(person, {
    epochs: plan.recipe.epochs,
    mayStopEarly: plan.recipe.stopping !== undefined,
    summedLoss: plan.recipe.loss === "squared-error",
    before: checkpoints?.resume?.history ?? [],
  });
  const interruption = listenForInterruption(view.finish);
  try {
    const { settings, threads } = flags;
    const fitted = await learn({ plan, settings, threads, view, checkpoints, signal: interruption.signal });
    const exitCode = interruption.exitCode();
    if (fitted.history.stopped === "aborted" && exitCode !== undefined) {
      await endInterrupted(job, fitted);
      process.exitCode = exitCode;
    } else await endFinished(job, fitted);
  } catch (error) {
    if (!(error instanceof DivergenceError)) throw error;
    await endDiverged(job, error);
  } finally {
    interruption.release();
  }
}

/** A result whose file cannot be written is told all the same: it may have taken hours. */
async function endFinished(job: Job, fitted: FitResult): Promise<void> {
  const { flags, person, plan } = job;
  const judged = await judgedResult(job, fitted);
  const failure = await saveModel(job, withScore(judged)).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const result = { ...judged, out: failure ? undefined : flags.out };
  const looks = person !== silent || flags.report !== undefined;
  const found = looks ? diagnoseTraining({ ...fitted, data: await sampleOf(plan.rows) }) : [];
  print(person, await resultLines(person, result, found));
  if (flags.report !== undefined) await writeReport(job, result, found);
  if (flags.json) process.stdout.write(`${await trainJson(result)}\n`);
  if (failure) throw failure.error;
}

async function writeReport({ flags, data, found }: Job, result: TrainResult, after: readonly Told[]) {
  const { model, raw, settings, test, validation } = result;
  const judged = test ?? validation;
  const page = reportHtml({
    result,
    data,
    found: [...found, ...after],
    command: reproducingCommand(result.data, raw, settings.seed),
    hash: await weightsHash(model),
    answers: judged?.scores.kind === "numbers" ? await answersOn(model, judged.data) : undefined,
  });
  await writeAtomically(flags.report!, new TextEncoder().encode(page));
}

async function judgedResult(job: Job, fitted: FitResult): Promise<Omit<TrainResult, "out">> {
  const { test, plan, flags, raw, dataName } = job;
  const { model } = fitted;
  const judged = async (data: Rows | undefined) =>
    data && {
      ...(await judge(model, data, { loss: plan.recipe.loss })),
      baseline: await baselineOf({ learned: plan.rows, judged: data, model }),
    };
  return {
    ...fitted,
    plan,
    test: await judged(test),
    validation: await judged(plan.validation),
    data: dataName,
    raw,
    settings: flags.settings,
  };
}

/** The model with what the test rows say of it. */
function withScore({ model, test }: Pick<TrainResult, "model" | "test">): Model {
  if (test === undefined || model.training === undefined) return model;
  const { rows, scores } = test;
  const accuracy = "accuracy" in scores ? { accuracy: scores.accuracy } : {};
  const tested = { rows, loss: scores.loss, ...accuracy };
  return { ...model, training: { ...model.training, test: tested } };
}

async function saveModel({ flags: { out }, plan }: Job, model: Model): Promise<void> {
  if (out !== undefined) await writeAtomically(out, save(await withMeans(model, plan)));
}

/** The model with the mean row of those it learned from, which `kobai explain` compares with. */
async function withMeans(model: Model, { rows }: Plan): Promise<Model> {
  if (model.training === undefined) return model;
  const { offset } = await scalingOf(rows, { kind: "standard", part: "inputs", size: model.inputSize });
  return { ...model, training: { ...model.training, inputMeans: offset } };
}

/** What a person who pressed Ctrl-C wants to know: where it stopped, and what is kept. */
async function endInterrupted(job: Job, { model, history }: FitResult): Promise<void> {
  const { flags, plan, person } = job;
  await saveModel(job, model);
  const told = person === silent ? screen(process.stderr) : person;
  print(told, interruptedLines(told, { flags, recipe: plan.recipe, finished: history.epochs.length }));
}

async function endDiverged(job: Job, error: DivergenceError): Promise<never> {
  const { flags, plan } = job;
  const { epoch, step, layer, learningRate, started } = error.fields;
  if (!started) fail("command/diverged-first", { layer }, error);
  await saveModel(job, error.model);
  const { cause, largest } = diagnoseDivergence(error, await sampleOf(plan.rows)).fields;
  const at = { epoch, step, layer, learningRate, kept: flags.out };
  if (cause === "inputs") fail("command/diverged-inputs", { ...at, largest }, error);
  return fail("command/diverged", at, error);
}
