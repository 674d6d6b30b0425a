// The options of `fit` with every default filled in and every value checked: the rest of the loop trusts them.
import type { ClassWeights } from "../data/classes.js";
import { checkLoss, defaultLoss, type LossName } from "../loss/index.js";
import type { ThreadCount } from "../machine.js";
import { type Network, outputActivation } from "../network/network.js";
import type { Precision } from "../network/parameters.js";
import { adam, checkOptimizer, type Optimizer } from "../optimizer/index.js";
import { fail } from "./errors.js";
import type { FitOptions } from "./options.js";

export interface Settings {
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  readonly batchSize: number;
  readonly epochs: number;
  readonly earlyStopping: { readonly patience: number; readonly minImprovement: number } | undefined;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly l2: number;
  readonly clipNorm: number | undefined;
  readonly classWeights: ClassWeights | undefined;
  readonly precision: Precision;
  readonly deterministic: boolean;
  readonly machine: "compiled" | "reference";
  readonly threads: ThreadCount;
}

/** Throws  "train/whole", "train/not-negative", "train/positive", "train/threads", "train/choice",
 * "train/stopping-without-validation", and what `checkLoss` and `checkOptimizer` throw
 */
export function settle(network: Network, options: FitOptions): Settings {
  const { earlyStopping, validation } = options;
  if (earlyStopping && validation === undefined) fail("train/stopping-without-validation", {});
  const settings = withDefaults(network, options);
  checkNumbers(settings);
  checkThreads(settings.threads);
  choice("precision", settings.precision, ["f32", "f64"]);
  choice("machine", settings.machine, ["compiled", "reference"]);
  checkLoss(settings.loss, outputActivation(network));
  checkOptimizer(settings.optimizer);
  return settings;
}

function withDefaults(network: Network, options: FitOptions): Settings {
  const { earlyStopping, machine = "compiled" } = options;
  return {
    loss: options.loss ?? defaultLoss(outputActivation(network)),
    optimizer: options.optimizer ?? adam(),
    batchSize: options.batchSize ?? 32,
    epochs: options.epochs ?? 10,
    earlyStopping: earlyStopping && { minImprovement: 0, ...earlyStopping },
    shuffle: options.shuffle ?? true,
    seed: options.seed ?? network.seed,
    l2: options.l2 ?? 0,
    clipNorm: options.clipNorm,
    classWeights: options.classWeights,
    // the reference computes in f64 only
    precision: options.precision ?? (machine === "reference" ? "f64" : "f32"),
    deterministic: options.deterministic ?? true,
    machine,
    threads: options.threads ?? "auto",
  };
}

const mostThreads = 64;

function checkThreads(threads: ThreadCount): void {
  const fits =
    Number.isSafeInteger(threads) && (threads as number) >= 1 && (threads as number) <= mostThreads;
  if (threads !== "auto" && !fits) fail("train/threads", { most: mostThreads, got: threads });
}

function checkNumbers({ batchSize, epochs, seed, l2, clipNorm, earlyStopping }: Settings): void {
  whole("batchSize", batchSize, 1);
  whole("epochs", epochs, 1);
  whole("seed", seed, 0);
  notNegative("l2", l2);
  if (clipNorm !== undefined && !(Number.isFinite(clipNorm) && clipNorm > 0))
    fail("train/positive", { setting: "clipNorm", got: clipNorm });
  if (earlyStopping) {
    whole("earlyStopping.patience", earlyStopping.patience, 1);
    notNegative("earlyStopping.minImprovement", earlyStopping.minImprovement);
  }
}

function whole(setting: string, got: number, least: number): void {
  if (!Number.isSafeInteger(got) || got < least) fail("train/whole", { setting, got, least });
}

function notNegative(setting: string, got: number): void {
  if (!Number.isFinite(got) || got < 0) fail("train/not-negative", { setting, got });
}

function choice(setting: string, got: string, choices: readonly string[]): void {
  if (!choices.includes(got)) fail("train/choice", { setting, got, choices });
}
