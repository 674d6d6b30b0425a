// Which arithmetic a training run or a prediction gets: products rounded before they are added, the same on every machine, or fused
// where that is allowed and the engine has relaxed SIMD (its proposal, "relaxed multiply and add").
import type { TrainingJob } from "../machine.js";
import { fusedLanes, type Lanes, lanes } from "./emit/lanes.js";
import { define } from "./encode/function.js";
import { encodeModule } from "./encode/module.js";

/** Whether the engine takes a module with a fused product and sum. */
export function hasRelaxedSimd(): boolean {
  const { load, store, multiplyAdd } = fusedLanes.f32;
  const probe = define("probe", { parameters: ["i32"] }, (_, at) =>
    store(at.get, multiplyAdd(load(at.get), load(at.get), load(at.get))),
  );
  return WebAssembly.validate(encodeModule({ memoryPages: 1, functions: [probe], exports: ["probe"] }));
}

export function workingLanes({
  deterministic = true,
  precision,
}: Pick<TrainingJob, "deterministic" | "precision">): Lanes {
  return (deterministic || !hasRelaxedSimd() ? lanes : fusedLanes)[precision];
}
