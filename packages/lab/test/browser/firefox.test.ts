// The static build in Firefox, which Playwright cannot drive: its pages are served with a script of ours before their own,
// which brings every island near, waits until it lives, and posts what went wrong on the way.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findFirefox } from "../../../../scripts/ensure-browser.mjs";
import { contentType } from "../../../cli/src/lab/headers.js";
import { figures } from "../../src/figures/index.js";
import { site } from "./lab.js";

const pages = ["ja/", "en/", "ja/figures/recognizer/", "en/figures/surface/?surface.view=relief"];

/** What a page tells of itself. */
interface Told {
  readonly path: string;
  readonly alive: readonly string[];
  readonly faults: readonly string[];
}

/** Runs in the page, before anything else. */
function watch(): void {
  const faults: string[] = [];
  const { error } = console;
  console.error = (...said: unknown[]) => {
    faults.push(`console: ${said.join(" ")}`);
    error(...said);
  };
  const failed = ({ message, target }: ErrorEvent) => {
    const element = target as Element;
    // a preload is a hint: what really does not come fails once more where it is imported
    const hint = !message && element.matches("link[rel=modulepreload]");
    if (!hint) faults.push(message ? `exception: ${message}` : `resource: ${element.outerHTML}`);
  };
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", ({ reason }) => faults.push(`rejection: ${reason}`));
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  addEventListener("load", async () => {
    const alive: string[] = [];
    for (const island of document.querySelectorAll<HTMLElement>("[data-island]")) {
      island.scrollIntoView();
      for (let i = 0; i < 600 && island.dataset.alive === undefined; i++) await pause(100);
      if (island.dataset.alive !== undefined) alive.push(island.dataset.island ?? "");
    }
    await pause(1000);
    const told = { path: location.pathname + location.search, alive, faults };
    const answer = await fetch("/told", { method: "POST", body: JSON.stringify(told) });
    const next = await answer.text();
    if (next) location.replace(next);
  });
}

/** Serves the site with the script in every page, and resolves when the last page has told. */
async function visited(paths: readonly string[]): Promise<Told[]> {
  const told: Told[] = [];
  let done = () => {};
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const server = createServer(async (request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    if (request.method === "POST") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      told.push(JSON.parse(Buffer.concat(chunks).toString()));
      response.end(told.length < paths.length ? `/${paths[told.length]}` : "");
      if (told.length === paths.length) done();
      return;
    }
    const path = new URL(request.url!, "http://localhost").pathname.replace(/\/$/, "/index.html");
    const body = await readFile(join(site, path)).catch(() => undefined);
    if (!body) return void response.writeHead(404).end();
    const html = path.endsWith(".html");
    const watched = () => body.toString().replace("<head>", `<head><script>(${watch})()</script>`);
    response.setHeader("Content-Type", contentType(path)).end(html ? watched() : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const profile = mkdtempSync(join(tmpdir(), "kobai-firefox-"));
  const start = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${paths[0]}`;
  const firefox = spawn(findFirefox()!, ["--headless", "--no-remote", "--profile", profile, start]);
  await all;
  firefox.kill();
  await new Promise((resolve) => firefox.once("exit", resolve));
  server.close();
  rmSync(profile, { recursive: true, force: true });
  return told;
}

test("every figure of the lecture comes to life in Firefox, in both languages, without an error", async () => {
  if (!findFirefox()) throw new Error("no Firefox for the lab's tests: run node scripts/ensure-browser.mjs");
  const told = await visited(pages);
  expect(told.map(({ path }) => path)).toEqual(pages.map((path) => `/${path}`));
  for (const { faults } of told) expect(faults).toEqual([]);
  for (const { alive } of told.slice(0, 2))
    expect(alive).toEqual(expect.arrayContaining(Object.keys(figures)));
  expect(told.slice(2).map(({ alive }) => alive)).toEqual([["recognizer"], ["surface"]]);
}, 400_000);
