import { afterEach, expect, it, vi } from "vitest";
import { caughtAsync } from "../../test/caught.js";
import type { TrainingJob } from "../machine.js";
import { workerTrainer } from "./worker-trainer.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ["blocked by the page's policy", "blocked by the page's policy"],
  ["", "the browser gave no reason"],
])("a Worker that the browser does not start is told of, and ended (%j)", async (message, reason) => {
  const terminate = vi.fn();
  class Blocked {
    terminate = terminate;
    onerror?: (event: { message: string }) => void;
    postMessage(): void {
      queueMicrotask(() => this.onerror?.({ message }));
    }
  }
  vi.stubGlobal("Worker", Blocked);
  expect(
    await caughtAsync(() =>
      workerTrainer({ data: { inputs: new Float32Array() } } as unknown as TrainingJob, {
        count: 1,
        epochs: 1,
      }),
    ),
  ).toBe(
    `platform/worker: fit: expected to start a Worker, got an error: ${reason}. Serve kobai's files from the page's own origin, or call fit inside a Worker.`,
  );
  expect(terminate).toHaveBeenCalledOnce();
});
