// What runs in the Worker of `workerTrainer`: one compiled trainer, and the answers to its calls.
import { compiledTrainer } from "../compile/trainer.js";
import { KobaiError } from "../errors.js";
import type { ThreadCount, Trainer, TrainingJob } from "../machine.js";
import { threadMaker } from "./threads.js";
import type { AnswerMessage, CallMessage, Made } from "./worker-trainer.js";

const port = globalThis as unknown as {
  onmessage: (event: MessageEvent<CallMessage>) => void;
  postMessage(message: AnswerMessage): void;
};

let trainer: Trainer | undefined;

async function run({ method, operands }: CallMessage): Promise<unknown> {
  if (method === "make") {
    const [job, count] = operands as [TrainingJob, ThreadCount];
    trainer = await compiledTrainer(job, { threads: { count, maker: threadMaker() } });
    const { path, kernels, threads } = trainer;
    return { path, kernels, threads } satisfies Made;
  }
  const call = trainer![method] as (...operands: readonly unknown[]) => Promise<unknown>;
  return call.apply(trainer, [...operands]);
}

function plain(error: unknown): { code?: string; fields?: object; message: string } {
  if (error instanceof KobaiError) return { code: error.code, fields: error.fields, message: error.message };
  return { message: String(error) };
}

port.onmessage = ({ data }) => {
  run(data).then(
    (result) => port.postMessage({ id: data.id, result }),
    (error) => port.postMessage({ id: data.id, error: plain(error) }),
  );
};
