// The Worker of a figure: loads the figure's jobs when they are first asked for and runs them by name, with the library.
import { KobaiError } from "kobai";
import type { FromJobs, Jobs, ToJobs } from "./messages.js";

const modules = import.meta.glob<{ jobs: Jobs }>("../../figures/*/jobs.ts");
const page = self as unknown as { postMessage(message: FromJobs): void; onmessage: unknown };
const running = new Map<number, AbortController>();

page.onmessage = ({ data }: MessageEvent<ToJobs>) => {
  if (data.kind === "stop") running.get(data.run)?.abort();
  else void begin(data);
};

async function begin({ run, figure, job, argument }: Extract<ToJobs, { kind: "run" }>): Promise<void> {
  const stop = new AbortController();
  running.set(run, stop);
  try {
    const { jobs } = await modules[`../../figures/${figure}/jobs.ts`]();
    const tell = (part: unknown) => page.postMessage({ kind: "part", run, part });
    page.postMessage({ kind: "done", run, result: await jobs[job](argument, { signal: stop.signal, tell }) });
  } catch (error) {
    const { code, fields } =
      error instanceof KobaiError ? error : { code: "lab/unexpected", fields: { message: String(error) } };
    page.postMessage({ kind: "failed", run, failure: { code, fields: { ...fields } } });
  } finally {
    running.delete(run);
  }
}
