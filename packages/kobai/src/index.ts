// The public API, in data-path order; nothing but re-exports.

export { isYes } from "./data/classes.js";
export { collect, type Dataset, dataset, type Labels } from "./data/dataset.js";
export {
  minmaxScaling,
  type Scaling,
  type SourceScaling,
  scale,
  sourceScaling,
  standardScaling,
  unscale,
} from "./data/scaling.js";
export { chunksOf, type DataSource, isSource } from "./data/source.js";
export { type SplitOptions, split, splitSource } from "./data/split.js";
export { type Fail, KobaiError, type Messages, shown, thrower } from "./errors.js";
export { type LossName, lossNames } from "./loss/index.js";
export { type Checkpoint, loadCheckpoint, saveCheckpoint } from "./model/checkpoint.js";
export { weightsHash } from "./model/hash.js";
export { type LoadOptions, load } from "./model/load.js";
export type { InputColumn, Model, TrainingRecord } from "./model/model.js";
export { save } from "./model/save.js";
export { type ActivationName, activationNames } from "./network/activations.js";
export { type DenseLayer, dense } from "./network/dense.js";
export { type InitializerName, initializerNames } from "./network/initialize.js";
export { type Network, network } from "./network/network.js";
export { type Floats, type LayerParameters, type Precision, parameterCount } from "./network/parameters.js";
export {
  adam,
  adamw,
  constant,
  cosine,
  exponential,
  gradientDescent,
  linear,
  momentum,
  type Optimizer,
  rmsprop,
  type Schedule,
  step,
} from "./optimizer/index.js";
export {
  type ArrayCheck,
  checkGradients,
  type GradientCheck,
  type GradientCheckOptions,
} from "./reference/gradient-check.js";
export {
  type ForwardTrace,
  type LayerForward,
  type LayerTrace,
  type Trace,
  type TraceOptions,
  trace,
} from "./reference/trace.js";
export { type AnswerKind, answerKind } from "./training/answers.js";
export { DivergenceError } from "./training/diverged.js";
export {
  type Classification,
  type Evaluation,
  evaluate,
  type Labelling,
  type Regression,
} from "./training/evaluate.js";
export { type FitResult, fit } from "./training/fit.js";
export type { EpochRecord, History, Progress, Score } from "./training/history.js";
export type { LabelScore } from "./training/label-scores.js";
export type { FitOptions } from "./training/options.js";
export { type Predictor, type PredictorOptions, predictor } from "./training/predictor.js";
