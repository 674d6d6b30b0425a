// One program's runs, as its panel shows them: what it waits for, what it has printed, how it ended. All cards of a page
// share one sandbox, which is fetched when the first program is run.
import type { DownloadProgress } from "../download.js";
import type { Outcome, Program } from "../sandbox/program.js";
import type { Sandbox } from "../sandbox/sandbox.js";

export type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "starting" }
  | { readonly kind: "fetching"; readonly progress: DownloadProgress }
  | { readonly kind: "running"; readonly since: number }
  | { readonly kind: "ended"; readonly outcome: Outcome }
  /** It could not begin. */
  | { readonly kind: "broken"; readonly failure: unknown };

let shared: Promise<Sandbox> | undefined;

function sandbox(): Promise<Sandbox> {
  const root = new URL(document.documentElement.dataset.root ?? "./", location.href);
  shared ??= import("../sandbox/sandbox.js").then(({ Sandbox }) => new Sandbox(root));
  return shared;
}

export class Session {
  stage = $state.raw<Stage>({ kind: "idle" });
  output = $state.raw("");
  #stop = new AbortController();

  get busy(): boolean {
    return ["starting", "fetching", "running"].includes(this.stage.kind);
  }

  /** Undefined where it could not begin, or another run took its place. */
  async run(program: Program): Promise<Outcome | undefined> {
    const { signal } = this.#anew();
    const show = (stage: Stage) => {
      if (!signal.aborted) this.stage = stage;
    };
    show({ kind: "starting" });
    try {
      const outcome = await (await sandbox()).run(program, {
        signal,
        onFetch: (progress) => show({ kind: "fetching", progress }),
        onStart: () => show({ kind: "running", since: performance.now() }),
        onOutput: (text) => {
          if (!signal.aborted) this.output += text;
        },
      });
      if (this.#stop.signal !== signal) return undefined;
      this.stage = { kind: "ended", outcome };
      return outcome;
    } catch (failure) {
      show({ kind: "broken", failure });
      return undefined;
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  /** Forgets what was shown: the program is another now. */
  clear(): void {
    this.#anew();
    this.stage = { kind: "idle" };
  }

  #anew(): AbortController {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.output = "";
    return this.#stop;
  }
}
