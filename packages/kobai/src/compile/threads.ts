// How many threads train a job. Their number changes no bit, so this may look at the machine.
import type { ThreadsWanted, TrainingJob } from "../machine.js";
import { inputsUsed } from "./density.js";
import { mostThreads } from "./shapes.js";

/** A thread pays where it makes at least so many products of the forward pass between two meetings: on two idle cores two
 * threads are 0.8 times as fast as one at 65,000 each, 1.2 times at 130,000, 1.45 at 260,000 and 1.75 at a million. */
const leastWork = 200_000;

/** Products of the layers whose units are dealt, by meeting (emit/dealt.ts), without those of zeros that are left out. */
function workByMeeting(job: TrainingJob): number {
  const { network, batchSize, data } = job;
  const dealt = network.parameters.slice(0, -1);
  const products = dealt.reduce(
    (sum, { weights }, i) => sum + weights.length * (i === 0 ? inputsUsed(job) : 1),
    0,
  );
  return (Math.min(batchSize, data.rows) * products) / Math.max(1, 2 * dealt.length - 1);
}

export function threadCount(job: TrainingJob, { count, maker }: ThreadsWanted): number {
  if (!maker) return 1;
  const most = mostThreads(job.network);
  if (count !== "auto") return Math.min(count, most);
  return Math.max(1, Math.min(maker.cores, most, Math.floor(workByMeeting(job) / leastWork)));
}
