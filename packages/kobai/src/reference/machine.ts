// The reference as a machine: what `fit` and `predictor` can run in place of compiled code, slowly and readably.
// Always f64, whatever the precision of the job: it is what the others are measured against.
import { batchCount } from "../data/batches.js";
import { checkInputs } from "../data/prepare.js";
import { isWeighted, type PreparedData } from "../data/prepared.js";
import { rowReader } from "../data/rows.js";
import type { MachineState, Runner, Trainer, TrainingJob } from "../machine.js";
import { type Network, outputSize } from "../network/network.js";
import { copyParameters, type Floats } from "../network/parameters.js";
import { momentsOf } from "../optimizer/index.js";
import { inOrder } from "../random.js";
import type { Parameters64 } from "./dense.js";
import { forward, type LayerPass, type Network64, toNetwork64 } from "./forward.js";
import { applyGradient, batchGradient, type State64 } from "./step.js";

/** A trainer that starts from the network's parameters and moments of 0. Changes nothing it is given. Throws
 * "data/not-finite". */
export function referenceTrainer(job: TrainingJob): Trainer {
  checkInputs(job.data);
  let state = firstState(job);
  let order = inOrder(job.data.rows);
  const reader = rowReader(job.data);
  const current = (): Network64 => ({ layers: job.network.layers, parameters: state.parameters });
  return {
    threads: 1,
    path: "reference",
    kernels: "none",
    setOrder: async (next) => {
      order = Uint32Array.from(next);
    },
    train: async (batch, firstStep, learningRates) => {
      const sums: { lossSum: number; correct: number }[] = [];
      for (const learningRate of learningRates) {
        const start = ((batch + sums.length) % batchCount(order.length, job.batchSize)) * job.batchSize;
        const data = roomFor(job, Math.min(job.batchSize, order.length - start));
        await reader.bring(order, { from: start, count: data.rows }, data);
        const step = firstStep + sums.length;
        const rows = inOrder(data.rows);
        const { gradients, ...seen } = batchGradient(current(), { ...job, data }, { rows, step });
        if (!Number.isFinite(seen.lossSum)) break;
        applyGradient(job, state, { gradients, learningRate, step });
        sums.push(seen);
      }
      return {
        steps: sums.length,
        lossSums: Float64Array.from(sums, ({ lossSum }) => lossSum),
        correct: Float64Array.from(sums, ({ correct }) => correct),
      };
    },
    read: async () => copyState(state),
    write: async (next) => {
      state = copyState(next);
    },
    snapshot: async () => arraysOf(state).map((values) => values.slice()),
    rewind: async (snapshot) => {
      arraysOf(state).forEach((values, i) => {
        values.set(snapshot[i]);
      });
    },
    logits: async (inputs) => ofEachRow(current(), inputs, "z"),
    close: () => reader.close(),
  };
}

function roomFor({ network, data: { classes }, data }: TrainingJob, rows: number): PreparedData {
  const room = (size: number) => new Float64Array(rows * size);
  const weights = isWeighted(data) && { weights: room(1) };
  return { rows, classes, inputs: room(network.inputSize), targets: room(outputSize(network)), ...weights };
}

/** A runner of the network as it is at this moment. */
export function referenceRunner(network: Network): Runner {
  const copy = toNetwork64(network);
  return {
    path: "reference",
    logits: (inputs) => ofEachRow(copy, inputs, "z"),
    outputs: (inputs) => ofEachRow(copy, inputs, "y"),
    output: (input, to) => to.set(ofEachRow(copy, Float64Array.from(input), "y")),
  };
}

/** z or y of the last layer. Shapes: inputs [rows][inputSize] → [rows][outputSize] */
function ofEachRow(network: Network64, inputs: Floats, part: keyof Pick<LayerPass, "z" | "y">): Floats {
  const { parameters } = network;
  const inputSize = parameters[0].weights.length / parameters[0].bias.length;
  const outputSize = parameters[parameters.length - 1].bias.length;
  const rows = inputs.length / inputSize;
  const result = new Float64Array(rows * outputSize);
  for (let row = 0; row < rows; row++) {
    const passes = forward(network, inputs.subarray(row * inputSize, (row + 1) * inputSize));
    result.set(passes[passes.length - 1][part], row * outputSize);
  }
  return result;
}

function firstState({ network, optimizer }: TrainingJob): State64 {
  const { parameters } = toNetwork64(network);
  const zeros = (size: number) =>
    Array.from({ length: momentsOf[optimizer.kind] }, () => new Float64Array(size));
  const moments = parameters.map(({ weights, bias }) => ({
    weights: zeros(weights.length),
    bias: zeros(bias.length),
  }));
  return { parameters, moments };
}

function copyState({ parameters, moments }: MachineState | State64) {
  const copy = (values: Floats) => Float64Array.from(values);
  return {
    parameters: copyParameters(parameters, "f64") as Parameters64[],
    moments: moments.map(({ weights, bias }) => ({ weights: weights.map(copy), bias: bias.map(copy) })),
  };
}

/** Every array of a state, in one order. */
function arraysOf({ parameters, moments }: State64): Float64Array<ArrayBuffer>[] {
  return [
    ...parameters.flatMap(({ weights, bias }) => [weights, bias]),
    ...moments.flatMap(({ weights, bias }) => [...weights, ...bias]),
  ];
}
