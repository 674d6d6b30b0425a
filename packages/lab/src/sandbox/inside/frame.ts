// The script of sandbox.html. It runs nothing of the learner's: it makes workers, which may not do anything either, and
// ends them. All its orders come through one port, handed over by the page that shows it.
import type { FromFrame, ToFrame } from "../messages.js";

/** The worker's script, written into the page by the build. */
const script = document.querySelector("#worker")?.textContent ?? "";
const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
const workers = new Map<number, Worker>();

addEventListener("message", ({ source, ports }) => {
  if (source !== parent || !ports[0]) return;
  const [port] = ports;
  port.onmessage = ({ data, ports }: MessageEvent<ToFrame>) => {
    if (data.kind === "ping") port.postMessage({ kind: "pong" } satisfies FromFrame);
    else if (data.kind === "begin") begin(data, ports);
    else end(data.worker);
  };
});

function begin(
  { worker: id, equipment }: Extract<ToFrame, { kind: "begin" }>,
  ports: readonly MessagePort[],
) {
  const worker = new Worker(address);
  worker.postMessage(equipment, [...ports]);
  workers.set(id, worker);
}

function end(id: number): void {
  workers.get(id)?.terminate();
  workers.delete(id);
}
