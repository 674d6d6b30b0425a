// The site on a host that sets no headers: the service worker isolates its pages and keeps them for reading offline.
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contentType } from "../../../cli/src/lab/headers.js";
import type { ProgramWork } from "../../src/exercises/exercise.js";
import { comeTo, guess, loaded, verdict, write } from "../exercises/card.js";
import { alive, type OpenLab, openLab, site, type WatchedPage, watchedPage } from "./lab.js";

let lab: OpenLab;
let host: Server;
let watched: WatchedPage;
/** Another reader, who has run a program in Python. */
let inPython: WatchedPage;
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
  [watched, inPython] = await Promise.all([1, 2].map(() => watchedPage({ ...lab, url: top })));
});
afterAll(async () => {
  host.close();
  await lab.close();
});

const program = (await loaded("3-4")).exercise.work as ProgramWork;

/** The card of a program, past its guess. */
async function programCard(page: Page): Promise<Locator> {
  await page.goto("ja/exercises/3-4/");
  const card = await comeTo(page, "3-4");
  await guess(card, "ja");
  return card;
}

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

test("a program runs in Python, which comes from the host", { timeout: 300_000 }, async () => {
  const { page } = inPython;
  await page.goto("ja/");
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === "activated");
  const card = await programCard(page);
  await write(card, "python", program.solution.python);
  expect(await verdict(card, 1)).toBe("right");
  expect(inPython.faults).toEqual([]);
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

test("without the host an exercise is solved in TypeScript; Python says that it cannot come", async () => {
  const { page } = watched;
  const card = await programCard(page);
  await write(card, "python", program.solution.python);
  await card.getByText("Python が届きませんでした").waitFor();
  await write(card, "typescript", program.solution.typescript);
  expect(await verdict(card, 1)).toBe("right");
});

test("without the host Python runs where it has run before", { timeout: 300_000 }, async () => {
  const { page, faults } = inPython;
  await page.reload();
  const card = await comeTo(page, "3-4");
  await write(card, "python", Object.values(program.mistakes)[0].python);
  expect(await verdict(card, 2)).toBe("mistake");
  expect(faults).toEqual([]);
});

test("the lab's own server needs none of it", async () => {
  const { page } = await watchedPage(lab);
  await page.goto("en/");
  await alive(page);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
