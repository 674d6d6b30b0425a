// The site on a host that sets no headers: the service worker isolates its pages and keeps them for reading offline.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentType } from "../../../cli/src/lab/headers.js";
import { alive, type OpenLab, openLab, site, type WatchedPage, watchedPage } from "./lab.js";

let lab: OpenLab;
let host: Server;
let watched: WatchedPage;
let top: string;

/** The plainest of hosts, with the site in a folder of its own. */
function plainHost(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, "http://localhost").pathname.replace(/\/$/, "/index.html");
    const body =
      path.startsWith("/deep/") && (await readFile(join(site, path.slice(6))).catch(() => undefined));
    if (body) response.setHeader("Content-Type", contentType(path)).end(body);
    else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

beforeAll(async () => {
  [lab, host] = await Promise.all([openLab(), plainHost()]);
  top = `http://127.0.0.1:${(host.address() as AddressInfo).port}/deep/`;
  watched = await watchedPage({ ...lab, url: top });
});
afterAll(async () => {
  host.close();
  await lab.close();
});

const isolated = () => watched.page.evaluate(() => crossOriginIsolated);

test("the first page on a plain host is not isolated, and every one after it is", async () => {
  const { page } = watched;
  await page.goto("en/");
  await alive(page);
  expect(await isolated()).toBe(false);
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  await page.goto("ja/figures/recognizer/");
  await alive(page);
  expect(await isolated()).toBe(true);
  expect(watched.faults).toEqual([]);
});

test("a page never opened is there without the host, in the state of its address", async () => {
  const { page } = watched;
  host.closeAllConnections();
  await new Promise((resolve) => host.close(resolve));
  await page.goto("en/figures/recognizer/?recognizer.seed=7");
  await alive(page);
  await page.waitForFunction(
    () => document.querySelector('[data-part="answer"]')?.textContent?.trim() === "7",
  );
  expect(await page.getByLabel("seed").inputValue()).toBe("7");
  expect(await isolated()).toBe(true);
  expect(watched.faults).toEqual([]);
});

test("the lab's own server needs none of it", async () => {
  const { page } = await watchedPage(lab);
  await page.goto("en/");
  await alive(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
