// The built lab behind its own server, and a real browser before it.
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { findBrowser } from "../../../../scripts/ensure-browser.mjs";
import type { Site } from "../../../cli/src/lab/answer.js";
import { serveLab } from "../../../cli/src/lab/serve.js";

export const site = fileURLToPath(new URL("../../dist/site", import.meta.url));

/** Nothing of the browser's own goes to the network while a test runs. */
const quiet = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

export interface OpenLab {
  readonly url: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openLab(served: Partial<Site> = {}): Promise<OpenLab> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error("no browser for the lab's tests: run node scripts/ensure-browser.mjs");
  const [lab, browser] = await Promise.all([
    serveLab({ folder: site, port: 0, ...served }),
    chromium.launch({ executablePath, args: quiet }),
  ]);
  const close = async () => {
    await browser.close();
    await lab.close();
  };
  return { url: lab.url, browser, close };
}

/** A page, and everything about it that should not happen. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors in the console, exceptions, failed answers, requests to anyone but the lab's server. */
  readonly faults: string[];
}

export async function watchedPage(
  { browser, url }: OpenLab,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ baseURL: url, locale: "en-US", ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`exception: ${error.message}`));
  page.on(
    "response",
    (response) => response.status() >= 400 && faults.push(`${response.status()}: ${response.url()}`),
  );
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(url) && !address.startsWith("data:") && !address.startsWith("blob:"))
      faults.push(`request: ${address}`);
  });
  return { page, faults };
}

/** Waits until every figure in view, or less than a window away, has come to life. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(asleep, { tells: false }).catch(async (cause) => {
    throw new Error(`asleep: ${await page.evaluate(asleep, { tells: true })}`, { cause });
  });
}

/** Their names; where it does not tell these, whether there is none. */
function asleep({ tells }: { tells: boolean }): string | boolean {
  const near = [...document.querySelectorAll<HTMLElement>("[data-island]:not([data-alive])")].filter(
    (island) => {
      const { top, bottom } = island.getBoundingClientRect();
      return top < 2 * innerHeight && bottom > -innerHeight;
    },
  );
  return tells ? near.map(({ dataset }) => dataset.island).join() : near.length === 0;
}

/** Goes to a figure of the lecture and waits until it lives. */
export async function goTo(page: Page, id: string): Promise<void> {
  await page.locator(`#figure-${id}`).evaluate((figure) => figure.scrollIntoView());
  await page.locator(`[data-island="${id}"][data-alive]`).waitFor();
}

/** Colours do not depend on the language, nor names on the paper: what is looked at in both languages is seen by axe-core
 * on one paper in each. */
export const paper = { ja: "light", en: "dark" } as const;

/** What axe-core finds wrong, as readable lines. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // evaluated rather than added as a script, which the page's policy would refuse
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
}
