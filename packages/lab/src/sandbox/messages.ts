// What the page, the frame and the worker inside it say to each other. A worker has a port of its own to the page, which
// the learner's code cannot reach; the frame only makes workers and ends them.
import type { PythonFiles } from "./python-files.js";

/** A program as it runs: TypeScript has become JavaScript, line by line. */
export interface Runnable {
  readonly code: string;
  readonly probe: string | null;
}

/** How a worker begins: empty, or with Python loaded. */
export type Equipment =
  | { readonly language: "typescript" }
  | { readonly language: "python"; readonly files: PythonFiles };

export type ToFrame =
  | { readonly kind: "ping" }
  /** The port that comes with it is the new worker's own. */
  | { readonly kind: "begin"; readonly worker: number; readonly equipment: Equipment }
  | { readonly kind: "end"; readonly worker: number };

export type FromFrame = { readonly kind: "pong" };

export type FromWorker =
  /** It can be given a program now: one, and no other after it. */
  | { readonly kind: "ready" }
  /** It could not be equipped. */
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "output"; readonly text: string }
  /** It has printed all that it may, and is still running. */
  | { readonly kind: "flooded" }
  /** It was refused more memory. */
  | { readonly kind: "exhausted" }
  /** `value` is JSON. */
  | { readonly kind: "done"; readonly value: string }
  | { readonly kind: "failed"; readonly message: string; readonly line: number | null };
