// Random training jobs, addressed by a seed, for suites that run them on both machines.
import type { PreparedData } from "../../src/data/prepared.js";
import { defaultLoss, type LossName, losses, lossNames } from "../../src/loss/index.js";
import type { TrainingJob } from "../../src/machine.js";
import { type ActivationName, activationNames } from "../../src/network/activations.js";
import { type DenseLayer, dense } from "../../src/network/dense.js";
import { network } from "../../src/network/network.js";
import { floats, type Precision } from "../../src/network/parameters.js";
import {
  adam,
  adamw,
  gradientDescent,
  momentum,
  type Optimizer,
  rmsprop,
} from "../../src/optimizer/index.js";
import { randomRow, streams } from "../../src/random.js";

export class Chance {
  readonly #word: (index: number) => number;
  #next = 0;

  constructor(seed: number) {
    this.#word = randomRow(seed, streams.split);
  }

  /** From 0 to less than 1. */
  unit(): number {
    return this.#word(this.#next++) / 2 ** 32;
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.unit();
  }

  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[this.whole(0, from.length - 1)];
  }
}

// Epsilons are not tiny: where a gradient is all rounding, m / √v would turn the rounding into a whole step
export const optimizers: readonly Optimizer[] = [
  gradientDescent({ learningRate: 0.05 }),
  momentum({ learningRate: 0.03 }),
  momentum({ learningRate: 0.03, nesterov: true }),
  rmsprop({ learningRate: 0.01, epsilon: 1e-2 }),
  adam({ learningRate: 0.01, epsilon: 1e-2 }),
  adamw({ learningRate: 0.01, weightDecay: 0.05, epsilon: 1e-2 }),
];

export const hiddenActivations = activationNames.filter((name) => name !== "softmax");

/** Every output activation with every loss that can follow it. */
export const endings: readonly (readonly [ActivationName, LossName])[] = activationNames.flatMap(
  (activation) =>
    lossNames
      .filter((loss) => (losses[loss].follows ?? activation) === activation)
      .map((loss) => [activation, loss] as const),
);

export interface JobShape {
  readonly seed: number;
  readonly inputSize: number;
  readonly layers: readonly DenseLayer[];
  readonly rows: number;
  readonly batchSize: number;
  readonly loss?: LossName;
  readonly optimizer?: Optimizer;
  readonly precision?: Precision;
  /** The share of inputs that are not 0. */
  readonly density?: number;
  readonly weighted?: boolean;
  readonly l2?: number;
  readonly clipNorm?: number | undefined;
}

export function jobOf(shape: JobShape): TrainingJob<PreparedData> {
  const { seed, inputSize, layers, rows, batchSize, precision = "f64", density = 1 } = shape;
  const last = layers[layers.length - 1];
  const {
    loss = defaultLoss(last.activation),
    optimizer = optimizers[0],
    l2 = 0,
    clipNorm,
    weighted,
  } = shape;
  const chance = new Chance(seed);
  const inputs = floats(precision, rows * inputSize).map(() =>
    chance.unit() < density ? chance.between(-1, 1) : 0,
  );
  const probabilities = losses[loss].follows !== undefined;
  const targets = floats(precision, rows * last.outputSize);
  for (let row = 0; row < rows; row++) {
    const at = row * last.outputSize;
    if (probabilities)
      targets[at + chance.whole(0, last.outputSize - 1)] = last.outputSize > 1 ? 1 : chance.whole(0, 1);
    else for (let i = 0; i < last.outputSize; i++) targets[at + i] = chance.between(-1, 1);
  }
  const weights = weighted ? floats(precision, rows).map(() => chance.between(0, 2)) : undefined;
  return {
    network: network({ inputSize, seed }, layers),
    data: { rows, inputs, targets, classes: probabilities, ...(weights && { weights }) },
    loss,
    optimizer,
    batchSize,
    l2,
    clipNorm,
    seed,
    precision,
  };
}

/** A job with everything drawn: depth, sizes, activations, dropout, ending, optimizer, data. */
export function randomJob(seed: number, precision: Precision): TrainingJob<PreparedData> {
  const chance = new Chance(seed);
  const [activation, loss] = chance.pick(endings);
  const hidden = Array.from({ length: chance.whole(0, 3) }, () =>
    dense(chance.whole(1, 21), chance.pick(hiddenActivations), chance.unit() < 0.3 ? { dropout: 0.4 } : {}),
  );
  const wide = chance.unit() < 0.3;
  return jobOf({
    seed: seed + 1_000_000,
    inputSize: wide ? chance.whole(64, 90) : chance.whole(1, 20),
    layers: [...hidden, dense(chance.whole(1, 12), activation)],
    rows: chance.whole(1, 30),
    batchSize: chance.whole(1, 13),
    loss,
    optimizer: chance.pick(optimizers),
    precision,
    density: chance.pick([1, 0.9, 0.3]),
    weighted: chance.unit() < 0.3,
    l2: chance.pick([0, 0, 0.01]),
    clipNorm: chance.pick([undefined, undefined, 0.05]),
  });
}
