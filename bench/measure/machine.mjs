// @ts-check
// The machine and what was measured on it, for whoever reads the figures later.
import { spawnSync } from "node:child_process";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { measuredPeak } from "./peak.mjs";

/** @typedef {ReturnType<typeof machine>} Machine */

/** @param {string[]} prefix */
export function machine(prefix) {
  const { status, stdout } = spawnSync("git", ["describe", "--always", "--dirty"], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    encoding: "utf8",
  });
  return {
    cpu: cpus()[0].model,
    cores: cpus().length,
    memory: totalmem(),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    commit: status === 0 ? stdout.trim() : undefined,
    /** 10⁹ f32 operations per second that WebAssembly reaches on one core, with and without fused multiply-add. */
    peak: measuredPeak(prefix),
  };
}
