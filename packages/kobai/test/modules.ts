// Test support: one training module of every kind, with everything switched on that can be.
import { trainingFunctions } from "../src/compile/emit/training.js";
import { encodeModule } from "../src/compile/encode/module.js";
import { planTraining } from "../src/compile/plan-training.js";
import { planTiny, tinyFunctions } from "../src/compile/tiny/index.js";
import { type LossName, losses, lossNames } from "../src/loss/index.js";
import type { TrainingJob } from "../src/machine.js";
import { type ActivationName, activationNames } from "../src/network/activations.js";
import { dense } from "../src/network/dense.js";
import { network } from "../src/network/network.js";
import { floats, type Precision } from "../src/network/parameters.js";
import { adam, adamw, gradientDescent, momentum, rmsprop } from "../src/optimizer/index.js";

const optimizers = [
  gradientDescent({ learningRate: 0.1 }),
  momentum({ learningRate: 0.1 }),
  momentum({ learningRate: 0.1, nesterov: true }),
  rmsprop(),
  adam(),
  adamw(),
];

/** Every loss behind every output it can follow. */
const endings = lossNames.flatMap((loss) =>
  activationNames
    .filter((output) => (losses[loss].follows ?? output) === output)
    .map((output) => ({ loss, output })),
);
const hiddenActivations = activationNames.filter((name) => name !== "softmax");

interface Kind {
  readonly loss: LossName;
  readonly output: ActivationName;
  readonly hidden: ActivationName;
  readonly optimizer: (typeof optimizers)[number];
  readonly precision: Precision;
  readonly path: "dense" | "sparse" | "tiny";
}

function bytesOf({ loss, output, hidden, optimizer, precision, path }: Kind): Uint8Array<ArrayBuffer> {
  const rows = 5;
  const tiny = path === "tiny";
  const made = network({ inputSize: 9 }, [dense(11, hidden, { dropout: tiny ? 0 : 0.5 }), dense(3, output)]);
  const array = (columns: number) => floats(precision, rows * columns);
  const job: TrainingJob = {
    network: made,
    data: { rows, inputs: array(9), targets: array(3), weights: array(1), classes: true },
    loss,
    optimizer,
    batchSize: 2,
    l2: 0.1,
    clipNorm: tiny ? undefined : 1,
    seed: 0,
    precision,
  };
  const { pages, functions } = tiny ? tinyModule(job) : blockModule(job, path === "sparse");
  return encodeModule({ memoryPages: pages, functions, exports: ["train", "infer"] });
}

function tinyModule(job: TrainingJob) {
  const plan = planTiny(job);
  return { pages: plan.pages, functions: tinyFunctions(plan) };
}

function blockModule(job: TrainingJob, sparse: boolean) {
  const plan = planTraining(job, { inputs: sparse, hidden: true });
  return { pages: plan.pages, functions: trainingFunctions([plan]) };
}

/** Name and bytes. Each ending meets each precision and path; hidden activations and optimizers take turns. */
export const trainingModules = endings.flatMap(({ loss, output }, i) =>
  (["f32", "f64"] as const).flatMap((precision) =>
    (["dense", "sparse", "tiny"] as const).map((path) => {
      const hidden = hiddenActivations[i % hiddenActivations.length];
      const optimizer = optimizers[i % optimizers.length];
      const name = [hidden, output, loss, optimizer.kind, precision, path].join(" · ");
      return { name, bytes: bytesOf({ loss, output, hidden, optimizer, precision, path }) };
    }),
  ),
);
