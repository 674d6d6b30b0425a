// Where learners' code runs. Every run has a worker of its own, made for it and ended after it, so that nothing a program
// did reaches the next one or its check. Python takes a second or two to begin: one worker with it waits in advance.
import { KobaiError } from "kobai";
import type { DownloadProgress } from "../download.js";
import { Frame, type SandboxPage } from "./frame.js";
import type { Runnable } from "./messages.js";
import type { Outcome, Program, ProgramLanguage } from "./program.js";
import { fetchPython, type PythonFiles } from "./python-files.js";
import { Runner, type RunOptions } from "./runner.js";
import { javascript, type Misspelled } from "./typescript.js";

export interface SandboxOptions extends RunOptions {
  /** Bytes of Python, the first time that it is asked for. */
  readonly onFetch?: ((progress: DownloadProgress) => void) | undefined;
  /** The program begins. */
  readonly onStart?: (() => void) | undefined;
}

export class Sandbox {
  readonly #root: URL;
  readonly #listeners = new Set<(progress: DownloadProgress) => void>();
  #frame: Promise<Frame> | undefined;
  #python: Promise<PythonFiles> | undefined;
  /** Programs that run or are about to: cards of one page share the sandbox. */
  #busy = 0;
  /** A worker with Python loaded, for the next run. */
  #spare: Promise<Runner> | undefined;

  /** `root` is the top of the site. */
  constructor(root: URL) {
    this.#root = root;
  }

  /** Resolves whatever the program does. Throws "lab/sandbox" and "lab/python-unreachable" where it cannot even begin. */
  async run(program: Program, { onFetch, onStart, ...options }: SandboxOptions = {}): Promise<Outcome> {
    const runnable = runnableOf(program);
    if ("message" in runnable) return { kind: "failed", ...runnable, output: "" };
    if (onFetch) this.#listeners.add(onFetch);
    this.#busy++;
    try {
      const coming = this.#runner(program.language).finally(() => onFetch && this.#listeners.delete(onFetch));
      const runner = await unlessAborted(coming, options.signal);
      if (!runner) return { kind: "stopped", reason: "reader", output: "" };
      onStart?.();
      const frame = this.#frame;
      const outcome = await runner.run(runnable, options);
      if (this.#frame === frame && this.#mustGo(outcome)) this.#forget();
      this.warm(program.language).catch(() => {});
      return outcome;
    } finally {
      this.#busy--;
    }
  }

  /** Makes the next run begin at once. */
  async warm(language: ProgramLanguage): Promise<void> {
    if (language === "typescript") await this.#living();
    else await this.#prepared();
  }

  /** Ends every run without a word and takes the frame out of the page. */
  close(): void {
    this.#forget();
    this.#python = undefined;
  }

  /** Whether the frame goes with the run: a dead one does, and one that is nobody else's. A worker that is ended in the
   * middle of a loop goes on for two seconds in Chromium; with its frame it is gone at once. */
  #mustGo(outcome: Outcome): boolean {
    return outcome.kind === "stopped" && (outcome.reason === "memory" || this.#busy === 1);
  }

  async #runner(language: ProgramLanguage): Promise<Runner> {
    if (language === "typescript") return Runner.begin(await this.#living(), { language });
    await this.#living();
    const taken = this.#prepared();
    this.#spare = undefined;
    return taken;
  }

  #prepared(): Promise<Runner> {
    this.#spare ??= this.#equipped();
    // whoever takes it hears of its failure, and then it is made anew
    this.#spare.catch(() => (this.#spare = undefined));
    return this.#spare;
  }

  async #equipped(): Promise<Runner> {
    const files = await this.#files();
    return Runner.begin(await this.#living(), { language: "python", files });
  }

  #files(): Promise<PythonFiles> {
    const tell = (progress: DownloadProgress) => {
      for (const listener of this.#listeners) listener(progress);
    };
    this.#python ??= fetchPython(new URL("python/", this.#root), tell);
    this.#python.catch(() => (this.#python = undefined));
    return this.#python;
  }

  /** A frame that answers; a new one where the last has died. */
  async #living(): Promise<Frame> {
    for (let tries = 0; tries < 3; tries++) {
      this.#frame ??= this.#page().then(Frame.open);
      const asked = this.#frame;
      const frame = await asked.catch(() => undefined);
      if (await frame?.answers()) return frame!;
      if (this.#frame === asked) this.#forget();
    }
    throw new KobaiError("lab/sandbox", {}, "lab/sandbox");
  }

  #forget(): void {
    this.#frame?.then((frame) => frame.close()).catch(() => {});
    this.#frame = undefined;
    this.#spare = undefined;
  }

  /** A server that knows the sandbox sends its policy with it. Elsewhere the text itself is handed over: a frame without
   * an origin gets nothing from a service worker, neither the headers that it needs nor a copy for reading offline. */
  async #page(): Promise<SandboxPage> {
    const address = new URL("sandbox.html", this.#root);
    const response = await fetch(address).catch(() => undefined);
    if (!response?.ok) throw new KobaiError("lab/sandbox", {}, "lab/sandbox");
    if (response.headers.get("content-security-policy")?.includes("sandbox")) return { src: address.href };
    return { srcdoc: await response.text() };
  }
}

function runnableOf(program: Program): Runnable | Misspelled {
  const { language, source, probe = null } = program;
  return language === "python" ? { code: source, probe } : javascript(program);
}

/** Nothing where the reader did not wait; the worker that then comes too late is ended. */
async function unlessAborted(coming: Promise<Runner>, signal?: AbortSignal): Promise<Runner | undefined> {
  if (!signal) return coming;
  const given = new Promise<undefined>((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const runner = await Promise.race([coming, given]);
  if (!runner) coming.then((late) => late.end()).catch(() => {});
  return runner;
}
