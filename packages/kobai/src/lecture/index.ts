// The lecture's own classes, short enough to read in one sitting: f64, its names, its random numbers.
// They import nothing and know nothing of the engine: they are what the engine is held to.
// After lecture 3 of Yusuke Shinyama's course, "Why can a neural network learn?" (CC BY-SA 4.0); written anew.
export { Layer } from "./layer.js";
export { Node } from "./node.js";
export { random, seed } from "./random.js";
export { dSigmoid, sigmoid } from "./sigmoid.js";
