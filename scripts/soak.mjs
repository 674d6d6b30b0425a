// @ts-check
// The promises of docs/trust.md with the figures of a release, one after another; CI shows the same with smaller ones.
// Takes hours. Usage: npm run soak [-- WORD …], where a WORD picks promises by name.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const vitest = ["npx", "vitest", "run"];

/** @type {{ promise: string, command: string[], env?: Record<string, string> }[]} */
const parts = [
  { promise: "D1 same bits everywhere", command: ["node", "scripts/same-bits/run.mjs"] },
  {
    promise: "D2 a row alone and in 10,000 batches",
    command: [...vitest, "packages/kobai/src/training/predictor.test.ts"],
    env: { SHAPES: "10000" },
  },
  { promise: "X1 exports", command: [...vitest, "packages/kobai/test/export", "packages/kobai/src/export"] },
  {
    promise: "C1 1,000 kills",
    command: [...vitest, "packages/cli/test/faults/kills.test.ts"],
    env: { KILLS: "1000" },
  },
  { promise: "C2 every file call", command: [...vitest, "packages/cli/test/faults/faults.test.ts"] },
  {
    promise: "F1 1,000,000 mutants of model files",
    command: [...vitest, "packages/kobai/src/model/mutants.test.ts"],
    env: { MUTANTS: "1000000" },
  },
  {
    promise: "F1 1,000,000 mutants of each kind of table",
    command: [...vitest, "packages/tables/test/mutants.test.ts"],
    env: { MUTANTS: "1000000" },
  },
];

const words = process.argv.slice(2);
const chosen = parts.filter(
  ({ promise }) => words.length === 0 || words.some((word) => promise.includes(word)),
);
const results = chosen.map(({ promise, command: [program, ...options], env }) => {
  console.log(`\n${promise}`);
  const started = Date.now();
  const { status } = spawnSync(program, options, {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return { promise, kept: status === 0, minutes: (Date.now() - started) / 60_000 };
});

console.log("");
for (const { promise, kept, minutes } of results)
  console.log(`${kept ? "kept  " : "BROKEN"} ${promise}, ${minutes.toFixed(1)} min`);
process.exitCode = results.length > 0 && results.every(({ kept }) => kept) ? 0 : 1;
