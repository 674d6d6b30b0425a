// Promise D1 as far as one Node goes: paths and threads. `npm run same-bits` goes through all runtimes.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("../scripts/same-bits/program.mjs", import.meta.url));
const library = new URL("../packages/kobai/dist", import.meta.url).href;

test("1,000 steps end on the same bits on every path, by one thread and by three", {
  timeout: 300_000,
}, () => {
  const printed = execFileSync(process.execPath, [program, library, "1,3"], { encoding: "utf8" });
  const hashes = new Map<string, Set<string>>();
  for (const [configuration, hash] of Object.entries<string>(JSON.parse(printed))) {
    const [job] = configuration.split(" / ");
    hashes.set(job, (hashes.get(job) ?? new Set()).add(hash));
  }
  expect([...hashes.values()].map(({ size }) => size)).toEqual([1, 1, 1, 1]);
  expect([...hashes.values()].flatMap((one) => [...one]).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(
    true,
  );
});
