// Threads that train beside this one, in memory that all of them share: Node's worker threads, or the page's Workers.
import type { Crew, Shareable, ThreadMaker } from "../machine.js";
import { fail } from "./errors.js";
import { nodeThreads } from "./node-threads.js";
import { pageThreads } from "./page-threads.js";
import type { Thread, Threads } from "./thread-contract.js";

/** Undefined where threads cannot share memory: in a page that is not isolated from other origins (COOP, COEP). */
export function threadMaker(): ThreadMaker | undefined {
  const threads = nodeThreads() ?? pageThreads();
  return threads && { cores: threads.cores, start: (count) => new ThreadCrew(threads, count) };
}

class ThreadCrew implements Crew {
  readonly #members: Thread[] = [];
  readonly #begun: Promise<unknown>;
  #lost: string | undefined;

  /** Throws "platform/thread-start". */
  constructor(threads: Threads, count: number) {
    const starts: Promise<void>[] = [];
    for (let i = 0; i < count; i++) starts.push(this.#start(threads));
    this.#begun = Promise.all(starts);
    this.#begun.catch(() => {}); // who begins will hear of it
  }

  async begin({ module, memory }: Shareable): Promise<void> {
    this.#members.forEach((thread, i) => {
      thread.postMessage({ module, memory, runs: `serve${i + 1}` });
    });
    await this.#begun.catch((reason: string) => fail("platform/thread-start", { reason }));
  }

  check(): void {
    if (this.#lost !== undefined) fail("platform/thread-lost", { reason: this.#lost });
  }

  giveUp(cause: unknown): never {
    return fail("platform/thread-lost", { reason: this.#lost ?? "it does not answer" }, cause);
  }

  end(): void {
    for (const thread of this.#members) thread.terminate();
  }

  #start(threads: Threads): Promise<void> {
    return new Promise((begun, reject) => {
      const lost = (reason: string) => {
        this.#lost ??= reason;
        reject(reason);
      };
      try {
        this.#members.push(threads.start({ begun, lost }));
      } catch (error) {
        lost((error as Error).message);
      }
    });
  }
}
