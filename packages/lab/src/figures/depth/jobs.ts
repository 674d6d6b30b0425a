// Training nine networks takes seconds: each is told as it is done.
import type { JobContext } from "../../kit/jobs/messages.js";
import { deepest, type Initialization, shallowest, trainedLoss } from "./model.js";

export interface Trained {
  readonly depth: number;
  readonly loss: number;
}

export const jobs = {
  async losses(initialization: Initialization, { signal, tell }: JobContext<Trained>): Promise<void> {
    for (let depth = shallowest; depth <= deepest && !signal.aborted; depth++) {
      tell({ depth, loss: trainedLoss(depth, initialization) });
      // lets the order to stop in
      await new Promise((resolve) => setTimeout(resolve));
    }
  },
};
