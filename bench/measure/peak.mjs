// @ts-check
// What this machine can do at best: measured by programs of their own, which run nothing but one loop.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { relaxed } from "./programs.mjs";

/** @param {string} name @param {string[]} prefix */
function measuredBy(name, prefix) {
  const program = fileURLToPath(new URL(`${name}-program.mjs`, import.meta.url));
  const [first, ...rest] = [...prefix, process.execPath, ...relaxed, program];
  const { stdout, stderr, status } = spawnSync(first, rest, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** 10⁹ f32 multiplications and additions a second that WebAssembly reaches on one core, in registers alone, as mul + add
 * and as relaxed fused multiply-add where the runtime has it.
 * @param {string[]} prefix @returns {{ simd: number, fma?: number }} */
export const measuredPeak = (prefix) => measuredBy("peak", prefix);

/** How many times as fast as one core two are, at this moment, for threads that share nothing but meet as those of a
 * training do. @param {string[]} prefix @returns {number} */
export const measuredCores = (prefix) => measuredBy("cores", prefix);
