// What a page and its Worker say to each other about a figure's computing. A figure writes its jobs in
// figures/<id>/jobs.ts as plain functions: a test calls them in Node, the page by name.
import type { TrainingFailure } from "../../workers/messages.js";

export interface JobContext<Part> {
  readonly signal: AbortSignal;
  /** Hands over a part of the result while the rest is still to come. */
  readonly tell: (part: Part) => void;
}

// biome-ignore lint/suspicious/noExplicitAny: each job has types of its own; `JobClient` reads them off
export type Job = (argument: any, context: JobContext<any>) => unknown;
export type Jobs = Readonly<Record<string, Job>>;

export type ToJobs =
  | { kind: "run"; run: number; figure: string; job: string; argument: unknown }
  | { kind: "stop"; run: number };

export type FromJobs =
  | { kind: "part"; run: number; part: unknown }
  | { kind: "done"; run: number; result: unknown }
  | { kind: "failed"; run: number; failure: TrainingFailure };
