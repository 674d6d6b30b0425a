// A compiled network that learns: the whole training step in WebAssembly, many steps a call.
import { batchCount } from "../data/batches.js";
import {
  type Crew,
  type LayerMoments,
  type MachineState,
  maxSteps,
  type StepReport,
  type ThreadsWanted,
  type Trainer,
  type TrainingJob,
} from "../machine.js";
import { type Floats, floats } from "../network/parameters.js";
import { inOrder } from "../random.js";
import { callBytes, callThreads } from "./emit/serve.js";
import { trainingExports, trainingFunctions } from "./emit/training.js";
import { inferAll, type Linked, link, ParameterAccess, type Rooms, roomsOf, view } from "./link.js";
import { type Way, wayOf } from "./path.js";
import { type PlanOptions, planThreads, type TrainingPlan } from "./plan-training.js";
import { writeStepConstants } from "./step-constants.js";
import { threadCount } from "./threads.js";
import { Window } from "./window.js";

export interface CompilerOptions extends Pick<PlanOptions, "residentBytes"> {
  /** By default as the shapes and the data suggest. */
  readonly way?: Way;
  /** By default this one alone. */
  readonly threads?: ThreadsWanted;
}

/** Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export async function compiledTrainer(job: TrainingJob, options: CompilerOptions = {}): Promise<Trainer> {
  const { way = wayOf(job), threads: wanted, ...kept } = options;
  if (way === "tiny") return tinyTrainer(job, kept);
  const threads = wanted ? threadCount(job, wanted) : 1;
  const crew = threads > 1 ? wanted?.maker?.start(threads - 1) : undefined;
  try {
    return await manned(planThreads(job, way, threads, kept), crew);
  } catch (error) {
    crew?.end();
    throw error;
  }
}

/** While the other threads begin, this one writes parameters and data. */
async function manned(plans: TrainingPlan[], crew: Crew | undefined): Promise<Trainer> {
  const [plan] = plans;
  const linked = await link({
    memoryPages: plan.pages,
    shared: plans.length > 1,
    functions: trainingFunctions(plans),
    exports: trainingExports(plans),
  });
  const path = plan.layers[0].kernel === "sparse" ? "sparse" : "dense";
  const trainer = new CompiledTrainer(path, { plan, linked, crew });
  await Promise.all([trainer.fill(), crew?.begin(linked)]);
  return trainer;
}

/** What only tiny networks need is fetched for them alone. */
async function tinyTrainer(job: TrainingJob, kept: PlanOptions): Promise<Trainer> {
  const { planTiny, tinyFunctions } = await import("./tiny/index.js");
  const plan = planTiny(job, kept);
  const functions = tinyFunctions(plan);
  const linked = await link({ memoryPages: plan.pages, functions, exports: ["train", "infer"] });
  const trainer = new CompiledTrainer("tiny", { plan, linked, crew: undefined });
  await trainer.fill();
  return trainer;
}

/** Snapshots that stay good: new memory for each would cost more than the copy. */
const goodCopies = 2;

interface Machinery {
  readonly plan: TrainingPlan;
  readonly linked: Linked;
  /** The threads beside this one, if there are any. */
  readonly crew: Crew | undefined;
}

class CompiledTrainer implements Trainer {
  readonly path: "dense" | "sparse" | "tiny";
  readonly kernels: "simd" | "fma";
  readonly threads: number;
  readonly #plan: TrainingPlan;
  readonly #linked: Linked;
  readonly #access: ParameterAccess;
  readonly #crew: Crew | undefined;
  readonly #rooms: Rooms;
  /** The last snapshots, oldest first: their memory is used again. */
  readonly #copies: Floats[] = [];
  readonly #window: Window;
  #order: Uint32Array;
  #report = { lossSums: new Float64Array(0), correct: new Float64Array(0) };

  constructor(path: CompiledTrainer["path"], { plan, linked, crew }: Machinery) {
    this.path = path;
    this.#plan = plan;
    this.#linked = linked;
    this.#crew = crew;
    this.threads = plan.share.threads;
    this.#access = new ParameterAccess(linked.memory, plan);
    this.#rooms = roomsOf(linked.memory, plan);
    this.kernels = plan.lanes.isFused ? "fma" : "simd";
    this.#window = new Window({ plan, linked });
    this.#order = inOrder(plan.job.data.rows);
    this.#writeOrder(this.#order.subarray(0, plan.data.rows));
    plan.job.network.parameters.forEach((parameters, i) => {
      this.#access.write(i, parameters);
    });
  }

  fill(): Promise<void> {
    return this.#window.fill();
  }

  async setOrder(order: Uint32Array): Promise<void> {
    this.#order = order;
    if (this.#window.isWhole) this.#writeOrder(order);
  }

  async train(batch: number, step: number, learningRates: Float64Array): Promise<StepReport> {
    const { lossSums, correct } = this.#reportRoom(learningRates.length);
    let steps = 0;
    while (steps < learningRates.length) {
      const { first, count, rows } = await this.#bring(batch + steps, learningRates.length - steps);
      this.#writeConstants(step + steps, learningRates.subarray(steps, steps + count));
      const done = this.#run([first, step + steps, count, rows]);
      this.#readSums(done, lossSums.subarray(steps), correct.subarray(steps));
      steps += done;
      if (done < count) break;
    }
    return { steps, lossSums: lossSums.subarray(0, steps), correct: correct.subarray(0, steps) };
  }

  /** The memory of the last report again: touching new memory would cost a tiny network as much as its steps. */
  #reportRoom(steps: number): Pick<StepReport, "lossSums" | "correct"> {
    if (this.#report.lossSums.length < steps)
      this.#report = { lossSums: new Float64Array(steps), correct: new Float64Array(steps) };
    return this.#report;
  }

  /** Brings the rows of the next steps into memory: which batch there is the first, how many steps can be made, and how
   * many rows there are. */
  async #bring(batch: number, wanted: number): Promise<{ first: number; count: number; rows: number }> {
    const { batchRows, data } = this.#plan;
    const batches = batchCount(this.#order.length, batchRows);
    const next = batch % batches;
    const most = Math.min(wanted, maxSteps);
    if (this.#window.isWhole) return { first: next, count: most, rows: this.#order.length };
    const count = Math.min(most, data.rows / batchRows, batches - next);
    const from = next * batchRows;
    const rows = Math.min(count * batchRows, this.#order.length - from);
    await this.#window.bring(this.#order, { from, count: rows });
    return { first: 0, count, rows };
  }

  #readSums(steps: number, lossSums: Float64Array, correct: Float64Array): void {
    const sums = new Float64Array(this.#linked.memory.buffer, this.#plan.sums, 2 * steps);
    for (let i = 0; i < steps; i++) {
      lossSums[i] = sums[2 * i];
      correct[i] = sums[2 * i + 1];
    }
  }

  async read(): Promise<MachineState> {
    const { layers, distance, moments } = this.#plan;
    const momentsOf = (index: number): LayerMoments => {
      const read = Array.from({ length: moments }, (_, m) => this.#access.read(index, (1 + m) * distance));
      return { weights: read.map(({ weights }) => weights), bias: read.map(({ bias }) => bias) };
    };
    return {
      parameters: layers.map(({ index }) => this.#access.read(index)),
      moments: layers.map(({ index }) => momentsOf(index)),
    };
  }

  async write({ parameters, moments }: MachineState): Promise<void> {
    const { distance } = this.#plan;
    parameters.forEach((layer, i) => {
      this.#access.write(i, layer);
      moments[i].weights.forEach((weights, m) => {
        this.#access.write(i, { weights, bias: moments[i].bias[m] }, (1 + m) * distance);
      });
    });
  }

  async snapshot(): Promise<Floats[]> {
    const changing = this.#changing();
    const spare = this.#copies.length === goodCopies ? this.#copies.shift() : undefined;
    const copy = spare ?? floats(this.#plan.lanes.precision, changing.length);
    copy.set(changing);
    this.#copies.push(copy);
    return [copy];
  }

  async rewind([copy]: Floats[]): Promise<void> {
    this.#changing().set(copy);
  }

  async logits(inputs: Floats): Promise<Floats> {
    return inferAll(this.#linked.exports.infer, this.#rooms, inputs, "z");
  }

  close(): Promise<void> {
    this.#crew?.end();
    return this.#window.close();
  }

  /** `train` in all threads. They come back together, or are given up together. */
  #run(operands: readonly number[]): number {
    const { memory, exports } = this.#linked;
    if (!this.#crew) return exports.train(...operands);
    this.#crew.check();
    callThreads(new Int32Array(memory.buffer, this.#plan.meeting.calls, callBytes / 4), operands);
    try {
      return exports.train(...operands);
    } catch (error) {
      return this.#crew.giveUp(error);
    }
  }

  /** Parameters and moments: they stand side by side. */
  #changing(): Floats {
    const { lanes, parameters, distance, moments } = this.#plan;
    const numbers = ((1 + moments) * distance) / lanes.size;
    return view(this.#linked.memory, lanes.precision, parameters.start, numbers);
  }

  #writeOrder(order: Uint32Array): void {
    new Uint32Array(this.#linked.memory.buffer, this.#plan.order, order.length).set(order);
  }

  #writeConstants(step: number, learningRates: Float64Array): void {
    const { constants, lanes, job } = this.#plan;
    const { address, perStep } = constants;
    const table = view(this.#linked.memory, lanes.precision, address, learningRates.length * perStep);
    writeStepConstants(job.optimizer, step, learningRates, table);
  }
}
