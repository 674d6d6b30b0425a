// `kobai/run`: what a program needs that only loads a model and predicts.
export { KobaiError } from "./errors.js";
export { type LoadOptions, load } from "./model/load.js";
export type { Model } from "./model/model.js";
export { type Predictor, type PredictorOptions, predictor } from "./training/predictor.js";
