// A class of a component stays in the component, but a class that the page styles by its name alone reaches into every
// one: neither may be called as the other.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" });
const read = (ending: string) =>
  files
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, text: readFileSync(source + file, "utf8") }));
const classesIn = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, name]) => name));

test("no component has a class that the page styles by its name alone", () => {
  const ofPage = new Set(
    read(".css").flatMap(({ text }) => [...classesIn(text, /^\s*\.([a-z][\w-]*)(?=[\s,:[{])/gm)]),
  );
  expect(ofPage.size).toBeGreaterThan(10);
  const taken = read(".svelte").flatMap(({ file, text }) => {
    const own = classesIn(text.slice(text.indexOf("<style")), /\.([a-z][\w-]*)/g);
    return [...own].filter((name) => ofPage.has(name)).map((name) => `${file}: .${name}`);
  });
  expect(taken).toEqual([]);
});
