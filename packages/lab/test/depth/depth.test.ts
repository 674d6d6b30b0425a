// The depth figure by the keyboard alone, in both languages.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tabUntil } from "../browser/keyboard.js";
import { alive, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test.each([
  ["en", /feels 120 times less/, "With 3 layers it learns.", /With 6 layers it ends where always answering/],
  ["ja", /最後の層の 120 分の 1/, "3 層なら、学べます。", /^6 層では、常に平均を答えた場合と/],
])(
  "in %s depth and first weights are chosen with arrow keys, and training tells what came of it",
  async (lang, ratio, learns, fails) => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/figures/depth/?depth.depth=4`);
    await alive(page);
    const sentence = page.locator(".depth .sentence");
    const told = page.locator(".depth .told");
    await tabUntil(page, "depth", page.locator(".depth .sentence input"));
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => location.search === "?depth.depth=3");
    expect(await sentence.innerText()).toMatch(ratio);
    await expect.poll(() => told.innerText(), { timeout: 20_000 }).toBe(learns);
    for (const _ of [4, 5, 6]) await page.keyboard.press("ArrowUp");
    await expect.poll(() => told.innerText(), { timeout: 30_000 }).toMatch(fails);
    const before = await sentence.innerText();
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() => location.search.includes("depth.initialization=xavier"));
    expect(await sentence.innerText()).not.toBe(before);
    expect(faults).toEqual([]);
    await page.context().close();
  },
  90_000,
);
