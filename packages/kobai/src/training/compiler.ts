// The compiler, fetched when it is first needed: what only describes, loads or traces networks never waits for it.
import type { Runner, RunnerOptions, ThreadCount, Trainer, TrainingJob } from "../machine.js";
import type { Network } from "../network/network.js";

/** Throws "compile/too-large", "compile/no-simd", "platform/thread-start". */
export async function compiledTrainer(job: TrainingJob, count: ThreadCount): Promise<Trainer> {
  const [compiler, { threadMaker }] = await Promise.all([
    import("../compile/trainer.js"),
    import("../platform/threads.js"),
  ]);
  return compiler.compiledTrainer(job, { threads: { count, maker: threadMaker() } });
}

/** Throws "compile/too-large", "compile/no-simd". */
export async function compiledRunner(network: Network, options?: RunnerOptions): Promise<Runner> {
  const compiler = await import("../compile/runner.js");
  return compiler.compiledRunner(network, options);
}
