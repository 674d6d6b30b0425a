// The size budgets: what a page loads, minified and gzipped, with what it does not use shaken off. What an entry fetches
// only when it is first needed is counted on a line of its own.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type OutputChunk, rolldown } from "rolldown";
import { expect, test } from "vitest";
import { root } from "./source-tree.js";

const library = join(root, "packages/kobai/src");
const budgets = [
  { entry: "index", what: "the main entry", first: 30, later: 30 },
  { entry: "diagnose/index", what: "kobai/diagnose", first: 12, later: 0 },
  { entry: "run", what: "kobai/run", first: 8.5, later: 12 },
] as const;

test.each(budgets)("$what stays within its budget", async ({ entry, what, first, later }) => {
  const chunks = await bundled(`export * from "${library}/${entry}.js"`);
  const early = closure(
    chunks,
    chunks.filter(({ isEntry }) => isEntry),
  );
  const loaded = {
    first: kilobytes(early),
    later: kilobytes(chunks.filter((chunk) => !early.includes(chunk))),
  };
  console.log(`${what}: ${loaded.first} KB of ${first}, and ${loaded.later} KB of ${later} at the first use`);
  expect(loaded.first).toBeLessThanOrEqual(first);
  expect(loaded.later).toBeLessThanOrEqual(later);
});

/** Chunks with all that they import at once. */
function closure(all: readonly OutputChunk[], from: readonly OutputChunk[]): OutputChunk[] {
  const found = new Set(from);
  for (const { imports } of found)
    for (const name of imports) found.add(all.find(({ fileName }) => fileName === name)!);
  return [...found];
}

function kilobytes(chunks: readonly OutputChunk[]): number {
  const sizes = chunks.map(({ code }) => gzipSync(code, { level: 9 }).length);
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 102.4) / 10;
}

/** Minified chunks, made from the sources: what tsc would emit differs from them in types alone. */
async function bundled(entry: string): Promise<OutputChunk[]> {
  const build = await rolldown({
    input: "entry",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? id : null),
        load: (id) => (id === "entry" ? entry : null),
      },
    ],
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    onLog: (_, log) => {
      throw new Error(log.message);
    },
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output.filter((part) => part.type === "chunk");
}
