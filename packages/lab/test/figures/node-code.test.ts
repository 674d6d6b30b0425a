// The class run line by line in its section, by the keyboard alone, in both languages.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tabUntil } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test.each([
  ["en", "33 of 41 lines run", "Update"],
  ["ja", "実行した行 33 / 41", "更新"],
])("in %s arrow keys walk the lines, and the sums are those of exercise 3-7", async (lang, count, update) => {
  const { page, faults } = await watchedPage(lab);
  await page.goto(`${lang}/`);
  await goTo(page, "node-code");
  const figure = page.locator("#figure-node-code");
  await tabUntil(page, "node-code", figure.locator(".player button").nth(2));
  await page.keyboard.press("ArrowRight");
  expect(await figure.locator(".stage").innerText()).toContain(count);
  expect(await figure.locator("[aria-current=true]").innerText()).toContain("this.dw[j] += dz * this.x[j];");
  for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
  const sums = await figure.locator("tbody tr").last().locator("td").allInnerTexts();
  expect(sums).toEqual(["+0.2530", "−0.2479", "+0.2530", "−0.2709", "0.8154"]);
  await page.keyboard.press("ArrowRight");
  expect(await figure.locator(".stage").innerText()).toContain(update);
  await page.waitForFunction(() => location.search.includes("node-code.step=36"));
  expect(faults).toEqual([]);
  await page.context().close();
});
