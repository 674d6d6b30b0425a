import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { dense, network, save } from "kobai";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chapters } from "../../content/chapters.js";
import { accessibilityFaults, alive, type OpenLab, openLab, paper, site, watchedPage } from "./lab.js";

const languages = ["ja", "en"] as const;
/** The lecture, and one page of each other kind; figures/every.test.ts holds every figure to more. */
const paths = ["", "figures/recognizer/"];
const pages = languages.flatMap((lang) => paths.map((path) => ({ lang, path: `${lang}/${path}` })));

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(path: string, options: Parameters<typeof watchedPage>[1] = {}) {
  const watched = await watchedPage(lab, options);
  await watched.page.goto(path);
  return watched;
}

/** Brings every figure and exercise into view, so that all of them live. */
async function readThrough(page: Page): Promise<void> {
  for (const island of await page.locator("[data-island]").all()) {
    await island.evaluate((element) => element.scrollIntoView());
    await alive(page);
  }
}

describe.each(pages)("the page /$path", ({ lang, path }) => {
  let page: Page;
  let faults: string[];
  /** Those of the first load: what is fetched when a reader scrolls is no part of it. */
  let scripts: readonly Promise<Buffer>[];

  beforeAll(async () => {
    ({ page, faults } = await watchedPage(lab));
    const loading: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (response.headers()["content-type"]?.startsWith("text/javascript")) loading.push(response.body());
    });
    await page.goto(path);
    await alive(page);
    scripts = [...loading];
    await readThrough(page);
  });
  afterAll(() => page.context().close());

  it(`is accessible on ${paper[lang]} paper, with all that lives on it`, async () => {
    await page.emulateMedia({ colorScheme: paper[lang] });
    await page.setViewportSize({ width: lang === "ja" ? 360 : 1440, height: 800 });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it.each([360, 768, 1440])("does not overflow at %i px", async (width) => {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  });

  it("offers targets of at least 44 px in its frame", async () => {
    const heights = await page
      .locator(".masthead :is(a, button), .figure-actions :is(a, button)")
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(4);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it("loads at most 150 KB of JavaScript, gzipped", async () => {
    const sizes = (await Promise.all(scripts)).map((script) => gzipSync(new Uint8Array(script)).length);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  });

  it("has every link lead somewhere", async () => {
    const addresses = await page
      .locator("a[href]")
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    const own = new Set(addresses.filter((address) => address.startsWith(lab.url)));
    const dead = await Promise.all([...own].map((address) => deadEnd(page, address)));
    expect(dead.filter((address) => address !== undefined)).toEqual([]);
  });

  it("asks nobody but its own server, and nothing of it fails", () => {
    expect(faults).toEqual([]);
  });
});

/** An address that answers nothing, or whose fragment names nothing in its page. */
async function deadEnd(page: Page, address: string): Promise<string | undefined> {
  const response = await page.request.get(address);
  const fragment = new URL(address).hash.slice(1);
  const found = response.ok() && (fragment === "" || (await response.text()).includes(`id="${fragment}"`));
  return found ? undefined : address;
}

describe("without scripts", () => {
  it.each(languages)("the whole text of /%s/ can be read", async (lang) => {
    const { page } = await opened(`${lang}/`, { javaScriptEnabled: false });
    await expect(page.locator("main").innerText()).resolves.toMatch(
      lang === "ja" ? /何があれば「7」なのでしょう/ : /what makes a 7 a 7/,
    );
    const sections = chapters.flatMap((chapter) => chapter.sections);
    expect(await page.locator("#contents li li").count()).toBe(sections.length);
    expect(await page.locator(".formula .katex").count()).toBeGreaterThan(0);
    expect(await page.locator(".no-script").first().isVisible()).toBe(true);
    expect(await page.locator("[data-theme-switch]").isVisible()).toBe(false);
    await page.context().close();
  });

  it("the front page offers both languages", async () => {
    const { page } = await opened("", { javaScriptEnabled: false });
    expect(await addressesOfLinks(page)).toEqual(["ja/", "en/"]);
    await page.context().close();
  });
});

function addressesOfLinks(page: Page): Promise<(string | null)[]> {
  return page.locator("main a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

describe("the front page", () => {
  it.each([
    ["ja-JP", "/ja/"],
    ["en-GB", "/en/"],
    ["fr-FR", "/en/"],
  ])("leads a reader of %s to %s", async (locale, path) => {
    const { page } = await opened("", { locale });
    await page.waitForURL(`**${path}`);
    await page.context().close();
  });

  it("remembers the language read last", async () => {
    const { page } = await opened("ja/");
    await alive(page);
    await page.goto("");
    await page.waitForURL("**/ja/");
    await page.context().close();
  });
});

describe("the switch of language", () => {
  it("keeps the place in the text and the state of the figures", async () => {
    const { page, faults } = await opened("ja/?recognizer.seed=7");
    await alive(page);
    await page.locator("#contents").scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector("#contents")?.scrollIntoView());
    await page.locator("[data-language]").evaluate((link: HTMLElement) => link.click());
    await page.waitForURL("**/en/?recognizer.seed=7#contents");
    await alive(page);
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("the frame of a figure", () => {
  it("copies the command that does the same in a shell", async () => {
    const { page } = await opened("en/figures/recognizer/?recognizer.seed=7", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await alive(page);
    await page.getByRole("button", { name: "Copy as command" }).click();
    await page.getByText("Copied").waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toMatch(/^kobai train mnist --preset best --seed 7 /);
    await page.context().close();
  });

  it("shows the command where copying is not allowed", async () => {
    const { page, faults } = await opened("en/figures/recognizer/");
    await alive(page);
    await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.getByRole("button", { name: "Copy as command" }).click();
    await page.getByText("kobai train mnist").waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("begins anew, and the address with it", async () => {
    const { page } = await opened("en/figures/recognizer/?recognizer.seed=7&other=1");
    await alive(page);
    await page.getByRole("button", { name: "Reset this figure" }).click();
    await page.waitForURL("**/recognizer/?other=1");
    await page.context().close();
  });
});

describe("the switch of paper", () => {
  const background = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  it("turns the page dark at once, and keeps it so", async () => {
    const { page } = await opened("en/", { colorScheme: "light" });
    await alive(page);
    const light = await background(page);
    await page.getByRole("button", { name: "Dark" }).click();
    const dark = await background(page);
    expect(dark).not.toBe(light);
    expect(await page.locator("[data-theme-switch]").innerText()).toBe("Light");
    await page.reload({ waitUntil: "commit" });
    await page.waitForSelector("h1");
    expect(await background(page)).toBe(dark);
    await page.context().close();
  });
});

describe("the keyboard", () => {
  it("comes first to a way past the masthead", async () => {
    const { page } = await opened("en/");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe("#text");
    expect(
      await page.locator(".skip").evaluate((link) => link.getBoundingClientRect().top),
    ).toBeGreaterThanOrEqual(0);
    await page.context().close();
  });
});

describe("the site", () => {
  it("works from any folder of any host", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kobai-site-"));
    cpSync(site, join(folder, "deep/down"), { recursive: true, filter: (file) => !file.endsWith(".gz") });
    const other = await openLab({ folder });
    const { page, faults } = await watchedPage(other);
    await page.goto("deep/down/en/figures/recognizer/");
    await alive(page);
    await page.getByRole("link", { name: "Read it in the lecture" }).click();
    await page.waitForURL("**/deep/down/en/#figure-recognizer");
    await alive(page);
    expect(faults).toEqual([]);
    await other.close();
    rmSync(folder, { recursive: true });
  });

  it("says in the reader's language why it cannot show a model", async () => {
    const folder = mkdtempSync(join(tmpdir(), "kobai-model-"));
    const modelFile = join(folder, "iris.safetensors");
    writeFileSync(modelFile, save(network({ inputSize: 4 }, [dense(3, "softmax")])));
    const other = await openLab({ modelFile });
    const { page, faults } = await watchedPage(other);
    await page.goto("ja/figures/recognizer/");
    await page.getByText("渡されたモデルは 4-3 でした").waitFor();
    expect(faults).toEqual([]);
    await other.close();
    rmSync(folder, { recursive: true });
  });

  it("prints its text without its switches", async () => {
    const { page } = await opened("ja/");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".masthead").isVisible()).toBe(false);
    expect(await page.locator("h1").isVisible()).toBe(true);
    await page.context().close();
  });

  it("passes over a state that it does not understand", async () => {
    const { page, faults } = await opened(
      "en/?recognizer.seed=__proto__&recognizer.__proto__=1&recognizer.epochs=-1&x=%E3%8",
    );
    await alive(page);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
