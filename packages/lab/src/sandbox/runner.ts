// One worker of the frame, as the page sees it: it is equipped, runs one program, and is ended. What ends the run is
// whatever comes first: its outcome, the reader, the time, too much output, or the frame's death.
import { KobaiError } from "kobai";
import type { Frame } from "./frame.js";
import type { Equipment, FromWorker, Runnable } from "./messages.js";
import { limits, type Outcome, type ProgramLanguage, type StopReason } from "./program.js";

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** What is printed, as it comes. */
  readonly onOutput?: ((text: string) => void) | undefined;
}

/** An outcome but for what was printed. */
type End = Outcome extends infer One ? (One extends Outcome ? Omit<One, "output"> : never) : never;

export class Runner {
  readonly #frame: Frame;
  readonly #language: ProgramLanguage;
  readonly #port: MessagePort;
  readonly #end: () => void;

  /** Throws "lab/sandbox" where the worker cannot be equipped. However slow that is, it is not watched: nothing of the
   * learner's runs yet. */
  static async begin(frame: Frame, equipment: Equipment): Promise<Runner> {
    const { port, end } = frame.begin(equipment);
    const message = await new Promise<FromWorker | undefined>((resolve) => {
      port.onmessage = ({ data }: MessageEvent<FromWorker>) => resolve(data);
      frame.closed.then(() => resolve(undefined));
    });
    if (message?.kind === "ready") return new Runner(frame, equipment.language, port, end);
    throw new KobaiError("lab/sandbox", { ...message }, "lab/sandbox");
  }

  private constructor(frame: Frame, language: ProgramLanguage, port: MessagePort, end: () => void) {
    this.#frame = frame;
    this.#language = language;
    this.#port = port;
    this.#end = end;
  }

  /** Once: the worker ends with the program. */
  run(program: Runnable, { signal, onOutput = () => {} }: RunOptions): Promise<Outcome> {
    const over = new AbortController();
    let output = "";
    return new Promise((resolve) => {
      const finish = (end: End) => {
        if (over.signal.aborted) return;
        over.abort();
        clearTimeout(clock);
        this.end();
        resolve({ ...end, output } as Outcome);
      };
      const stop = (reason: StopReason) => finish({ kind: "stopped", reason });
      const clock = setTimeout(stop, 1000 * limits.seconds[this.#language], "time");
      signal?.addEventListener("abort", () => stop("reader"), { signal: over.signal });
      this.#frame.falls(over.signal).then((fallen) => fallen && stop("memory"));
      this.#port.onmessage = ({ data }: MessageEvent<FromWorker>) => {
        if (data.kind === "output") {
          output += data.text;
          onOutput(data.text);
        } else if (data.kind === "flooded") stop("output");
        else if (data.kind === "exhausted") stop("memory");
        else if (data.kind === "done") finish({ kind: "done", value: JSON.parse(data.value) });
        else if (data.kind === "failed") finish(failure(data));
      };
      if (signal?.aborted) stop("reader");
      else this.#port.postMessage(program);
    });
  }

  end(): void {
    this.#port.close();
    this.#end();
  }
}

function failure({ message, line }: Extract<FromWorker, { kind: "failed" }>): End {
  return line === null ? { kind: "failed", message } : { kind: "failed", message, line };
}
