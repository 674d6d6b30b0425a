// A compiled network that learns: the whole training step in WebAssembly, many steps a call.
import type {
  Crew,
  LayerMoments,
  MachineState,
  StepReport,
  ThreadsWanted,
  Trainer,
  TrainingJob,
} from "../machine.js";
import { type Floats, floats } from "../network/parameters.js";
import { countNonZeros } from "./density.js";
import { callBytes, callThreads } from "./emit/serve.js";
import { trainingExports, trainingFunctions } from "./emit/training.js";
import { encodeModule, type ModuleDescription } from "./encode/module.js";
import { inferAll, type Linked, link, ParameterAccess, type Rooms, roomsOf, view } from "./link.js";
import { type Way, wayOf } from "./path.js";
import { maxSteps, planTraining, type TrainingPlan } from "./plan-training.js";
import { stepConstants } from "./step-constants.js";
import { threadCount } from "./threads.js";

export interface CompilerOptions {
  /** By default as the shapes and the data suggest. */
  readonly way?: Way;
  /** By default this one alone. */
  readonly threads?: ThreadsWanted;
}

/** Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export async function compiledTrainer(job: TrainingJob, options: CompilerOptions = {}): Promise<Trainer> {
  const { way = wayOf(job), threads: wanted = { count: 1, maker: undefined } } = options;
  if (way === "tiny") return tinyTrainer(job);
  const listed = { nonZeros: way.inputs ? countNonZeros(job.data.inputs) : undefined, hidden: way.hidden };
  const threads = threadCount(job, wanted);
  const plans = Array.from({ length: threads }, (_, thread) =>
    planTraining(job, listed, { thread, threads }),
  );
  const crew = threads > 1 ? wanted.maker?.start(threads - 1) : undefined;
  return manned(plans, crew).catch((error) => {
    crew?.end();
    throw error;
  });
}

/** While the other threads begin, this one writes the data. */
async function manned([plan, ...others]: TrainingPlan[], crew: Crew | undefined): Promise<Trainer> {
  const linked = await link(moduleOf(plan));
  const modules = others.map((other) => encodeModule(moduleOf(other)));
  const path = plan.layers[0].kernel === "sparse" ? "sparse" : "dense";
  const trainer = async () => new CompiledTrainer(path, { plan, linked, crew });
  const [made] = await Promise.all([trainer(), crew?.begin(modules, linked.memory)]);
  return made;
}

function moduleOf(plan: TrainingPlan): ModuleDescription {
  return {
    memoryPages: plan.pages,
    shared: plan.share.threads > 1,
    functions: trainingFunctions(plan),
    exports: trainingExports(plan),
  };
}

/** What only tiny networks need is fetched for them alone. */
async function tinyTrainer(job: TrainingJob): Promise<Trainer> {
  const { planTiny, tinyFunctions } = await import("./tiny/index.js");
  const plan = planTiny(job);
  const functions = tinyFunctions(plan);
  const linked = await link({ memoryPages: plan.pages, functions, exports: ["train", "infer"] });
  return new CompiledTrainer("tiny", { plan, linked, crew: undefined });
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
  #rows = 0;

  constructor(path: CompiledTrainer["path"], { plan, linked, crew }: Machinery) {
    this.path = path;
    this.#plan = plan;
    this.#linked = linked;
    this.#crew = crew;
    this.threads = plan.share.threads;
    this.#access = new ParameterAccess(linked.memory, plan);
    this.#rooms = roomsOf(linked.memory, plan);
    this.kernels = plan.lanes.isFused ? "fma" : "simd";
    this.#writeData();
    this.#writeOrder(Uint32Array.from({ length: plan.job.data.rows }, (_, row) => row));
    plan.job.network.parameters.forEach((parameters, i) => {
      this.#access.write(i, parameters);
    });
  }

  async setOrder(order: Uint32Array): Promise<void> {
    this.#writeOrder(order);
  }

  async train(batch: number, step: number, learningRates: Float64Array): Promise<StepReport> {
    const lossSums = new Float64Array(learningRates.length);
    const correct = new Float64Array(learningRates.length);
    const batches = Math.ceil(this.#rows / this.#plan.batchRows);
    let steps = 0;
    while (steps < learningRates.length) {
      const count = Math.min(maxSteps, learningRates.length - steps);
      this.#writeConstants(step + steps, learningRates.subarray(steps, steps + count));
      const done = this.#run([(batch + steps) % batches, step + steps, count, this.#rows]);
      this.#readSums(done, lossSums.subarray(steps), correct.subarray(steps));
      steps += done;
      if (done < count) break;
    }
    return { steps, lossSums: lossSums.subarray(0, steps), correct: correct.subarray(0, steps) };
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

  close(): void {
    this.#crew?.end();
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
    this.#rows = order.length;
    new Uint32Array(this.#linked.memory.buffer, this.#plan.order, order.length).set(order);
  }

  #writeData(): void {
    const { job, lanes, data, layers } = this.#plan;
    const place = (address: number, values: Floats | undefined) => {
      if (values) view(this.#linked.memory, lanes.precision, address, values.length).set(values);
    };
    if (layers[0].kernel === "sparse") this.#listInputs();
    else place(data.inputs, job.data.inputs);
    place(data.targets, job.data.targets);
    place(data.weights, job.data.weights);
  }

  /** Lists the non-zeros of all rows, as many rows at a time as have room where rows come in. */
  #listInputs(): void {
    const { job, lanes, data, layers, inputs, capacity } = this.#plan;
    const { memory, exports } = this.#linked;
    const { inputSize, inputRowBytes } = layers[0];
    const room = view(memory, lanes.precision, inputs, capacity * inputSize);
    new Uint32Array(memory.buffer, data.lists.starts, 1)[0] = data.lists.lists;
    for (let first = 0; first < job.data.rows; first += capacity) {
      const count = Math.min(capacity, job.data.rows - first);
      room.set(job.data.inputs.subarray(first * inputSize, (first + count) * inputSize));
      exports.lists(inputs, inputs + count * inputRowBytes, data.lists.starts + 4 * first);
    }
  }

  #writeConstants(step: number, learningRates: Float64Array): void {
    const { constants, lanes, job } = this.#plan;
    const { address, perStep } = constants;
    const table = view(this.#linked.memory, lanes.precision, address, learningRates.length * perStep);
    learningRates.forEach((rate, i) => {
      const constants = stepConstants(job.optimizer, step + i, rate);
      for (let c = 0; c < perStep; c++) table[i * perStep + c] = constants[c];
    });
  }
}
