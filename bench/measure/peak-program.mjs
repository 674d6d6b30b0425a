// @ts-check
// Runs the loop long enough for the optimizing compiler. Prints { simd, fma? } in 10⁹ f32 operations a second.
import { loopOf, operations } from "./chains.mjs";

const steps = 2_000_000;

/** @param {"simd" | "fma"} kind */
async function peak(kind) {
  const run = await loopOf(kind);
  if (run === undefined) return undefined;
  const rates = Array.from({ length: 30 }, () => {
    const started = performance.now();
    run(steps);
    return (steps * operations) / (performance.now() - started) / 1e6;
  });
  return Math.max(...rates);
}

console.log(JSON.stringify({ simd: await peak("simd"), fma: await peak("fma") }));
