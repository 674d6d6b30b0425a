// The compiled trainer with the threads that this platform has: what `fit` fetches when it first needs it.
import { compiledTrainer } from "../compile/trainer.js";
import type { ThreadsAsked, Trainer, TrainingJob } from "../machine.js";
import { threadMaker } from "./threads.js";

/** Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export const threadedTrainer = (job: TrainingJob, asked: ThreadsAsked): Promise<Trainer> =>
  compiledTrainer(job, { threads: { ...asked, maker: threadMaker() } });
