// A code exercise as a reader meets it: wrong, failing, stopped, right; in both languages of the page and of the program.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import exercise from "../../src/exercises/3-4/index.js";
import { accessibilityFaults, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

const { work } = exercise;
if (work.kind !== "program") throw new Error("expected a program");
let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const wait = { timeout: 240_000 };

async function opened(lang: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(`${lang}/exercises/3-4/`);
  await watched.page.locator("[data-island][data-alive]").first().waitFor(wait);
  await watched.page.locator(".predict button").last().click();
  await watched.page.locator(".cm-content").waitFor(wait);
  return watched;
}

async function write(page: Page, source: string): Promise<void> {
  await page.locator(".cm-content").fill(source);
}

/** What the card says to a check. */
async function checked(page: Page): Promise<string> {
  const tries = await page.locator(".tried").allInnerTexts();
  await page.locator('[data-part="check"]').click();
  await page.waitForFunction(
    (before) => document.querySelector(".tried")?.textContent !== before,
    tries[0],
    wait,
  );
  return page.locator(".verdict").innerText();
}

test.each([
  ["en", "in it. Then a large", "Right.", /Line 2/],
  ["ja", "指数の中が", "正解", /2 行目/],
])("in %s, in TypeScript", { timeout: 300_000 }, async (lang, slip, right, place) => {
  const { page, faults } = await opened(lang);
  await write(page, "let a = 1;\na.b.c;\n");
  await page.locator(".cm-content").press("ControlOrMeta+Enter");
  await page.locator(".console .failed").waitFor(wait);
  expect(await page.locator(".console").innerText()).toMatch(place);
  expect(await page.locator(".cm-fault").innerText()).toBe("a.b.c;");
  await write(page, "for (;;);\n");
  await page.locator('[data-part="run"]').click();
  await page.locator('[data-part="stop"]').click(wait);
  await page.locator('[data-part="run"]').waitFor(wait);
  await write(page, work.mistakes["sign-of-z"].typescript);
  expect(await checked(page)).toContain(slip);
  await write(page, work.solution.typescript);
  expect(await checked(page)).toContain(right);
  expect(await page.locator('[data-part="output"]').innerText()).toBe(
    "0.7310585786300049\n0.3775406687981454\n",
  );
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.reload();
  await page.locator(".cm-content").waitFor(wait);
  expect(await page.locator(".cm-content").innerText()).toContain("Math.exp(-z)");
  expect(faults).toEqual([]);
  await page.context().close();
});

test("in ja, in Python, which is fetched when it is first run", { timeout: 600_000 }, async () => {
  const { page, faults } = await opened("ja");
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().includes("/python/") && asked.push(request.url())));
  await page.getByLabel("Python").check();
  await page.locator(".cm-content", { hasText: "def node" }).waitFor(wait);
  expect(asked).toEqual([]);
  await write(page, work.mistakes["no-bias"].python);
  expect(await checked(page)).toContain("忘れています");
  expect(asked).toHaveLength(4);
  await write(page, work.solution.python);
  expect(await checked(page)).toContain("正解");
  expect(asked).toHaveLength(4);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("Tab indents, and after Escape it leaves", { timeout: 300_000 }, async () => {
  const { page } = await opened("en");
  await write(page, "x");
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  expect(await page.locator(".cm-content").innerText()).toBe("  x");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Check");
  await page.context().close();
});
