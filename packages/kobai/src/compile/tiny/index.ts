// The tiny path: a whole training step of a network whose parameters all fit into locals, fetched when it is chosen.
export { tinyFunctions } from "./driver.js";
export { planTiny } from "./plan.js";
