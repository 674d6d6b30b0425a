// Training, readable aloud: prepare the data, make a machine, run epochs of steps, judge each, keep the best.

import { collect, type Dataset } from "../data/dataset.js";
import { type PrepareOptions, prepare } from "../data/prepare.js";
import { nearby, prepareSource } from "../data/prepare-source.js";
import { isInMemory, type PreparedRows } from "../data/prepared.js";
import { type DataSource, isSource } from "../data/source.js";
import { type SplitOptions, split, splitSource } from "../data/split.js";
import type { TrainingJob } from "../machine.js";
import type { Model } from "../model/model.js";
import type { Network } from "../network/network.js";
import type { LayerParameters } from "../network/parameters.js";
import { pause } from "../platform/pause.js";
import { inPage, workerTrainer } from "../platform/worker-trainer.js";
import { referenceTrainer } from "../reference/machine.js";
import { type TrainerMaker, trainerCompiler } from "./compiler.js";
import { type BothData, checkFingerprint, fingerprintOf } from "./fingerprint.js";
import type { History } from "./history.js";
import type { FitOptions } from "./options.js";
import type { EpochRecords } from "./records.js";
import { TrainingRun } from "./run.js";
import { type Settings, settle } from "./settings.js";
import { EarlyStopping } from "./stopping.js";

export interface FitResult {
  readonly model: Model;
  readonly history: History;
}

/** Trains a network, or goes on with a model, and leaves its argument as it was.
 *
 * Shapes   data.inputs [n][inputSize], data.labels [n] or data.targets [n][outputSize]
 * Throws   "train/…" for settings, "data/…" for data that do not fit, "compile/…" where the engine cannot;
 *          `DivergenceError` ("train/diverged") when the loss becomes NaN or infinite, with the last good weights
 * Numeric  the same seed, data and options give the same bits on every machine, unless `deterministic` is false
 */
export async function fit(
  network: Network | Model,
  data: Dataset | DataSource | AsyncIterable<Dataset>,
  options: FitOptions = {},
): Promise<FitResult> {
  const started = performance.now();
  const settings = settle(network, options);
  const [makeTrainer, prepared] = await Promise.all([
    trainerMaker(settings),
    prepareBoth(network, data, { settings, validation: options.validation }),
  ]);
  const { threads: count, epochs } = settings;
  const trainer = await makeTrainer(jobOf(network, prepared.data, settings), { count, epochs });
  const attended = isAttended(options, settings);
  const run = new TrainingRun({ model: network, settings, trainer, attended, ...prepared });
  const beside = await bookkeeping(network, settings, prepared, options);
  const outcome = await runEpochs(run, settings, beside).finally(() => trainer.close());
  const history = withEpochs(run.records, {
    stopped: outcome.stopped,
    ...(outcome.bestEpoch && { bestEpoch: outcome.bestEpoch }),
    seconds: (performance.now() - started) / 1000,
    path: trainer.path,
    kernels: trainer.kernels,
    threads: trainer.threads,
  });
  return { model: run.model(outcome.parameters), history };
}

/** Epochs are made when they are read. A function of its own: the history holds on to its records, and to nothing else of
 * the training. */
function withEpochs(records: EpochRecords, history: Omit<History, "epochs">): History {
  return {
    get epochs() {
      return records.all();
    },
    ...history,
  };
}

type Data = Dataset | DataSource;

/** The training rows and the validation rows, checked and scaled; a share is split off first. */
async function prepareBoth(
  model: Model,
  data: Data | AsyncIterable<Dataset>,
  { settings, validation }: { settings: Settings; validation: FitOptions["validation"] },
): Promise<BothData> {
  const { precision, loss, seed, classWeights } = settings;
  const { scaling, targetScaling, inputSize } = model;
  const whole = Symbol.asyncIterator in data ? await collect(data) : data;
  const share = typeof validation === "number" ? validation : 0;
  const [rest, part] =
    share > 0 ? await splitAny(whole, { inputSize, share, seed }) : [whole, validation as Data | undefined];
  const common = { precision, loss, scaling, targetScaling };
  return {
    data: await prepareAny(model, rest, { ...common, classWeights }, { isUnseen: true }),
    validation: part && (await nearbyRows(model, part, { ...common, name: "validation" })),
  };
}

async function splitAny(data: Data, options: SplitOptions): Promise<readonly [Data, Data]> {
  return isSource(data) ? splitSource(data, options) : split(data, options);
}

async function prepareAny(
  model: Model,
  data: Data,
  options: PrepareOptions,
  way?: { readonly isUnseen: boolean },
): Promise<PreparedRows> {
  return isSource(data) ? prepareSource(model, data, options) : prepare(model, data, options, way);
}

async function nearbyRows(model: Model, data: Data, options: PrepareOptions): Promise<PreparedRows> {
  const rows = await prepareAny(model, data, options);
  return isInMemory(rows) ? rows : nearby(rows, model);
}

/** What makes the trainer: it is fetched while the data are prepared. */
async function trainerMaker({ machine }: Settings): Promise<TrainerMaker> {
  if (machine === "reference") return async (job) => referenceTrainer(job);
  return inPage() ? workerTrainer : trainerCompiler();
}

function jobOf(network: Network, data: PreparedRows, settings: Settings): TrainingJob {
  const { loss, optimizer, batchSize, l2, clipNorm, seed, precision, deterministic } = settings;
  return { network, data, loss, optimizer, batchSize, l2, clipNorm, seed, precision, deterministic };
}

/** Whether anything happens between two epochs. */
function isAttended({ validation, onEpoch, onCheckpoint }: FitOptions, { earlyStopping }: Settings): boolean {
  return [validation, onEpoch, onCheckpoint, earlyStopping].some((wish) => wish !== undefined);
}

/** What happens beside the training: callbacks, checkpoints, the wish to stop. */
interface Beside {
  readonly options: FitOptions;
  readonly fingerprint: string;
}

/** Digests of the data are made only where a checkpoint needs them. */
async function bookkeeping(
  network: Network,
  settings: Settings,
  both: BothData,
  options: FitOptions,
): Promise<Beside> {
  const { resume, onCheckpoint } = options;
  if (!resume && !onCheckpoint) return { options, fingerprint: "" };
  const fingerprint = await fingerprintOf(network, settings, both);
  if (resume) checkFingerprint(resume.fingerprint, fingerprint);
  return { options, fingerprint };
}

interface Outcome {
  readonly parameters: readonly LayerParameters[];
  readonly stopped: History["stopped"];
  readonly bestEpoch?: number | undefined;
}

async function runEpochs(run: TrainingRun, settings: Settings, beside: Beside): Promise<Outcome> {
  const { options, fingerprint } = beside;
  const { resume, onEpoch, onCheckpoint } = options;
  if (resume) await run.resume(resume);
  const stopping = settings.earlyStopping && new EarlyStopping(settings.earlyStopping, resume?.best);
  const checkpoint = async () => onCheckpoint?.(await run.checkpoint(fingerprint, stopping?.best));
  const isOver = () => stopping?.isOver(run.epoch) ?? false;
  while (run.epoch < settings.epochs && !isOver()) {
    if (!(await runEpoch(run, options))) {
      await checkpoint();
      return { parameters: (await run.read()).parameters, stopped: "aborted" };
    }
    const record = await run.endEpoch();
    const { loss } = record.validation ?? record;
    if (stopping?.improves(loss))
      stopping.best = { epoch: record.epoch, loss, parameters: (await run.read()).parameters };
    await onEpoch?.(record);
    await checkpoint();
  }
  await run.checkFinite();
  const best = stopping?.best;
  const parameters = best?.parameters ?? (await run.read()).parameters;
  return { parameters, stopped: isOver() ? "early" : "finished", bestEpoch: best?.epoch };
}

/** The rest of an epoch; false when the signal ended it before its last step. */
async function runEpoch(run: TrainingRun, { signal, onProgress }: FitOptions): Promise<boolean> {
  await run.beginEpoch();
  while (run.stepInEpoch < run.stepsPerEpoch) {
    if (signal?.aborted) return false;
    await run.someSteps();
    await onProgress?.(run.progress(), () => run.current());
    await pause();
  }
  return true;
}
