// Progress in a real browser: shown beside the titles, saved as a file and read again, forgotten and brought back.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { printProgress } from "../../src/exercises/progress/file.js";
import { accessibilityFaults, type OpenLab, openLab, watchedPage } from "../browser/lab.js";
import { check, comeTo, fill, giveReason, guess, loaded } from "./card.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const { exercise } = await loaded("3-3");

async function solve(page: Page, lang: "ja" | "en"): Promise<void> {
  await page.goto(`${lang}/exercises/3-3/`);
  const own = await comeTo(page, "3-3");
  await guess(own, lang);
  if (exercise.work.kind !== "form") throw new Error("3-3 is a form");
  await fill(own, exercise.work.mistakes.strict);
  await check(own, lang);
  await fill(own, exercise.work.solution);
  await check(own, lang);
  await giveReason(own, lang, exercise.reason);
  await own.locator(".explained input").fill("0 ≥ 0");
}

const open = (page: Page, text: string) =>
  page.locator('input[type="file"]').setInputFiles({
    ...{ name: "mine.json", mimeType: "application/json", buffer: Buffer.from(text) },
  });

/** The sheet of someone who has solved 3-3, read from a file. */
async function sheetOfSolved(page: Page, lang: "ja" | "en"): Promise<void> {
  const answer = exercise.work.kind === "form" ? exercise.work.solution : {};
  const right = { at: 1, answer, verdict: { kind: "right" } } as const;
  const wrong = { at: 0, move: "value", answer: {}, verdict: { kind: "mistake", name: "strict" } } as const;
  const attempts = [wrong, { ...right, move: "value" }, { ...right, move: "reason" }] as const;
  const kept = { prediction: "two", answer, attempts, hints: 0, words: "0 ≥ 0", solved: 1 };
  await sheet(page, lang);
  await open(page, printProgress(new Map([["3-3", kept]]), new Date(0)));
  await row(page).getByText("0 ≥ 0").waitFor();
}

async function sheet(page: Page, lang: "ja" | "en"): Promise<void> {
  await page.goto(`${lang}/progress/`);
  await page.locator('[data-island="progress"][data-alive]').waitFor();
}
const row = (page: Page) => page.locator('[data-task="3-3"]');

describe.each(["ja", "en"] as const)("progress in %s", (lang) => {
  test("is marked beside the section and in the contents", async () => {
    const { page, faults } = await watchedPage(lab);
    await solve(page, lang);
    await page.goto(`${lang}/`);
    const marks = page.locator('[data-marks="3-3"]');
    await page.waitForFunction(() => document.querySelector('[data-marks="3-3"]')?.textContent !== "");
    expect(await marks.count()).toBe(2);
    for (const text of await marks.allInnerTexts()) expect(text).toMatch(/^●/);
    expect(await page.locator('[data-marks="3-5"]').first().innerText()).toMatch(/^○/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("is one sheet for a teacher, at every width and on paper", async () => {
    const { page, faults } = await watchedPage(lab);
    await sheetOfSolved(page, lang);
    expect(await row(page).innerText()).toMatch(/0 ≥ 0/);
    expect(await row(page).locator(".number").allInnerTexts()).toEqual(["1", "0"]);
    expect(await accessibilityFaults(page)).toEqual([]);
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".actions").isVisible()).toBe(false);
    expect(await row(page).isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("the file of progress", () => {
  async function saved(page: Page): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as a file" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^kobai-\d{4}-\d\d-\d\d\.json$/);
    return readFileSync(await download.path(), "utf8");
  }
  test("carries everything to another browser", async () => {
    const [from, to] = [await watchedPage(lab), await watchedPage(lab)];
    await solve(from.page, "en");
    await sheet(from.page, "en");
    const text = await saved(from.page);
    await sheet(to.page, "en");
    await open(to.page, text);
    await to.page.getByText("mine.json is read: 1 exercise.").waitFor();
    expect(await row(to.page).innerText()).toBe(await row(from.page).innerText());
    await to.page.goto("en/exercises/3-3/");
    const own = await comeTo(to.page, "3-3");
    expect(await own.getAttribute("data-stage")).toBe("solved");
    expect([...from.faults, ...to.faults]).toEqual([]);
    await Promise.all([from.page.context().close(), to.page.context().close()]);
  });

  test("that is broken changes nothing, and the page says what is wrong", async () => {
    const { page, faults } = await watchedPage(lab);
    await sheetOfSolved(page, "en");
    const text = await saved(page);
    const before = await row(page).innerText();
    for (const [broken, message] of [
      ["{", "This file is no JSON"],
      ["{}", "not a file of progress"],
      [text.replace('"hints": 0', '"hints": 77'), "exercises.3-3.hints is not what it must be"],
      [text.replace('"3-3"', '"3-99"'), "an exercise 3-99, which this lab does not have"],
    ]) {
      await open(page, broken);
      await page.getByText(message).waitFor();
      expect(await row(page).innerText()).toBe(before);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("everything can be forgotten, and brought back even after a reload", async () => {
    const { page } = await watchedPage(lab);
    await sheetOfSolved(page, "en");
    const before = await row(page).innerText();
    await page.getByRole("button", { name: "Forget everything" }).click();
    expect(await row(page).innerText()).not.toBe(before);
    await sheet(page, "en");
    await page.getByRole("button", { name: "Bring back what was here" }).click();
    expect(await row(page).innerText()).toBe(before);
    await page.context().close();
  });
});
