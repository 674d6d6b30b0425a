// The draws of the lottery, for the Worker: one seed after the other, each told as soon as both networks are trained.
import type { JobContext } from "../../kit/jobs/messages.js";
import { type Draw, draw } from "./model.js";

export const jobs = {
  async draws(seeds: readonly number[], { signal, tell }: JobContext<Draw>): Promise<void> {
    for (const seed of seeds) {
      if (signal.aborted) return;
      tell(await draw(seed));
    }
  },
};
