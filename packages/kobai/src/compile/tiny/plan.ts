// The memory map of a tiny network's training: that of the dense path, which predicts for it, and behind it the rows of
// one batch in lanes: as many rows as a vector has lanes stand side by side, feature by feature.
import { isWeighted } from "../../data/prepared.js";
import type { TrainingJob } from "../../machine.js";
import { Allocator, pageBytes } from "../allocator.js";
import { type PlanOptions, planTraining, type TrainingPlan } from "../plan-training.js";

/** The vectors of one group of rows, by their offset in bytes: inputs from 0 on, then targets. */
export interface GroupLayout {
  readonly targets: number;
  /** Weights of the samples; 0 where the last group has no row left. */
  readonly weights: number;
  /** 1 for a row, 0 for none: read where right answers are counted. */
  readonly counts: number;
  readonly bytes: number;
}

export interface TinyPlan extends TrainingPlan {
  /** [groups of the batch][features] vectors. */
  readonly groups: { readonly address: number; readonly layout: GroupLayout };
  /** Whether all rows are one batch: then it is gathered once for all steps of a call. */
  readonly wholeBatch: boolean;
  /** Whether the rows of a sample count differently: by their weights, or as fillers of the last group. */
  readonly weighted: boolean;
}

const vector = 16;

function layoutOf({ network, data }: TrainingJob, outputSize: number): GroupLayout {
  const targets = network.inputSize * vector;
  const weights = targets + outputSize * vector;
  const counts = isWeighted(data) ? weights + vector : weights;
  return { targets, weights, counts, bytes: counts + vector };
}

/** Throws "compile/too-large". */
export function planTiny(job: TrainingJob, options: PlanOptions = {}): TinyPlan {
  const plan = planTraining(job, { inputs: false, hidden: false }, options);
  const { batchRows, lanes, layers, pages } = plan;
  const { rows } = job.data;
  const layout = layoutOf(job, layers[layers.length - 1].outputSize);
  const memory = new Allocator(pages * pageBytes);
  const address = memory.take(Math.ceil(batchRows / lanes.count) * layout.bytes);
  const fillers = batchRows % lanes.count > 0 || (rows % batchRows) % lanes.count > 0;
  return {
    ...plan,
    groups: { address, layout },
    wholeBatch: batchRows === rows,
    weighted: isWeighted(job.data) || fillers,
    pages: memory.pages(),
  };
}
