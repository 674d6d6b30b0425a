// The two ledgers in their sections, by the keyboard alone, in both languages.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Language } from "../../src/figures/figure.js";
import { tabUntil } from "../browser/keyboard.js";
import { alive, goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(lang: Language, id: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(`${lang}/`);
  await goTo(watched.page, id);
  await alive(watched.page);
  return { ...watched, figure: watched.page.locator(`#figure-${id}`) };
}

test.each([
  ["en", "bias b", "Loss 0.3"],
  ["ja", "バイアス b", "損失 0.3"],
] as const)("in %s a number of the node is stepped and the squares follow", async (lang, bias, said) => {
  const { page, figure, faults } = await opened(lang, "ledger");
  const sum = figure.locator("td.sum");
  expect(await sum.innerText()).toBe("0.3556");
  await tabUntil(page, "ledger", figure.getByRole("spinbutton", { name: bias }));
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => location.search.includes("ledger.node=1_0.5_-2_0.9"));
  expect(await sum.innerText()).not.toBe("0.3556");
  await expect.poll(() => figure.getByRole("status").innerText()).toContain(said);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Tab");
  expect(await figure.locator(".exact").innerText()).toContain("0.7310585786");
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each([
  ["en", "Together they pull b by −0.0898295751", "After 2 steps"],
  ["ja", "合わせて b を引く力：−0.0898295751", "2 ステップ後"],
] as const)(
  "in %s complaints are read, steps taken and samples heard one by one",
  async (lang, sum, count) => {
    const { page, figure, faults } = await opened(lang, "complaints");
    await tabUntil(page, "complaints", figure.locator("table button").first());
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"])
      await page.keyboard.press(key);
    expect(await figure.locator(".exact").innerText()).toBe(sum);
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await figure.locator(".count").innerText()).toContain(count);
    await tabUntil(page, "complaints", figure.getByRole("radio").first());
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => location.search.includes("complaints.mode=online"));
    await page.waitForFunction(() => location.search.includes("complaints.step=6"));
    expect(await figure.locator("tr.unheard").count()).toBe(2);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
