// One training of the digit network, and what it tells while it goes. Runs in the Worker and, under test, in Node.
import { type Classification, dense, evaluate, fit, linear, type Model, momentum, network } from "kobai";
import type { Digits } from "./digits.js";
import type { TrainerEvent, TrainerEvents, TrainingResult, TrainingSettings } from "./messages.js";

export type Tell = <K extends TrainerEvent>(kind: K, value: TrainerEvents[K]) => void;

const millisecondsBetweenSnapshots = 250;

/** The same recipe as `kobai train mnist --preset best`, with what the reader chose in it: the same settings give the
 * same weights there, to the bit. */
export async function train(
  settings: TrainingSettings,
  digits: Digits,
  { signal, tell }: { signal: AbortSignal; tell: Tell },
): Promise<TrainingResult> {
  const { seed, learningRate, batchSize, epochs } = settings;
  const due = every(millisecondsBetweenSnapshots);
  const { model, history } = await fit(untrained(settings), digits.train, {
    ...{ batchSize, epochs, seed, signal, validation: digits.test },
    optimizer: momentum({ learningRate: linear(learningRate), nesterov: true }),
    l2: 3e-5,
    onProgress: async (progress, current) => {
      tell("progress", progress);
      if (due()) tell("snapshot", { model: await current(), epoch: progress.epoch, step: progress.step });
    },
    onEpoch: (record) => tell("epoch", record),
  });
  const stopped = history.stopped === "aborted" ? "aborted" : "finished";
  return { model, accuracy: await testAccuracy(model, digits), stopped, seconds: history.seconds };
}

/** The share of the test digits that a model reads right. */
export async function testAccuracy(model: Model, { test }: Digits): Promise<number> {
  return ((await evaluate(model, test)) as Classification).accuracy;
}

export function untrained({ seed, hidden = 100 }: TrainingSettings): Model {
  return network({ inputSize: 576, seed }, [dense(hidden, "sigmoid"), dense(10, "softmax")]);
}

/** True at the first call, and then once in so many milliseconds. */
function every(milliseconds: number): () => boolean {
  let next = 0;
  return () => {
    const now = performance.now();
    if (now < next) return false;
    next = now + milliseconds;
    return true;
  };
}
