// The cases of pytorch.json, and a driver that holds any machine to them: it speaks to a Trainer and nothing else.
import { readFileSync } from "node:fs";
import type { PreparedData } from "../../src/data/prepared.js";
import type { LossName } from "../../src/loss/index.js";
import type { Trainer, TrainingJob } from "../../src/machine.js";
import { type DenseLayer, dense } from "../../src/network/dense.js";
import { layerSizes, type Network } from "../../src/network/network.js";
import { type Floats, floats, type LayerParameters, type Precision } from "../../src/network/parameters.js";
import { gradientDescent, learningRateAt, type Optimizer } from "../../src/optimizer/index.js";

/** One line of pytorch.json: a job, and what PyTorch made of it in f64. */
export interface GoldenCase {
  readonly name: string;
  readonly inputSize: number;
  readonly layers: readonly Pick<DenseLayer, "outputSize" | "activation">[];
  readonly loss: LossName;
  readonly targets: "numbers" | "labels" | "halves";
  readonly weighted: boolean;
  readonly optimizer: Optimizer;
  readonly l2: number;
  readonly clipNorm: number | null;
  /** Of all rows, before training [rows][outputSize]. */
  readonly logits: readonly number[];
  readonly outputs: readonly number[];
  /** Of the first batch, without L2 and clipping; layer by layer W, then b. */
  readonly gradient: readonly number[];
  /** Σ weight · loss of each step's batch, before its update. */
  readonly lossSums: readonly number[];
  /** Of each step, where there is a schedule. */
  readonly rates: readonly number[];
  /** After all steps; layer by layer W, then b. */
  readonly parameters: readonly number[];
}

export type Answers = Pick<GoldenCase, "logits" | "gradient" | "lossSums" | "parameters">;

const rows = 6;
const batchSize = 4;
const stepsPerEpoch = 2;
const epochs = 5;
const rowWeights = [1, 0.5, 2, 0, 1.5, 0.25];

export const goldenCases: readonly GoldenCase[] = JSON.parse(
  readFileSync(new URL("pytorch.json", import.meta.url), "utf8"),
).cases;

/** `numbers` of pytorch.py: multiples of 1/512 from −1 to 1, the same in f32 and f64. */
function numbers(stream: number, count: number): number[] {
  let state = stream;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state >>> 22) - 512) / 512;
  });
}

/** The job of a case, with its parameters and data in the given precision. */
export function goldenJob(golden: GoldenCase, precision: Precision): TrainingJob<PreparedData> {
  const { loss, optimizer, l2, clipNorm, inputSize } = golden;
  const network = networkOf(golden, precision);
  const outputSize = golden.layers[golden.layers.length - 1].outputSize;
  const values = (list: number[]) => filled(precision, list);
  const data = {
    rows,
    inputs: values(numbers(1, rows * inputSize)),
    targets: values(targetsOf(golden.targets, outputSize)),
    ...(golden.weighted && { weights: values(rowWeights) }),
    classes: golden.targets === "labels",
  };
  return {
    network,
    data,
    loss,
    optimizer,
    batchSize,
    l2,
    clipNorm: clipNorm ?? undefined,
    seed: 0,
    precision,
  };
}

function filled(precision: Precision, list: readonly number[]): Floats {
  const values = floats(precision, list.length);
  values.set(list);
  return values;
}

function networkOf({ inputSize, layers: shapes }: GoldenCase, precision: Precision): Network {
  const layers = shapes.map(({ outputSize, activation }) => dense(outputSize, activation));
  const parameters = layerSizes(inputSize, layers).map((size, i) => ({
    weights: filled(precision, numbers(100 + i, layers[i].outputSize * size)),
    bias: filled(precision, numbers(200 + i, layers[i].outputSize)),
  }));
  return { inputSize, seed: 0, layers, parameters };
}

/** `targets_of` of pytorch.py. */
function targetsOf(kind: GoldenCase["targets"], size: number): number[] {
  if (kind === "numbers") return numbers(3, rows * size).map((value) => (value + 1) / 2);
  const parts = Array.from({ length: size }, (_, j) =>
    kind === "labels" ? Number(j === 0) : 1 / 2 ** Math.min(j + 1, size - 1),
  );
  return Array.from(
    { length: rows * size },
    (_, i) => parts[(i - Math.floor(i / size) + rows * size) % size],
  );
}

/** The learning rates of all steps, as `fit` makes them. */
export function goldenRates({ optimizer: { learningRate } }: GoldenCase): Float64Array {
  return Float64Array.from({ length: stepsPerEpoch * epochs }, (_, step) =>
    learningRateAt(learningRate, { step, stepsPerEpoch, epochs }),
  );
}

type TrainerOf = (job: TrainingJob<PreparedData>) => Trainer | Promise<Trainer>;

async function inFileOrder(trainerOf: TrainerOf, job: TrainingJob<PreparedData>): Promise<Trainer> {
  const trainer = await trainerOf(job);
  await trainer.setOrder(Uint32Array.from({ length: rows }, (_, row) => row));
  return trainer;
}

/** What a machine makes of a case. */
export async function answersOf(
  trainerOf: TrainerOf,
  golden: GoldenCase,
  precision: Precision,
): Promise<Answers> {
  const job = goldenJob(golden, precision);
  const trainer = await inFileOrder(trainerOf, job);
  const logits = [...(await trainer.logits(job.data.inputs))];
  const gradient = await gradientSeen(trainerOf, job);
  const rates = goldenRates(golden);
  const lossSums: number[] = [];
  for (let step = 0; step < rates.length; step++)
    lossSums.push(
      ...(await trainer.train(step % stepsPerEpoch, step, rates.subarray(step, step + 1))).lossSums,
    );
  return { logits, gradient, lossSums, parameters: flat((await trainer.read()).parameters) };
}

/** The gradient of the first batch, as the distance of one step of gradient descent with rate 1. */
async function gradientSeen(trainerOf: TrainerOf, job: TrainingJob<PreparedData>): Promise<number[]> {
  const plain = { ...job, optimizer: gradientDescent({ learningRate: 1 }), l2: 0, clipNorm: undefined };
  const trainer = await inFileOrder(trainerOf, plain);
  await trainer.train(0, 0, Float64Array.of(1));
  const after = flat((await trainer.read()).parameters);
  return flat(job.network.parameters).map((before, i) => before - after[i]);
}

const flat = (layers: readonly LayerParameters[]): number[] =>
  layers.flatMap(({ weights, bias }) => [...weights, ...bias]);

/** The largest |got − expected| of two lists of one length. */
export function largestDifference(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (got.length !== expected.length) return Infinity;
  return Array.from(got, (value, i) => Math.abs(value - expected[i])).reduce((a, b) => Math.max(a, b), 0);
}
