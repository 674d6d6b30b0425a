// A model: a network together with what it must know about the data it was trained on. Plain data, as the network is.
import type { Scaling } from "../data/scaling.js";
import type { LossName } from "../loss/loss.js";
import type { Network } from "../network/network.js";

export type { Scaling } from "../data/scaling.js";

/** How a table's columns become inputs: one column of numbers is one input, one of categories one input per category. */
export interface InputColumn {
  readonly name: string;
  readonly categories?: readonly string[];
  /** What an empty cell of a number column becomes. */
  readonly fill?: number;
}

export interface Model extends Network {
  /** Of the inputs: scaled = (input − offset) · factor, before the first layer. */
  readonly scaling?: Scaling;
  /** targets = output / factor + offset, per output: a regression is trained on scaled targets. */
  readonly targetScaling?: Scaling;
  /** Names of the classes, by label. */
  readonly labels?: readonly string[];
  readonly columns?: { readonly inputs: readonly InputColumn[]; readonly targets: readonly string[] };
  readonly training?: TrainingRecord;
}

/** How the model was made; goes into the file with it. */
export interface TrainingRecord {
  readonly loss: LossName;
  readonly epochs: number;
  readonly seed: number;
  /** The mean of each input over the rows it learned from, before scaling [inputSize]: what an answer is explained by
   * comparison with. */
  readonly inputMeans?: readonly number[];
  /** How it did on rows that it has not learned from. */
  readonly test?: { readonly rows: number; readonly loss: number; readonly accuracy?: number };
}
