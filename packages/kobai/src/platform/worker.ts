// What runs in the Worker of `workerTrainer`: one compiled trainer, and the answers to its calls.
import type { PreparedData } from "../data/prepared.js";
import type { ThreadsAsked, Trainer, TrainingJob } from "../machine.js";
import { borrowedRows, type LentRows } from "./lent-rows.js";
import { plainError } from "./plain-error.js";
import { threadedTrainer } from "./threaded.js";
import type { AnswerMessage, CallMessage, Made } from "./worker-trainer.js";

const port = globalThis as unknown as {
  onmessage: (event: MessageEvent<CallMessage>) => void;
  postMessage(message: AnswerMessage): void;
};

/** A job whose rows have come along, or are lent. */
type Sent = Omit<TrainingJob, "data"> & { readonly data: PreparedData | LentRows };

let trainer: Trainer | undefined;

async function run({ method, operands }: CallMessage): Promise<unknown> {
  if (method === "make") {
    const [sent, asked] = operands as [Sent, ThreadsAsked];
    const data = "port" in sent.data ? borrowedRows(sent.data) : sent.data;
    trainer = await threadedTrainer({ ...sent, data }, asked);
    const { path, kernels, threads } = trainer;
    return { path, kernels, threads } satisfies Made;
  }
  const call = trainer![method] as (...operands: readonly unknown[]) => Promise<unknown>;
  return call.apply(trainer, [...operands]);
}

port.onmessage = ({ data }) => {
  run(data).then(
    (result) => port.postMessage({ id: data.id, result }),
    (error) => port.postMessage({ id: data.id, error: plainError(error) }),
  );
};
