// The size budget: what a page loads, minified and gzipped, with what it does not use shaken off.
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, test } from "vitest";
import { root } from "./source-tree.js";

const library = join(root, "packages/kobai/src");
const budgets = [
  ["to train and predict", `export { network, dense, adam, fit, predictor } from "${library}/index.js"`, 30],
  ["to load and predict, from kobai/run", `export * from "${library}/run.js"`, 17],
  ["to do everything", `export * from "${library}/index.js"`, 40],
] as const;

test.each(budgets)("what it takes %s stays within its budget", async (what, entry, kilobytes) => {
  const size = gzipSync(await bundled(entry), { level: 9 }).length / 1024;
  console.log(`${size.toFixed(1)} KB ${what}, of ${kilobytes} KB allowed`);
  expect(size).toBeLessThanOrEqual(kilobytes);
});

/** One minified module, made from the sources: what tsc would emit differs from them in types alone. */
async function bundled(entry: string): Promise<string> {
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
  return output.map((part) => (part.type === "chunk" ? part.code : "")).join("");
}
