// The training of the figure, for the Worker: milestones are told a handful at a time, so that the curve grows as it learns.
import type { JobContext } from "../../kit/jobs/messages.js";
import { type Moment, train } from "./model.js";

const handful = 8;

export const jobs = {
  train(settings: { seed: number; alpha: number }, { tell }: JobContext<readonly Moment[]>): void {
    let waiting: Moment[] = [];
    train(settings, (moment) => {
      waiting.push(moment);
      if (waiting.length < handful) return;
      tell(waiting);
      waiting = [];
    });
    tell(waiting);
  },
};
