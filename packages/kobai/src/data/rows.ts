// Rows on their way into a machine: those that an order names, one behind the other, wherever they are.
import { type Floats, floats } from "../network/parameters.js";
import { isInMemory, type PreparedData, type PreparedRows, type PreparedSource } from "./prepared.js";
import { checkCount } from "./source.js";

/** Where rows go. Shapes: inputs [rows][inputSize], targets [rows][outputSize], weights [rows] where data have them. */
export type RowRoom = Pick<PreparedData, "inputs" | "targets" | "weights">;

/** A part of an order. */
export interface Stretch {
  readonly from: number;
  readonly count: number;
}

export interface RowReader {
  /** Brings the rows of a part of an order. Where they come from afar, parts that follow one another are quick. */
  bring(order: Uint32Array, stretch: Stretch, to: RowRoom): void | Promise<void>;
  close(): Promise<void>;
}

export function rowReader(data: PreparedRows): RowReader {
  if (!isInMemory(data)) return new SourceReader(data);
  return {
    bring: (order, { from, count }, to) => copyRows(data, order.subarray(from, from + count), to),
    close: async () => {},
  };
}

export function copyRows(data: PreparedData, order: Uint32Array, to: RowRoom): void {
  copyPart(data.inputs, data.rows, order, to.inputs);
  copyPart(data.targets, data.rows, order, to.targets);
  if (data.weights && to.weights) copyPart(data.weights, data.rows, order, to.weights);
}

/** Below so many numbers a loop beats making a view of the row. */
const shortRow = 48;

function copyPart(from: Floats, rows: number, order: Uint32Array, to: Floats): void {
  const size = from.length / rows;
  for (let i = 0; i < order.length; i++) {
    const start = order[i] * size;
    if (size >= shortRow) to.set(from.subarray(start, start + size), i * size);
    else for (let j = 0; j < size; j++) to[i * size + j] = from[start + j];
  }
}

/** Goes through an order once, from front to back; begins anew where another part is asked for than the next. */
class SourceReader implements RowReader {
  readonly #source: PreparedSource;
  #order: Uint32Array | undefined;
  /** Of the order, the row that comes next. */
  #next = 0;
  #chunks: AsyncIterator<PreparedData> | undefined;
  /** Read while the machine trains on the rows before it. */
  #coming: Promise<IteratorResult<PreparedData>> | undefined;
  #chunk: PreparedData | undefined;
  /** How many rows of the chunk have been brought. */
  #used = 0;

  constructor(source: PreparedSource) {
    this.#source = source;
  }

  async bring(order: Uint32Array, { from, count }: Stretch, to: RowRoom): Promise<void> {
    if (order !== this.#order || from !== this.#next) await this.#begin(order, from);
    for (let done = 0; done < count; ) {
      const chunk = this.#chunk ?? (await this.#nextChunk());
      const part = Math.min(count - done, chunk.rows - this.#used);
      copyStretch(chunk, { from: this.#used, count: part }, to, done);
      done += part;
      this.#next += part;
      this.#used += part;
      if (this.#used === chunk.rows) this.#chunk = undefined;
    }
  }

  async close(): Promise<void> {
    await this.#coming?.catch(() => {});
    await this.#chunks?.return?.();
  }

  async #begin(order: Uint32Array, from: number): Promise<void> {
    await this.close();
    this.#order = order;
    this.#next = from;
    this.#chunk = undefined;
    this.#chunks = this.#source.read(order.subarray(from))[Symbol.asyncIterator]();
    this.#ask();
  }

  /** What fails is told where the rows are waited for. */
  #ask(): void {
    this.#coming = this.#chunks!.next();
    this.#coming.catch(() => {});
  }

  async #nextChunk(): Promise<PreparedData> {
    const { done, value } = (await this.#coming)!;
    if (done) return checkCount({ rows: this.#order!.length }, this.#next) as never;
    this.#ask();
    this.#used = 0;
    this.#chunk = value;
    return value;
  }
}

const parts = ["inputs", "targets", "weights"] as const;

/** Rows that stand one behind the other. */
function copyStretch(data: PreparedData, { from, count }: Stretch, to: RowRoom, at: number): void {
  for (const part of parts) {
    const values = data[part];
    if (values === undefined) continue;
    const size = values.length / data.rows;
    to[part]!.set(values.subarray(from * size, (from + count) * size), at * size);
  }
}

/** Each part of the data, made anew. */
function eachPart(data: PreparedData, rows: number, make: (values: Floats, size: number) => Floats) {
  const made = parts.map((part) => [part, data[part] && make(data[part], data[part].length / data.rows)]);
  const given = made.filter(([, values]) => values !== undefined);
  return { rows, classes: data.classes, ...(Object.fromEntries(given) as RowRoom) };
}

function stretchOf(data: PreparedData, { from, count }: Stretch): PreparedData {
  return eachPart(data, count, (values, size) => values.subarray(from * size, (from + count) * size));
}

function roomLike(data: PreparedData, rows: number): PreparedData {
  return eachPart(data, rows, (values, size) =>
    floats(values instanceof Float32Array ? "f32" : "f64", rows * size),
  );
}

/** Some rows in memory, in the given order. Throws "source/rows" */
export async function rowsAt(data: PreparedRows, order: Uint32Array): Promise<PreparedData> {
  if (isInMemory(data)) {
    const rows = roomLike(data, order.length);
    copyRows(data, order, rows);
    return rows;
  }
  for await (const rows of partsOf(data.read(order), order.length)) return rows;
  return checkCount({ rows: order.length }, 0) as never;
}

/** All rows in their own order, so many at a time; the last part may be short. */
export async function* inParts(data: PreparedRows, size: number): AsyncGenerator<PreparedData> {
  if (!isInMemory(data)) return yield* partsOf(data.read(), size);
  for (let from = 0; from < data.rows; from += size)
    yield stretchOf(data, { from, count: Math.min(size, data.rows - from) });
}

/** Chunks of any size become parts of one. */
async function* partsOf(chunks: AsyncIterable<PreparedData>, size: number): AsyncGenerator<PreparedData> {
  let part: PreparedData | undefined;
  let filled = 0;
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.rows; ) {
      part ??= roomLike(chunk, size);
      const count = Math.min(size - filled, chunk.rows - from);
      copyStretch(chunk, { from, count }, part, filled);
      from += count;
      filled += count;
      if (filled < size) continue;
      yield part;
      part = undefined;
      filled = 0;
    }
  }
  if (part) yield stretchOf(part, { from: 0, count: filled });
}
