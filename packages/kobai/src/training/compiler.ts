// The compiler, fetched when it is first needed: what only describes, loads or traces networks never waits for it.
import type { Runner, RunnerOptions, ThreadsAsked, Trainer, TrainingJob } from "../machine.js";
import type { Network } from "../network/network.js";

/** Makes a trainer. Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export type TrainerMaker = (job: TrainingJob, threads: ThreadsAsked) => Promise<Trainer>;

export async function trainerCompiler(): Promise<TrainerMaker> {
  const compiler = await import("../platform/threaded.js");
  return compiler.threadedTrainer;
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledRunner(network: Network, options?: RunnerOptions): Promise<Runner> {
  const compiler = await import("../compile/runner.js");
  return compiler.compiledRunner(network, options);
}
