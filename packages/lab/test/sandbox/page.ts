// A page of the lab with the sandbox's own client in it, as the cards use it.
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { rolldown } from "rolldown";
import type { Outcome, Program } from "../../src/sandbox/program.js";
import type { Sandbox } from "../../src/sandbox/sandbox.js";
import { type OpenLab, type WatchedPage, watchedPage } from "../browser/lab.js";

interface Window {
  readonly client: { readonly Sandbox: typeof Sandbox };
  sandbox: Sandbox;
}

const input = fileURLToPath(new URL("../../src/sandbox/sandbox.ts", import.meta.url));
let code: Promise<string> | undefined;

async function bundled(): Promise<string> {
  const conditionNames = ["source", "import", "default"];
  const bundle = await rolldown({
    input,
    resolve: { conditionNames, extensionAlias: { ".js": [".ts", ".js"] } },
  });
  const { output } = await bundle.generate({ format: "iife", name: "client" });
  return `${output[0].code}; globalThis.client = client;`;
}

/** A page whose `sandbox` waits to be used. */
export async function sandboxPage(lab: OpenLab, path = "en/figures/sigmoid/"): Promise<WatchedPage> {
  const watched = await watchedPage(lab);
  await watched.page.goto(path);
  await equip(watched.page);
  return watched;
}

export async function equip(page: Page): Promise<void> {
  code ??= bundled();
  await page.evaluate(await code);
  await page.evaluate(() => {
    const here = globalThis as unknown as Window;
    here.sandbox = new here.client.Sandbox(new URL(document.documentElement.dataset.root!, location.href));
  });
}

export function run(page: Page, program: Program): Promise<Outcome> {
  return page.evaluate((program) => (globalThis as unknown as Window).sandbox.run(program), program);
}

/** Starts a program and stops it as soon as it runs. */
export function abortedRun(page: Page, program: Program): Promise<Outcome> {
  return page.evaluate((program) => {
    const stop = new AbortController();
    const onStart = () => setTimeout(() => stop.abort(), 300);
    return (globalThis as unknown as Window).sandbox.run(program, { signal: stop.signal, onStart });
  }, program);
}
