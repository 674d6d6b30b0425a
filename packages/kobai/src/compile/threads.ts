// How many threads train a job. Their number changes no bit, so this may look at the machine.
import { batchCount } from "../data/batches.js";
import type { ThreadsWanted, TrainingJob } from "../machine.js";
import { inputsUsed } from "./density.js";
import { mostThreads } from "./shapes.js";

/** A thread pays where it has at least so much work between two meetings, in products of the forward pass. On two cores
 * that have little else to do two threads are 0.7 to 1.6 times as fast as one at 50,000 to 120,000 each, and 1.2 to 1.7 times
 * from 180,000 on (docs/decisions/when-threads-pay.md). */
const leastWork = 200_000;

/** What the update of a parameter counts for, where it takes a root and a quotient, and where not: measured. */
const [rootedUpdate, plainUpdate] = [6, 1];

/** A training of less work, some 0.4 s of one thread, is over before another thread has paid for its start. */
const leastTraining = 2.5e9;

/** Of a step, in the layers whose units are dealt (emit/dealt.ts), without the products of zeros that are left out. */
function workOfStep(job: TrainingJob): number {
  const { network, batchSize, data, optimizer } = job;
  const update = "epsilon" in optimizer ? rootedUpdate : plainUpdate;
  const rows = Math.min(batchSize, data.rows);
  const workOfWeight = (layer: number) => rows * (layer === 0 ? inputsUsed(job) : 1) + update;
  const dealt = network.parameters.slice(0, -1);
  return dealt.reduce((sum, { weights }, i) => sum + weights.length * workOfWeight(i), 0);
}

export function threadCount(job: TrainingJob, { count, epochs, maker }: ThreadsWanted): number {
  if (!maker) return 1;
  const { network, batchSize, data } = job;
  const most = mostThreads(network);
  if (count !== "auto") return Math.min(count, most);
  const work = workOfStep(job);
  if (work * batchCount(data.rows, batchSize) * epochs < leastTraining) return 1;
  const meetings = 2 * network.layers.length - 3;
  return Math.max(1, Math.min(maker.cores, most, Math.floor(work / meetings / leastWork)));
}
