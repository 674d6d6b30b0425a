// The frame in which learners' code runs, as the page sees it: an origin of its own that may fetch nothing, a port to
// speak through, and questions whether it still lives. A program that wants too much memory takes its frame with it.
import type { Equipment, FromFrame, ToFrame } from "./messages.js";

/** Chromium says when the other end of a port is gone. Elsewhere a frame that has not answered for four beats of 250 ms
 * is. Beats rather than a time: a machine that wakes from sleep has missed one, not all. */
const beat = 250;
const patience = 4;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, beat));

/** Served with a policy of its own, or handed over as text. */
export type SandboxPage = { readonly src: string } | { readonly srcdoc: string };

export class Frame {
  readonly #element: HTMLIFrameElement;
  readonly #port: MessagePort;
  readonly #gone: Promise<void>;
  /** Its workers have gone with it. */
  readonly closed: Promise<void>;
  #close = () => {};
  #pongs = new Set<() => void>();
  #workers = 0;

  static async open(this: void, page: SandboxPage): Promise<Frame> {
    const element = hiddenFrame(page);
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      element.addEventListener("load", resolve, { once: true });
      document.body.append(element);
    });
    // its origin is none that could be named; what goes there is the port alone
    element.contentWindow?.postMessage(null, "*", [port2]);
    return new Frame(element, port1);
  }

  private constructor(element: HTMLIFrameElement, port: MessagePort) {
    this.#element = element;
    this.#port = port;
    this.#gone = new Promise((resolve) => port.addEventListener("close", () => resolve(), { once: true }));
    this.closed = new Promise((resolve) => {
      this.#close = resolve;
    });
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => {
      if (data.kind !== "pong") return;
      for (const heard of this.#pongs) heard();
      this.#pongs.clear();
    };
  }

  /** Makes a worker there. `port` leads to it. */
  begin(equipment: Equipment): { readonly port: MessagePort; end(): void } {
    const worker = ++this.#workers;
    const { port1, port2 } = new MessageChannel();
    this.#tell({ kind: "begin", worker, equipment }, [port2]);
    return { port: port1, end: () => this.#tell({ kind: "end", worker }) };
  }

  async answers(): Promise<boolean> {
    let heard = false;
    let gone = false;
    const end = this.#gone.then(() => {
      gone = true;
    });
    const pong = new Promise<void>((resolve) => this.#pongs.add(resolve)).then(() => {
      heard = true;
    });
    this.#tell({ kind: "ping" });
    for (let missed = 0; missed < patience && !heard && !gone; missed++)
      await Promise.race([pong, end, pause()]);
    return heard;
  }

  /** True when the frame has stopped answering, false when `until` came first. */
  async falls(until: AbortSignal): Promise<boolean> {
    while (!until.aborted) {
      if (!(await this.answers())) return !until.aborted;
      await Promise.race([this.#gone, pause()]);
    }
    return false;
  }

  close(): void {
    this.#close();
    this.#port.close();
    this.#element.remove();
  }

  #tell(message: ToFrame, ports: MessagePort[] = []): void {
    this.#port.postMessage(message, ports);
  }
}

function hiddenFrame(page: SandboxPage): HTMLIFrameElement {
  const element = document.createElement("iframe");
  element.sandbox.add("allow-scripts");
  element.allow = "cross-origin-isolated";
  element.hidden = true;
  element.title = "sandbox";
  return Object.assign(element, page);
}
