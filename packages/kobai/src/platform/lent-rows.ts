// Rows on demand for a machine in a Worker: the page reads them and hands them over, chunk by chunk.
import type { PreparedData, PreparedSource } from "../data/prepared.js";
import { type PlainError, plainError, revivedError } from "./plain-error.js";

/** What the machine gets in place of the source: all but the reading, and where to ask for it. */
export interface LentRows extends Omit<PreparedSource, "read"> {
  readonly port: MessagePort;
}

/** Reading begins, goes on, ends. Each of them is answered before the next is asked. */
type Ask = { readonly begin: Uint32Array | undefined } | "next" | "end";
type Answer = IteratorResult<PreparedData> | { readonly error: PlainError };

const nothing: IteratorResult<PreparedData> = { done: true, value: undefined };

/** In the page. `takeBack` ends what is being read. */
export function lendRows({ read, ...about }: PreparedSource): {
  lent: LentRows;
  takeBack: () => Promise<void>;
} {
  const { port1, port2 } = new MessageChannel();
  let chunks: AsyncIterator<PreparedData> | undefined;
  const end = async () => {
    await chunks?.return?.();
    return nothing;
  };
  const answered = async (ask: Ask): Promise<IteratorResult<PreparedData>> => {
    if (ask === "next") return chunks!.next();
    if (ask === "end") return end();
    chunks = read(ask.begin)[Symbol.asyncIterator]();
    return nothing;
  };
  port1.onmessage = async ({ data }: MessageEvent<Ask>) => {
    port1.postMessage(await answered(data).catch((error): Answer => ({ error: plainError(error) })));
  };
  const takeBack = async () => {
    port1.close();
    await end();
  };
  return { lent: { ...about, port: port2 }, takeBack };
}

/** In the Worker. */
export function borrowedRows({ port, ...about }: LentRows): PreparedSource {
  return { ...about, read: (order) => reading(port, order) };
}

async function* reading(port: MessagePort, order: Uint32Array | undefined): AsyncGenerator<PreparedData> {
  await asked(port, { begin: order });
  try {
    for (;;) {
      const { done, value } = await asked(port, "next");
      if (done) return;
      yield value;
    }
  } finally {
    await asked(port, "end");
  }
}

function asked(port: MessagePort, ask: Ask): Promise<IteratorResult<PreparedData>> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Answer>) => {
      if ("error" in data) reject(revivedError(data.error));
      else resolve(data);
    };
    port.postMessage(ask);
  });
}
