// What of the walk stands in the address: where it starts, the learning rate, how many steps, whether fog lies.
import { flag, integer, real } from "../../url-state.js";

export const mostSteps = 100;

export const schema = {
  start: real(-1, 1.9, 1.8),
  rate: real(0.001, 1, 0.02),
  steps: integer(0, mostSteps, 3),
  fog: flag(true),
};
