// What Node loads of the library is a bundle, what bundlers load are its modules: both offer the same.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./source-tree.js";

const library = join(root, "packages/kobai");
const { exports } = JSON.parse(readFileSync(join(library, "package.json"), "utf8"));
const entries = Object.entries<{ node: string; default: string }>(exports).filter(([, { node }]) => node);

test.each(entries)("%s offers in Node what it offers elsewhere", async (_, { node, default: elsewhere }) => {
  const [ours, theirs] = await Promise.all([node, elsewhere].map((file) => import(join(library, file))));
  expect(Object.keys(ours).sort()).toEqual(Object.keys(theirs).sort());
  expect(Object.keys(ours).length).toBeGreaterThan(0);
});
