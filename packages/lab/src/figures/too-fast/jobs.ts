// The trainings of the figure, for the Worker: one rate after the other, each told as soon as it is done.
import type { JobContext } from "../../kit/jobs/messages.js";
import { type Learned, learn } from "./model.js";

export const jobs = {
  async learn(
    { rates, seed }: { rates: readonly number[]; seed: number },
    { signal, tell }: JobContext<Learned>,
  ): Promise<void> {
    for (const rate of rates) {
      // between two rates the Worker listens: it may have been told to stop
      await new Promise((resolve) => setTimeout(resolve));
      if (signal.aborted) return;
      tell(learn({ rate, seed }));
    }
  },
};
