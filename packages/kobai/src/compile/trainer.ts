// A compiled network that learns: the whole training step in WebAssembly, many steps a call.
import type { LayerMoments, MachineState, StepReport, Trainer, TrainingJob } from "../machine.js";
import type { Floats } from "../network/parameters.js";
import { trainingFunctions } from "./emit/training.js";
import { inferAll, type Linked, link, ParameterAccess, view, writeIdentity } from "./link.js";
import { maxSteps, planTraining, type TrainingPlan } from "./plan-training.js";
import { stepConstants } from "./step-constants.js";

/** Below this share of non-zeros, listing them beats multiplying zeros: measured by bench/sparse. */
const sparseDensity = 0.6;
/** Layers with fewer inputs have too little to skip. */
const sparseInputs = 64;

/** The share of inputs that are not 0, from up to 1,000 rows spread over the data. */
function density(inputs: Floats, inputSize: number): number {
  const rows = inputs.length / inputSize;
  const every = Math.max(1, Math.floor(rows / 1000));
  let nonZero = 0;
  let seen = 0;
  for (let row = 0; row < rows; row += every) {
    for (let i = row * inputSize; i < (row + 1) * inputSize; i++) if (inputs[i] !== 0) nonZero++;
    seen += inputSize;
  }
  return nonZero / seen;
}

function isSparse({ network, data }: TrainingJob): boolean {
  return network.inputSize >= sparseInputs && density(data.inputs, network.inputSize) < sparseDensity;
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledTrainer(job: TrainingJob, sparse = isSparse(job)): Promise<Trainer> {
  const plan = planTraining(job, sparse);
  const linked = await link(trainingFunctions(plan), ["train", "infer"], plan.pages);
  return new CompiledTrainer(plan, linked);
}

class CompiledTrainer implements Trainer {
  readonly path: "dense" | "sparse";
  readonly #plan: TrainingPlan;
  readonly #linked: Linked;
  readonly #access: ParameterAccess;
  #rows = 0;

  constructor(plan: TrainingPlan, linked: Linked) {
    this.#plan = plan;
    this.#linked = linked;
    this.#access = new ParameterAccess(linked.memory, plan);
    this.path = plan.layers[0].kernel;
    this.#writeData();
    plan.job.network.parameters.forEach((parameters, i) => {
      this.#access.write(i, parameters);
    });
    writeIdentity(linked.memory, plan);
  }

  async setOrder(order: Uint32Array): Promise<void> {
    this.#rows = order.length;
    new Uint32Array(this.#linked.memory.buffer, this.#plan.order, order.length).set(order);
  }

  async train(batch: number, step: number, learningRates: Float64Array): Promise<StepReport> {
    const totals = new Float64Array(this.#linked.memory.buffer, this.#plan.totals, 2);
    totals.fill(0);
    let steps = 0;
    while (steps < learningRates.length) {
      const count = Math.min(maxSteps, learningRates.length - steps);
      this.#writeConstants(step + steps, learningRates.subarray(steps, steps + count));
      const done = this.#linked.exports.train(batch + steps, step + steps, count, this.#rows);
      steps += done;
      if (done < count) break;
    }
    return { steps, lossSum: totals[0], correct: totals[1] };
  }

  async read(): Promise<MachineState> {
    const { layers, distance, moments } = this.#plan;
    const momentsOf = (index: number): LayerMoments => {
      const read = Array.from({ length: moments }, (_, m) => this.#access.read(index, (2 + m) * distance));
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
        this.#access.write(i, { weights, bias: moments[i].bias[m] }, (2 + m) * distance);
      });
    });
  }

  async snapshot(): Promise<Floats[]> {
    return [this.#changing().slice()];
  }

  async rewind([copy]: Floats[]): Promise<void> {
    this.#changing().set(copy);
  }

  async logits(inputs: Floats): Promise<Floats> {
    return inferAll(this.#linked, this.#plan, inputs, "z");
  }

  close(): void {}

  /** Parameters, gradient and moments: they stand side by side. */
  #changing(): Floats {
    const { lanes, parameters, distance, moments } = this.#plan;
    const numbers = ((2 + moments) * distance) / lanes.size;
    return view(this.#linked.memory, lanes.precision, parameters.start, numbers);
  }

  #writeData(): void {
    const { job, lanes, data } = this.#plan;
    const place = (address: number, values: Floats | undefined) => {
      if (values) view(this.#linked.memory, lanes.precision, address, values.length).set(values);
    };
    place(data.inputs, job.data.inputs);
    place(data.targets, job.data.targets);
    place(data.weights, job.data.weights);
  }

  #writeConstants(step: number, learningRates: Float64Array): void {
    const { constants, lanes, job } = this.#plan;
    const { address, perStep } = constants;
    const table = view(this.#linked.memory, lanes.precision, address, learningRates.length * perStep);
    learningRates.forEach((rate, i) => {
      table.set(stepConstants(job.optimizer, step + i, rate), i * perStep);
    });
  }
}
