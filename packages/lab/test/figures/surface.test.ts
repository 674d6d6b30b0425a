// The landscape in its section, by keyboard alone and by a pointer, in both languages.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tabUntil } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test.each([
  ["en", "weight w1", "Lowest here: 0.0768 at (−2.00, 2.00)", "After 31 steps"],
  ["ja", "重み w1", "この範囲の最小：0.0768、場所は (−2.00, 2.00)", "31 ステップ後"],
])("in %s the keyboard steps, moves the start and chooses another pair", async (lang, w1, lowest, count) => {
  const { page, faults } = await watchedPage(lab);
  await page.goto(`${lang}/`);
  await goTo(page, "surface");
  const figure = page.locator("#figure-surface");
  expect(await figure.locator(".reading").innerText()).toContain(lowest);
  await tabUntil(page, "surface", figure.getByRole("radio").first());
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => location.search.includes("surface.pair=w1-b"));
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(w1);
  await page.keyboard.press("PageUp");
  await page.waitForFunction(() => location.search.includes("surface.node=2_0.5_-2_1"));
  await tabUntil(page, "surface", figure.locator(".player button").nth(1));
  await page.keyboard.press("ArrowRight");
  expect(await figure.locator(".count").innerText()).toBe(count);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a pointer on the map reads the loss and sets the start", async () => {
  const { page, faults } = await watchedPage(lab);
  await page.goto("en/figures/surface/");
  await goTo(page, "surface");
  const plane = page.locator("#figure-surface .plane");
  const { width, height } = (await plane.boundingBox())!;
  await plane.hover({ position: { x: width / 2, y: height / 2 } });
  expect(await page.locator("#figure-surface .reading").innerText()).toMatch(/^Loss 0\.\d{4} at \(−?0\.0/);
  await plane.click({ position: { x: width / 4, y: height / 2 } });
  await page.waitForFunction(() => /surface.node=-1(\.0\d)?_/.test(location.search));
  expect(faults).toEqual([]);
  await page.context().close();
});
