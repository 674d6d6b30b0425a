// The training of the figure, for the Worker.
import type { JobContext } from "../../kit/jobs/messages.js";
import { type Plan, type Trained, train } from "./model.js";

export const jobs = {
  train: (plan: Plan, { signal }: JobContext<never>): Promise<Trained> => train(plan, signal),
};
