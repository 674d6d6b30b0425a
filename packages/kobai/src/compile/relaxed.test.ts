// Which arithmetic a job gets, and that nothing of the other one is in its module.
import { afterEach, describe, expect, it, vi } from "vitest";
import "../../test/relaxed-simd.js";
import type { TrainingJob } from "../machine.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { adam } from "../optimizer/index.js";
import { predictor } from "../training/predictor.js";
import { relaxedInstructions } from "./decode/module.js";
import { trainingFunctions } from "./emit/training.js";
import { encodeModule } from "./encode/module.js";
import { planTraining } from "./plan-training.js";
import { hasRelaxedSimd, workingLanes } from "./relaxed.js";
import { runnerFunctions, runnerPlan } from "./runner.js";
import { compiledTrainer } from "./trainer.js";

const job: TrainingJob = {
  network: network({ inputSize: 9, seed: 1 }, [dense(11, "tanh"), dense(3, "softmax")]),
  data: {
    rows: 6,
    inputs: Float32Array.from({ length: 54 }, (_, i) => ((i * 7) % 11) / 11),
    targets: Float32Array.from({ length: 18 }, (_, i) => (i % 4 === 0 ? 1 : 0)),
    classes: true,
  },
  loss: "cross-entropy",
  optimizer: adam({ learningRate: 0.1 }),
  batchSize: 3,
  l2: 0,
  clipNorm: undefined,
  seed: 0,
  precision: "f32",
};
const fast = { ...job, deterministic: false };
const allDense = { inputs: false, hidden: false };

function moduleOf(settled: TrainingJob, path: "dense" | "sparse" = "dense"): Uint8Array {
  const plan = planTraining(settled, { inputs: path === "sparse", hidden: true });
  return encodeModule({
    memoryPages: plan.pages,
    functions: trainingFunctions([plan]),
    exports: ["train", "infer"],
  });
}

/** The loss of each of twenty epochs. */
async function lossesOf(settled: TrainingJob): Promise<number[]> {
  const trainer = await compiledTrainer(settled, { way: allDense });
  await trainer.setOrder(Uint32Array.from({ length: 6 }, (_, row) => row));
  const losses: number[] = [];
  for (let epoch = 0; epoch < 20; epoch++)
    losses.push(...(await trainer.train(0, 2 * epoch, Float64Array.of(0.1, 0.1))).lossSums);
  return losses;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("workingLanes", () => {
  it("are deterministic unless the job says otherwise", () => {
    expect(workingLanes(job).isFused).toBe(false);
    expect(workingLanes({ ...job, deterministic: true }).isFused).toBe(false);
  });

  it("are fused where the job allows it and the engine can", () => {
    expect(hasRelaxedSimd()).toBe(true);
    expect(workingLanes(fast).isFused).toBe(true);
  });

  it("are deterministic where the engine takes no relaxed SIMD", () => {
    vi.spyOn(WebAssembly, "validate").mockReturnValue(false);
    expect(workingLanes(fast).isFused).toBe(false);
  });
});

describe("a training module", () => {
  it("has relaxed instructions where it may, in dense products", () => {
    const found = new Set(relaxedInstructions(moduleOf(fast, "dense")));
    expect(found).toContain("dense1.forward: f32x4.relaxed_madd");
    expect(found).toContain("dense1.weights.gradient: f32x4.relaxed_madd");
    expect(found).toContain("dense2.weights.gradient: f32x4.relaxed_madd");
  });

  it("and in sparse ones", () => {
    const found = new Set(relaxedInstructions(moduleOf(fast, "sparse")));
    expect(found).toContain("dense1.forward.sparse: f32x4.relaxed_madd");
    expect(found).toContain("dense1.weights.gradient.sparse: f32x4.relaxed_madd");
  });

  it("has none in deterministic mode, though the engine could run them (promise D4)", () => {
    expect([...relaxedInstructions(moduleOf(job)), ...relaxedInstructions(moduleOf(job, "sparse"))]).toEqual(
      [],
    );
  });

  it("says which it has, and learns as well with either", async () => {
    expect((await compiledTrainer(fast, { way: allDense })).kernels).toBe("fma");
    expect((await compiledTrainer(job, { way: allDense })).kernels).toBe("simd");
    const [rounded, fused] = [await lossesOf(job), await lossesOf(fast)];
    // inherited: 40 steps of adam multiply what one rounding makes of the first gradient
    fused.forEach((loss, i) => {
      expect(Math.abs(loss - rounded[i])).toBeLessThanOrEqual(1e-4 * rounded[0]);
    });
  });
});

describe("a module that predicts", () => {
  const wide = network({ inputSize: 70, seed: 3 }, [dense(33, "tanh"), dense(3, "softmax")]);
  const bytesOf = (deterministic: boolean) => {
    const plan = runnerPlan(wide, { deterministic });
    return encodeModule({ memoryPages: plan.pages, functions: runnerFunctions(plan), exports: ["predict"] });
  };

  it("has relaxed instructions in dense and sparse products, and none in deterministic mode", () => {
    const found = new Set(relaxedInstructions(bytesOf(false)));
    expect(found).toContain("dense1.forward: f64x2.relaxed_madd");
    expect(found).toContain("dense1.forward.sparse: f64x2.relaxed_madd");
    expect(relaxedInstructions(bytesOf(true))).toEqual([]);
  });

  it("answers the same but for the last bits", async () => {
    const rows = Float64Array.from({ length: 70 * 9 }, (_, i) => ((i * 37) % 101) / 101);
    const [rounded, fused] = [await predictor(wide), await predictor(wide, { deterministic: false })];
    const expected = rounded.all(rows);
    // absolute: the products of a sum of 70 are rounded once less
    fused.all(rows).forEach((value, i) => {
      expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(1e-14);
    });
  });
});
