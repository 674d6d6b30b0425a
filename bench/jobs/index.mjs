// @ts-check
// The jobs, in the order in which they are run and told.
import { mnist } from "./mnist.mjs";
import { predict } from "./predict.mjs";
import { tiny } from "./tiny.mjs";
import { wide } from "./wide.mjs";

export const jobs = [mnist, tiny, wide, predict];
