// What the figure's Worker does: it trains to the epoch that is asked for, remembers the way there, and reads tables.
import type { JobContext } from "../../kit/jobs/messages.js";
import { firstScores, type Moment, momentOf, type Scores, scoresOf } from "./model/moment.js";
import type { Plane } from "./model/plane.js";
import type { Setup } from "./model/setup.js";
import { openTable } from "./model/table.js";
import { Training } from "./model/training.js";

export interface Asked {
  readonly setup: Setup;
  readonly epoch: number;
  readonly plane: Plane | undefined;
  /** Of how many epochs, from 0, the page has the scores. */
  readonly known: number;
}

/** The training that was asked for last. It is a memory only: whatever it holds can be made again. */
let present: { readonly training: Training; readonly first: Promise<Scores> } | undefined;

const millisecondsBetweenWords = 100;

/** `tell` hears now and then which epoch the training has come to. */
async function moment(
  { setup, epoch, plane, known }: Asked,
  { signal, tell }: JobContext<number>,
): Promise<Moment> {
  if (present?.training.setup.key !== setup.key) {
    present?.training.close();
    present = { training: new Training(setup), first: firstScores(setup) };
  }
  const { training, first } = present;
  let told = performance.now();
  const onEpoch = (finished: number) => {
    if (performance.now() < told + millisecondsBetweenWords) return;
    told = performance.now();
    tell(finished);
  };
  const reached = await training.at(epoch, { signal, onEpoch });
  const scores = [await first, ...reached.history.map((record) => scoresOf(setup, record))];
  return { ...(await momentOf(setup, reached, plane)), scores: scores.slice(known) };
}

export const jobs = { moment, read: openTable };
