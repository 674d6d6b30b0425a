// A network is plain data; two machines run it. This is what both must do: the reference (readable f64) and the
// compiler (one WebAssembly module made for the network). `fit` and `evaluate` know nothing else about them.
import type { PreparedRows } from "./data/prepared.js";
import type { LossName } from "./loss/loss.js";
import type { Network } from "./network/network.js";
import type { Floats, LayerParameters, Precision } from "./network/parameters.js";
import type { Optimizer } from "./optimizer/optimizer.js";

/** Everything that shapes a training step, settled before the machine is made. */
export interface TrainingJob<Rows extends PreparedRows = PreparedRows> {
  readonly network: Network;
  readonly data: Rows;
  readonly loss: LossName;
  readonly optimizer: Optimizer;
  readonly batchSize: number;
  /** Adds l2 · W to the gradient of every weight (not of biases). 0 for none. */
  readonly l2: number;
  /** The gradient of all parameters together is shortened to this length; undefined for no clipping. */
  readonly clipNorm: number | undefined;
  /** Of dropout. */
  readonly seed: number;
  readonly precision: Precision;
  /** false allows arithmetic whose last bits depend on the machine; true where absent. */
  readonly deterministic?: boolean;
}

/** What the optimizer remembers of one layer: as many arrays as `momentsOf` says, each laid out like the parameters. */
export interface LayerMoments {
  readonly weights: Floats[];
  readonly bias: Floats[];
}

/** All that a training step changes: enough to go on from here, to the bit. */
export interface MachineState {
  readonly parameters: LayerParameters[];
  readonly moments: LayerMoments[];
}

/** What a run of steps saw, one number per finished step: sums over its samples, made before its update. */
/** A machine makes at most so many steps before it tells what they saw. Tiny networks need less than a microsecond for
 * one: more would fill fresh memory without end. */
export const maxSteps = 8192;

/** Its arrays stay good until the trainer's next steps. */
export interface StepReport {
  /** Finished steps: fewer than asked when the loss of the next one is NaN or infinite. That step changed nothing. */
  readonly steps: number;
  /** Σ weight · loss of the samples. */
  readonly lossSums: Float64Array;
  /** How many samples were answered right, where there are classes. */
  readonly correct: Float64Array;
}

export interface Trainer {
  /** How many threads train, this one included. The bits do not depend on it. */
  readonly threads: number;
  readonly path: "reference" | "dense" | "sparse" | "tiny";
  /** "fma" where products and sums are fused, "none" for the reference. */
  readonly kernels: "simd" | "fma" | "none";
  /** The order in which batches take the rows of the data, until the next call. */
  setOrder(order: Uint32Array): Promise<void>;
  /** Runs one step per learning rate on the batches from `batch` on; the last batch of the order may be short, and after
   * it comes the first again. `step` counts the steps of the whole training from 0: bias corrections and dropout depend on it. */
  train(batch: number, step: number, learningRates: Float64Array): Promise<StepReport>;
  read(): Promise<MachineState>;
  write(state: MachineState): Promise<void>;
  /** A quick copy of all that a step changes, of use to `rewind` of this trainer alone. Only the copies of the last two
   * calls stay good. */
  snapshot(): Promise<Floats[]>;
  rewind(snapshot: Floats[]): Promise<void>;
  /** The logits of other rows with the parameters of this moment, without dropout. */
  logits(inputs: Floats): Promise<Floats>;
  /** Ends what runs beside this thread for the trainer, and what reads its rows, if anything does. */
  close(): void | Promise<void>;
}

/** Where threads can share memory: makes those that train beside this one. */
export interface ThreadMaker {
  /** How many can run at once, this one included. */
  readonly cores: number;
  /** Throws nothing: whether they have started is known when they begin. */
  start(count: number): Crew;
}

/** What threads have in common. */
export interface Shareable {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
}

/** Started threads. */
export interface Crew {
  /** The first runs the export `serve1` until `end`, the second `serve2`, and so on. Throws "platform/thread-start". */
  begin(shared: Shareable): Promise<void>;
  /** Throws "platform/thread-lost" when one has ended before its time. */
  check(): void;
  /** Throws "platform/thread-lost": one was waited for, and did not come. */
  giveUp(cause: unknown): never;
  end(): void;
}

/** How many threads are to train. */
export interface ThreadsAsked {
  readonly count: ThreadCount;
  /** Of the training, at most: "auto" looks at how long it takes. */
  readonly epochs: number;
}

/** And what makes them: undefined where they cannot share memory. */
export interface ThreadsWanted extends ThreadsAsked {
  readonly maker: ThreadMaker | undefined;
}

/** "auto": as many as pay. */
export type ThreadCount = "auto" | number;

export interface RunnerOptions {
  /** false allows arithmetic whose last bits depend on the machine; true where absent. */
  readonly deterministic?: boolean;
}

/** Predicts only. Where a number that comes in is not finite, every number of the answer is NaN.
 * Shapes: inputs [rows][inputSize] → [rows][outputSize]. */
export interface Runner {
  readonly path: "reference" | "dense" | "sparse";
  logits(inputs: Floats): Floats;
  outputs(inputs: Floats): Floats;
  /** The outputs of one row, written to where they are wanted. */
  output(input: ArrayLike<number>, to: Floats): void;
}
