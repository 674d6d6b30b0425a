// @ts-check
// What WebAssembly can do at best on one core of this machine: f32 multiplications and additions a second, in registers
// alone, as mul + add and as relaxed fused multiply-add where the runtime has it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { relaxed } from "./programs.mjs";

const program = fileURLToPath(new URL("peak-program.mjs", import.meta.url));

/** @param {string[]} prefix @returns {{ simd: number, fma?: number }} in 10⁹ operations per second */
export function measuredPeak(prefix) {
  const [first, ...rest] = [...prefix, process.execPath, ...relaxed, program];
  const { stdout, stderr, status } = spawnSync(first, rest, { encoding: "utf8" });
  if (status !== 0) throw new Error(`peak ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
