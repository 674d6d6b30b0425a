// The compiler, fetched when it is first needed: what only describes, loads or traces networks never waits for it.
import type { Runner, RunnerOptions, ThreadsAsked, Trainer, TrainingJob } from "../machine.js";
import type { Network } from "../network/network.js";

/** Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export async function compiledTrainer(job: TrainingJob, threads: ThreadsAsked): Promise<Trainer> {
  const compiler = await import("../platform/threaded.js");
  return compiler.threadedTrainer(job, threads);
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledRunner(network: Network, options?: RunnerOptions): Promise<Runner> {
  const compiler = await import("../compile/runner.js");
  return compiler.compiledRunner(network, options);
}
