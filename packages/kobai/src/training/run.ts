// One training run while it goes: where it stands, its sums, its checkpoints. `fit` tells the story; this keeps the books.
import { batchCount, order } from "../data/batches.js";
import type { PreparedData } from "../data/prepared.js";
import type { MachineState, Trainer } from "../machine.js";
import type { Checkpoint } from "../model/checkpoint.js";
import type { Model } from "../model/model.js";
import { outputActivation } from "../network/network.js";
import type { Floats, LayerParameters } from "../network/parameters.js";
import { learningRateAt } from "../optimizer/index.js";
import { DivergenceError } from "./diverged.js";
import { firstBadLayer, Marks, rewindTo } from "./divergence.js";
import type { EpochRecord, Progress, Score } from "./history.js";
import { reduceLoss, score } from "./metrics.js";
import { Pace } from "./pace.js";
import type { Settings } from "./settings.js";

export interface RunParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly trainer: Trainer;
  readonly data: PreparedData;
  readonly validation: PreparedData | undefined;
}

export class TrainingRun {
  /** Finished epochs, finished steps of the next one, finished steps in all. */
  epoch = 0;
  stepInEpoch = 0;
  step = 0;
  readonly records: EpochRecord[] = [];
  #lossSum = 0;
  #correct = 0;
  readonly #parts: RunParts;
  readonly #pace = new Pace();
  readonly #marks = new Marks();

  constructor(parts: RunParts) {
    this.#parts = parts;
  }

  get stepsPerEpoch(): number {
    return batchCount(this.#parts.data.rows, this.#parts.settings.batchSize);
  }

  /** Takes the place of a checkpoint. */
  async resume(checkpoint: Checkpoint): Promise<void> {
    this.epoch = checkpoint.epoch;
    this.stepInEpoch = checkpoint.stepInEpoch;
    this.step = checkpoint.step;
    this.#lossSum = checkpoint.lossSum;
    this.#correct = checkpoint.correct;
    this.records.push(...checkpoint.history);
    await this.#parts.trainer.write({
      parameters: [...checkpoint.model.parameters],
      moments: checkpoint.moments,
    });
  }

  /** Begins the next epoch, or goes on in it after a resume. */
  async beginEpoch(): Promise<void> {
    if (this.stepInEpoch === 0) {
      this.#lossSum = 0;
      this.#correct = 0;
    }
    await this.#parts.trainer.setOrder(this.#order(this.epoch));
  }

  /** As many steps as take about 30 ms. Throws "train/diverged" with the last good weights. */
  async someSteps(): Promise<void> {
    const { trainer } = this.#parts;
    const count = Math.min(this.#pace.steps, this.stepsPerEpoch - this.stepInEpoch);
    const rates = this.#rates(this.step, count);
    const { epoch, stepInEpoch: batch, step } = this;
    this.#marks.push({ snapshot: await trainer.snapshot(), epoch, batch, step, steps: count });
    const started = performance.now();
    const { steps, lossSum, correct } = await trainer.train(batch, step, rates);
    this.#pace.took(count, performance.now() - started);
    this.stepInEpoch += steps;
    this.step += steps;
    this.#lossSum += lossSum;
    this.#correct += correct;
    if (steps < count) await this.#diverge(steps);
  }

  /** What this epoch has seen so far: sums over the rows met, as a score. */
  score(): Score {
    const { settings, data } = this.#parts;
    const rows = Math.min(this.stepInEpoch * settings.batchSize, data.rows);
    const loss = reduceLoss(settings.loss, this.#lossSum, rows);
    return data.classes ? { loss, accuracy: this.#correct / rows } : { loss };
  }

  progress(): Progress {
    const { epochs } = this.#parts.settings;
    return {
      ...this.score(),
      epoch: this.epoch + 1,
      epochs,
      step: this.stepInEpoch,
      steps: this.stepsPerEpoch,
    };
  }

  /** Closes the epoch: judges it by the validation rows and records it. */
  async endEpoch(seconds: number): Promise<EpochRecord> {
    const { validation } = this.#parts;
    const record = {
      epoch: this.epoch + 1,
      ...this.score(),
      learningRate: this.#rates(this.step - 1, 1)[0],
      ...(validation && { validation: await this.#judge(validation) }),
      seconds,
    };
    this.records.push(record);
    this.epoch++;
    this.stepInEpoch = 0;
    return record;
  }

  /** All that is needed to go on from here. */
  async checkpoint(fingerprint: string, best: Checkpoint["best"]): Promise<Checkpoint> {
    const { parameters, moments } = await this.#parts.trainer.read();
    return {
      model: this.model(parameters),
      moments,
      epoch: this.epoch,
      stepInEpoch: this.stepInEpoch,
      step: this.step,
      lossSum: this.#lossSum,
      correct: this.#correct,
      history: [...this.records],
      ...(best && { best }),
      fingerprint,
    };
  }

  /** The model with the given parameters, and how it was made. */
  model(parameters: readonly LayerParameters[]): Model {
    const { model, settings } = this.#parts;
    const { loss, seed } = settings;
    return { ...model, parameters, training: { loss, seed, epochs: this.epoch } };
  }

  async current(): Promise<Model> {
    return this.model((await this.read()).parameters);
  }

  read(): Promise<MachineState> {
    return this.#parts.trainer.read();
  }

  /** Throws "train/diverged" when the last update itself spoiled the weights: no later loss has told. */
  async checkFinite(): Promise<void> {
    const { parameters } = await this.#parts.trainer.read();
    const finite = (values: Floats) => values.every(Number.isFinite);
    if (parameters.every(({ weights, bias }) => finite(weights) && finite(bias))) return;
    this.epoch--;
    this.stepInEpoch = this.stepsPerEpoch - 1;
    await this.#diverge(this.#marks.lastSteps);
  }

  async #judge(data: PreparedData): Promise<Score> {
    const { model, settings, trainer } = this.#parts;
    const logits = await trainer.logits(data.inputs);
    return score({ data, logits, activation: outputActivation(model), loss: settings.loss });
  }

  #order(epoch: number): Uint32Array {
    const { settings, data } = this.#parts;
    const { seed, shuffle } = settings;
    return order(data.rows, { seed, epoch, shuffle });
  }

  #rates(first: number, count: number): Float64Array {
    const { optimizer, epochs } = this.#parts.settings;
    const { stepsPerEpoch } = this;
    const rate = (step: number) => learningRateAt(optimizer.learningRate, { step, stepsPerEpoch, epochs });
    return Float64Array.from({ length: count }, (_, i) => rate(first + i));
  }

  /** The step after `finished` more has a loss that is no number. */
  async #diverge(finished: number): Promise<never> {
    const { model, data, settings, trainer } = this.#parts;
    const { precision, batchSize } = settings;
    const { parameters } = await trainer.read();
    const first = this.stepInEpoch * batchSize;
    const rows = this.#order(this.epoch).subarray(first, first + batchSize);
    const layer = firstBadLayer(model, parameters, { data, rows, precision });
    const good = this.#marks.beforeLastUpdate(finished);
    if (good) {
      const order = (epoch: number) => this.#order(epoch);
      await rewindTo(trainer, good, { order, rates: (step, count) => this.#rates(step, count) });
    }
    const kept = good ? (await trainer.read()).parameters : model.parameters;
    const at = { epoch: this.epoch + 1, step: this.stepInEpoch + 1, layer };
    const [learningRate] = this.#rates(Math.max(0, this.step - 1), 1);
    throw new DivergenceError(this.model(kept), this.records, {
      ...at,
      learningRate,
      started: this.step > 0,
    });
  }
}
