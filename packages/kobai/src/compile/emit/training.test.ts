// One module for all threads: they share each function whose name is the same, so it must be the same function.
import { describe, expect, it } from "vitest";
import { Chance, jobOf, optimizers, randomJob } from "../../../test/differential/jobs.js";
import type { TrainingJob } from "../../machine.js";
import { dense } from "../../network/dense.js";
import { adam } from "../../optimizer/index.js";
import { zerosOf } from "../density.js";
import type { FunctionCode } from "../encode/function.js";
import { planThreads } from "../plan-training.js";
import { mostThreads } from "../shapes.js";
import { type Call, Program } from "./program.js";
import { trainingExports, trainingFunctions } from "./training.js";

const textOf = ({ parameters, results, locals, body }: FunctionCode): string =>
  [parameters, results, locals, Buffer.from(body).toString("latin1")].join(" · ");

/** Makes every function anew each time it is asked for, and keeps the names of those that come out different. */
class MadeAnew extends Program {
  readonly ambiguous = new Set<string>();

  override add(name: string, emit: (name: string) => FunctionCode): Call {
    const call = super.add(name, emit);
    const known = this.functions.find((f) => f.name === name);
    if (textOf(emit(name)) !== textOf(known!)) this.ambiguous.add(name);
    return call;
  }
}

function ambiguous(job: TrainingJob, threads: number): string[] {
  const program = new MadeAnew();
  trainingFunctions(planThreads(job, zerosOf(job), threads), program);
  return [...program.ambiguous];
}

const units = [37, 70, 6, 12, 128];
const kinds = [
  {},
  { clipNorm: 0.1 },
  { l2: 0.01, weighted: true, precision: "f32" },
  { density: 0.3, precision: "f32" },
] as const;

describe("in the module of several threads a name stands for one function", () => {
  it.each(units)("%i units, behind them layers of other sizes", (size) => {
    for (const [i, kind] of kinds.entries()) {
      const layers = [
        dense(size, "relu", { dropout: 0.5 }),
        dense(70, "gelu", { dropout: 0.2 }),
        dense(33, "sigmoid"),
        dense([3, 83][i % 2], "softmax"),
      ];
      const optimizer = optimizers[i];
      const job = jobOf({ seed: i, inputSize: 70, layers, rows: 90, batchSize: 40, optimizer, ...kind });
      for (const threads of [2, 3, 8]) expect(ambiguous(job, threads), `${threads} threads`).toEqual([]);
    }
  });

  it("and where layers are so wide that rows are brought together", () => {
    const layers = [dense(520, "tanh"), dense(600, "relu"), dense(300, "softmax")];
    const job = jobOf({ seed: 1, inputSize: 130, layers, rows: 40, batchSize: 30, precision: "f32" });
    for (const threads of [2, 3]) expect(ambiguous(job, threads)).toEqual([]);
  });

  it("in random networks", () => {
    for (let seed = 0; seed < 60; seed++) {
      const job = randomJob(seed, seed % 2 === 0 ? "f32" : "f64");
      const threads = Math.min(new Chance(seed).whole(2, 6), mostThreads(job.network));
      expect(ambiguous(job, threads), `seed ${seed}`).toEqual([]);
    }
  });
});

describe("threads that have as many units of each layer", () => {
  const layers = [dense(128, "relu"), dense(64, "tanh"), dense(16, "softmax")];
  const job = jobOf({ seed: 1, inputSize: 70, layers, rows: 90, batchSize: 40, optimizer: adam() });
  const plans = planThreads(job, zerosOf(job), 4);
  const names = trainingFunctions(plans).map(({ name }) => name);

  it("share all kernels", () => {
    const own = ["train", "step", "serve"];
    expect(names.filter((name) => name.endsWith("3")).sort()).toEqual(own.map((name) => `${name}3`).sort());
    expect(names.filter((name) => name.startsWith("dense1.forward"))).toEqual(["dense1.forward.part16"]);
    expect(new Set(names).size).toBe(names.length);
  });

  it("serve each in an export of its own", () => {
    const exports = trainingExports(plans);
    expect(exports).toEqual(["train", "infer", "serve1", "serve2", "serve3"]);
    expect(names).toEqual(expect.arrayContaining(exports));
  });
});
