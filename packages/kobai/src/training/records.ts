// What a run has seen, epoch by epoch. Epochs of tiny networks last a microsecond, and an object for each would take as
// long: records are kept as numbers, and made when somebody reads them.
import type { EpochRecord, Score } from "./history.js";

interface Circumstances extends Pick<EpochRecord, "learningRate" | "seconds"> {
  readonly validation?: Score | undefined;
}

/** Epochs that share their circumstances, up to where the next stretch begins. */
interface Stretch extends Circumstances {
  readonly first: number;
}

const numbersPerChunk = 512;

/** Numbers that are added one by one: chunks need no copy when they grow. */
class Column {
  length = 0;
  readonly #chunks: Float64Array[] = [];

  add(value: number): void {
    const place = this.length++ % numbersPerChunk;
    if (place === 0) this.#chunks.push(new Float64Array(numbersPerChunk));
    this.#chunks[this.#chunks.length - 1][place] = value;
  }

  at(index: number): number {
    return this.#chunks[Math.floor(index / numbersPerChunk)][index % numbersPerChunk];
  }
}

export class EpochRecords {
  readonly #losses = new Column();
  readonly #accuracies: Column | undefined;
  readonly #stretches: Stretch[] = [];
  #made: EpochRecord[] = [];

  /** `classes`: whether rows have them, and scores an accuracy. */
  constructor(classes: boolean) {
    this.#accuracies = classes ? new Column() : undefined;
  }

  add({ loss, accuracy }: Score, { learningRate, seconds, validation }: Circumstances): void {
    const last = this.#stretches.at(-1);
    const goesOn = last?.learningRate === learningRate && last.seconds === seconds;
    if (!goesOn || validation || last.validation)
      this.#stretches.push({ first: this.#losses.length, learningRate, seconds, validation });
    this.#losses.add(loss);
    this.#accuracies?.add(accuracy ?? Number.NaN);
  }

  /** All of them so far. */
  all(): EpochRecord[] {
    if (this.#made.length < this.#losses.length)
      this.#made = this.#stretches.flatMap((_, i) => this.#stretch(i));
    return this.#made;
  }

  last(): EpochRecord {
    return this.#record(this.#losses.length - 1, this.#stretches[this.#stretches.length - 1]);
  }

  #stretch(index: number): EpochRecord[] {
    const stretch = this.#stretches[index];
    const end = this.#stretches[index + 1]?.first ?? this.#losses.length;
    return Array.from({ length: end - stretch.first }, (_, i) => this.#record(stretch.first + i, stretch));
  }

  #record(index: number, { learningRate, seconds, validation }: Stretch): EpochRecord {
    const [loss, accuracy] = [this.#losses.at(index), this.#accuracies?.at(index)];
    const score = accuracy === undefined ? { loss } : { loss, accuracy };
    return { epoch: index + 1, ...score, learningRate, seconds, ...(validation && { validation }) };
  }
}
