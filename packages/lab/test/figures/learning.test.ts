// What a small network learns: the training, the lottery of seeds and the hidden nodes, in their sections, by the keyboard
// alone, in both languages.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { press, tabTo, tabUntil } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(lang: string, id: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(`${lang}/`);
  await goTo(watched.page, id);
  return { ...watched, figure: watched.page.locator(`#figure-${id}`) };
}
const patience = { timeout: 60_000 };

describe.each([
  [
    "en",
    "Iteration 5,000: loss 0.0686. Always answering the mean costs 2.2818.",
    "Iteration 1: loss 2.5264.",
  ],
  [
    "ja",
    "5,000 回目の損失は 0.0686 です。常に平均を答えた場合は 2.2818 です。",
    "1 回目の損失は 2.5264 です。",
  ],
])("learning Pythagoras in %s", (lang, end, start) => {
  test("trains by itself to the lecture's loss, and every pass can be gone back to", async () => {
    const { page, figure, faults } = await opened(lang, "pythagoras");
    const sentence = figure.locator(".sentence");
    await expect.poll(() => sentence.innerText(), patience).toBe(end);
    await tabUntil(page, "pythagoras", figure.locator(".player button").last());
    await press(page, "Enter");
    await page.waitForFunction(() => location.search === "?pythagoras.at=0");
    expect(await sentence.innerText()).toContain(start);
    await press(page, "ArrowRight");
    await page.waitForFunction(() => location.search === "?pythagoras.at=1");
    await tabUntil(page, "pythagoras", figure.locator(".one input").first());
    await press(page, "Home");
    expect(await figure.locator(".one").innerText()).toContain("0.594");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe.each([
  [
    "en",
    "Seed 0: the deeper network ends at 0.056, the other at 0.069.",
    "the deeper network wins 19 of 40.",
  ],
  [
    "ja",
    "シード 0 では、層がひとつ多いほうの損失は 0.056",
    "層がひとつ多いほうは、40 個のうち 19 個で勝ちました。",
  ],
])("the seed lottery in %s", (lang, first, verdict) => {
  test("shows one draw, and all forty when the reader has predicted", async () => {
    const { page, figure, faults } = await opened(lang, "lottery");
    const told = figure.locator(".verdict");
    await expect.poll(() => told.innerText(), patience).toContain(first);
    await tabUntil(page, "lottery", figure.locator("input[type=radio]").first());
    await press(page, "ArrowRight");
    await expect.poll(() => told.innerText(), { timeout: 150_000 }).toContain(verdict);
    expect(await figure.locator("circle").count()).toBe(40);
    expect(faults).toEqual([]);
    await page.context().close();
  }, 200_000);
});

describe.each([
  ["en", /^Silence h1$/, "All nodes heard", "1 silenced"],
  ["ja", /^h1 を黙らせる$/, "全部のノードを聞いて", "1 個を黙らせて"],
])("the hidden nodes in %s", (lang, silence, all, one) => {
  test("answer together, and a silenced one is missed", async () => {
    const { page, figure, faults } = await opened(lang, "features");
    const said = figure.locator(".unseen[role=status]");
    await expect.poll(() => said.innerText(), patience).toContain(all);
    const share = async () => Number(/(\d+)%/.exec(await said.innerText())![1]);
    const together = await share();
    await tabTo(page, "features", silence);
    await press(page, "Enter");
    await expect.poll(() => said.innerText()).toContain(one);
    expect(await share()).toBeLessThan(together - 10);
    await page.waitForFunction(() => location.search === "?features.silent=1");
    await press(page, "Enter");
    await expect.poll(() => said.innerText()).toContain(all);
    await tabUntil(page, "features", figure.locator(".point input").first());
    await press(page, "Home");
    await page.waitForFunction(() => location.search.includes("features.x=0_0.5"));
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
