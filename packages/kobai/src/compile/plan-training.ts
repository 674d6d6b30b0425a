// The memory map of a training run: the forward map, and behind it gradient, moments, data and totals.
import type { TrainingJob } from "../machine.js";
import { momentsOf } from "../optimizer/optimizer.js";
import { lanes as lanesOf } from "./emit/lanes.js";
import {
  Allocator,
  type ForwardPlan,
  placeBuffers,
  placeLayers,
  placeParameters,
  shapesOf,
  type TrainedLayerPlan,
} from "./plan.js";
import { constantsPerStep } from "./step-constants.js";

export interface TrainingPlan extends ForwardPlan<TrainedLayerPlan> {
  readonly job: TrainingJob;
  readonly batchRows: number;
  /** From a parameter to its gradient; from there on to each moment. */
  readonly distance: number;
  readonly moments: number;
  /** What the optimizer reads at each step, for up to `maxSteps` of one call. */
  readonly constants: { readonly address: number; readonly perStep: number };
  /** All rows, as they are given. */
  readonly data: { readonly inputs: number; readonly targets: number; readonly weights: number };
  /** [rows] i32 */
  readonly order: number;
  /** The rows of the batch that are not inputs. */
  readonly batch: { readonly targets: number; readonly weights: number };
  /** Two f64: Σ weight · loss and the right answers. */
  readonly totals: number;
}

/** A call into WebAssembly runs at most so many steps; fit aims at about 30 ms. */
export const maxSteps = 8192;
/** Rows that one call can predict, however small the batch. */
const leastCapacity = 64;

export function planTraining(job: TrainingJob, sparse: boolean): TrainingPlan {
  const { network, data, batchSize, precision, optimizer } = job;
  const lanes = lanesOf[precision];
  const memory = new Allocator();
  const shapes = shapesOf(network, precision, sparse);
  const outputSize = shapes[shapes.length - 1].outputSize;
  const batchRows = Math.min(batchSize, data.rows);
  const capacity = Math.max(batchRows, leastCapacity);
  const parameters = placeParameters(memory, shapes);
  const distance = parameters.end - parameters.start;
  const moments = momentsOf[optimizer.kind];
  for (let array = 0; array < 1 + moments; array++) memory.take(distance);
  const buffers = placeBuffers(memory, shapes, capacity, lanes);
  const perStep = constantsPerStep(optimizer);
  const floats = (count: number) => memory.take(count * lanes.size);
  const weighted = data.weights !== undefined;
  return {
    job,
    lanes,
    layers: placeLayers(memory, shapes, {
      capacity,
      inputs: buffers.inputs,
      parameters,
      lanes,
      training: true,
    }),
    capacity,
    ...buffers,
    parameters,
    batchRows,
    distance,
    moments,
    totals: memory.take(16),
    constants: { address: floats(maxSteps * perStep), perStep },
    batch: { targets: floats(batchRows * outputSize), weights: floats(weighted ? batchRows : 0) },
    order: memory.take(data.rows * 4),
    data: {
      weights: floats(weighted ? data.rows : 0),
      targets: floats(data.rows * outputSize),
      inputs: floats(data.rows * network.inputSize),
    },
    pages: memory.pages(),
  };
}
