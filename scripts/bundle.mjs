// @ts-check
// The library for Node: a file for each entry, and beside them what these share or fetch later. Its modules one by one, as
// bundlers like them, would take Node three times as long to load.
import { readFileSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const library = fileURLToPath(new URL("../packages/kobai/", import.meta.url));
/** Never run there, but bundlers follow their addresses. */
const workers = ["platform/worker", "platform/thread"];

/** @type {{ exports: Record<string, { source: string, node: string } | string> }} */
const { exports } = JSON.parse(readFileSync(`${library}package.json`, "utf8"));
const entries = Object.values(exports).flatMap((entry) =>
  typeof entry === "string" ? [] : [[basename(entry.node, ".js"), library + entry.source]],
);

const bundle = await rolldown({
  input: Object.fromEntries([
    ...entries,
    ...workers.map((path) => [basename(path), `${library}src/${path}.ts`]),
  ]),
  resolve: { extensionAlias: { ".js": [".ts"] } },
  onLog: (_, log) => {
    throw new Error(log.message);
  },
});
const folder = `${library}dist/node`;
rmSync(folder, { recursive: true, force: true });
await bundle.write({ dir: folder, chunkFileNames: "[name].js" });
