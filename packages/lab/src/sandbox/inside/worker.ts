// The worker of one run: made for it, given one program, ended after it. The port to the page is known to this script
// alone; its ways of speaking are taken before the learner's code runs, which may change whatever it can name.
import type { Equipment, FromWorker, Runnable } from "../messages.js";
import { Output } from "./output.js";
import { loadPython } from "./python.js";
import { runTypeScript } from "./typescript.js";

addEventListener("message", ({ data, ports: [port] }) => void begin(data, port), { once: true });

async function begin(equipment: Equipment, port: MessagePort): Promise<void> {
  const post: (message: FromWorker) => void = MessagePort.prototype.postMessage.bind(port);
  const output = new Output(post);
  const write = (text: string) => output.write(text);
  try {
    const refuse = () => post({ kind: "exhausted" });
    const run =
      equipment.language === "python" ? await loadPython(equipment.files, { write, refuse }) : runTypeScript;
    port.onmessage = ({ data }: MessageEvent<Runnable>) => {
      port.onmessage = null;
      const outcome = run(data, write);
      output.flush();
      post(outcome);
    };
    withdraw("postMessage", "close");
    post({ kind: "ready" });
  } catch (error) {
    post({ kind: "broken", message: String(error) });
  }
}

/** Takes out of the learner's reach what would flood the frame, or end the worker without a word. */
function withdraw(...names: readonly string[]): void {
  for (let holder: object | null = globalThis; holder; holder = Object.getPrototypeOf(holder))
    for (const name of names) Reflect.deleteProperty(holder, name);
}
