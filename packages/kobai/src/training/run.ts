// One training run while it goes: where it stands, its sums, its checkpoints. `fit` tells the story; this keeps the books.
import { batchCount, order } from "../data/batches.js";
import { isInMemory, type PreparedRows } from "../data/prepared.js";
import { rowsAt } from "../data/rows.js";
import type { MachineState, StepReport, Trainer } from "../machine.js";
import type { Checkpoint } from "../model/checkpoint.js";
import type { Model } from "../model/model.js";
import { outputActivation } from "../network/network.js";
import type { Floats, LayerParameters } from "../network/parameters.js";
import { learningRateAt } from "../optimizer/index.js";
import { DivergenceError } from "./diverged.js";
import { firstBadLayer, Marks, rewindTo } from "./divergence.js";
import type { EpochRecord, Progress, Score } from "./history.js";
import { reduceLoss, Scorer } from "./metrics.js";
import { Pace } from "./pace.js";
import { EpochRecords } from "./records.js";
import type { Settings } from "./settings.js";

export interface RunParts {
  readonly model: Model;
  readonly settings: Settings;
  readonly trainer: Trainer;
  readonly data: PreparedRows;
  readonly validation: PreparedRows | undefined;
  /** Whether anybody acts between two epochs. Where nobody does, and all have one order, a call may run many of them. */
  readonly attended: boolean;
}

export class TrainingRun {
  /** Finished epochs, finished steps of the next one, finished steps in all. */
  epoch = 0;
  stepInEpoch = 0;
  step = 0;
  readonly records: EpochRecords;
  #lossSum = 0;
  #correct = 0;
  readonly #parts: RunParts;
  readonly #pace = new Pace();
  readonly #marks = new Marks();
  /** When the epoch began. */
  #began = 0;
  #ratesRoom = new Float64Array(0);

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.records = new EpochRecords(parts.data.classes);
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
    for (const record of checkpoint.history) this.records.add(record, record);
    await this.#parts.trainer.write({
      parameters: [...checkpoint.model.parameters],
      moments: checkpoint.moments,
    });
  }

  /** Begins the next epoch, or goes on in it after a resume. */
  async beginEpoch(): Promise<void> {
    this.#began = performance.now();
    if (this.stepInEpoch === 0) this.#clearSums();
    await this.#parts.trainer.setOrder(this.#order(this.epoch));
  }

  /** As many steps as take about 30 ms: of this epoch, and where nobody attends of those that follow, too. All but the
   * last epoch of these are closed. Throws "train/diverged" with the last good weights. */
  async someSteps(): Promise<void> {
    const { trainer } = this.#parts;
    const count = Math.min(this.#pace.steps, this.#stepsLeft());
    const rates = this.#rates(this.step, count);
    const { epoch, stepInEpoch: batch, step } = this;
    this.#marks.push({ snapshot: await trainer.snapshot(), epoch, batch, step, steps: count });
    const started = performance.now();
    const report = await trainer.train(batch, step, rates);
    this.#pace.took(count, performance.now() - started);
    this.#count(report);
    if (report.steps === count) return;
    if (this.stepInEpoch === this.stepsPerEpoch) this.#close(this.#seconds());
    await this.#diverge(report.steps);
  }

  #stepsLeft(): number {
    const { attended, settings } = this.#parts;
    const epochs = attended || settings.shuffle ? 1 : settings.epochs - this.epoch;
    return epochs * this.stepsPerEpoch - this.stepInEpoch;
  }

  /** Enters finished steps, and closes the epochs that others of them followed. Each gets an equal share of the time. */
  #count({ steps, lossSums, correct }: StepReport): void {
    const { stepsPerEpoch } = this;
    const seconds = (this.#seconds() * stepsPerEpoch) / (this.stepInEpoch + steps);
    for (let i = 0; i < steps; i++) {
      if (this.stepInEpoch === stepsPerEpoch) {
        this.#close(seconds);
        this.#began += 1000 * seconds;
      }
      this.stepInEpoch++;
      this.step++;
      this.#lossSum += lossSums[i];
      this.#correct += correct[i];
    }
  }

  #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  #clearSums(): void {
    this.#lossSum = 0;
    this.#correct = 0;
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
  async endEpoch(): Promise<EpochRecord> {
    const { validation } = this.#parts;
    const judged = validation && (await this.#judge(validation));
    this.#close(this.#seconds(), judged);
    return this.records.last();
  }

  #close(seconds: number, validation?: Score): void {
    this.records.add(this.score(), { learningRate: this.#rateAt(this.step - 1), seconds, validation });
    this.epoch++;
    this.stepInEpoch = 0;
    this.#clearSums();
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
      history: [...this.records.all()],
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

  async #judge(data: PreparedRows): Promise<Score> {
    const { model, settings, trainer } = this.#parts;
    const { loss } = settings;
    const activation = outputActivation(model);
    const scorer = new Scorer();
    for await (const rows of isInMemory(data) ? [data] : data.read())
      scorer.add({ data: rows, logits: await trainer.logits(rows.inputs), activation, loss });
    return scorer.score(loss);
  }

  #order(epoch: number): Uint32Array {
    const { settings, data } = this.#parts;
    const { seed, shuffle } = settings;
    return order(data.rows, { seed, epoch, shuffle });
  }

  /** Good until it is called again. */
  #rates(first: number, count: number): Float64Array {
    if (this.#ratesRoom.length < count) this.#ratesRoom = new Float64Array(count);
    const rates = this.#ratesRoom.subarray(0, count);
    for (let i = 0; i < count; i++) rates[i] = this.#rateAt(first + i);
    return rates;
  }

  #rateAt(step: number): number {
    const { optimizer, epochs } = this.#parts.settings;
    return learningRateAt(optimizer.learningRate, { step, stepsPerEpoch: this.stepsPerEpoch, epochs });
  }

  /** The step after `finished` more has a loss that is no number. */
  async #diverge(finished: number): Promise<never> {
    const { model, data, settings, trainer } = this.#parts;
    const { precision, batchSize } = settings;
    const { parameters } = await trainer.read();
    const first = this.stepInEpoch * batchSize;
    const rows = this.#order(this.epoch).subarray(first, first + batchSize);
    const layer = firstBadLayer(model, parameters, { data: await rowsAt(data, rows), precision });
    const good = this.#marks.beforeLastUpdate(finished);
    if (good) {
      const order = (epoch: number) => this.#order(epoch);
      await rewindTo(trainer, good, { order, rates: (step, count) => this.#rates(step, count) });
    }
    const kept = good ? (await trainer.read()).parameters : model.parameters;
    const at = { epoch: this.epoch + 1, step: this.stepInEpoch + 1, layer };
    const learningRate = this.#rateAt(Math.max(0, this.step - 1));
    throw new DivergenceError(this.model(kept), this.records.all(), {
      ...at,
      learningRate,
      started: this.step > 0,
    });
  }
}
