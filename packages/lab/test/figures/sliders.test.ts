// The game of ten sliders as it is played: by keyboard alone, from a link, to the end, and as a copied program.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/figures/figure.js";
import { code } from "../../src/figures/sliders/code.js";
import { lossAt, secretOf } from "../../src/figures/sliders/game.js";
import { lettersOf } from "../../src/figures/sliders/moves.js";
import { descend } from "../../src/figures/sliders/players.js";
import { en } from "../../src/figures/sliders/texts/en.js";
import { ja } from "../../src/figures/sliders/texts/ja.js";
import { numbersPrinted } from "../browser/code.js";
import { tabUntil } from "../browser/keyboard.js";
import { alive, goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(path: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(path);
  await alive(watched.page);
  return watched;
}
/** The moves that solve the first game. */
const solution = secretOf(1)
  .map((place, slider) => (place === 5 ? "" : lettersOf(slider, place - 5)))
  .join("");

test.each(languages)(
  "in %s a round by keyboard alone: blind, then with arrows, then the machine",
  async (lang) => {
    const { page, faults } = await opened(`${lang}/figures/sliders/`);
    const { keyboard } = page;
    const words = { en, ja }[lang];
    const slider = page.getByRole("slider", { name: words.slider(1), exact: true });
    await tabUntil(page, "sliders", page.getByRole("radio").first());
    await keyboard.press("Tab");
    await keyboard.press("Tab");
    await keyboard.press("ArrowLeft");
    await keyboard.press("ArrowLeft");
    await expect.poll(() => slider.inputValue()).toBe("3");
    await page.waitForFunction(() => location.search.includes("sliders.blind=AA"));
    const atThree = String(lossAt([3, ...new Array(9).fill(5)], secretOf(1)));
    await page.getByText(words.said(1, 3, atThree)).waitFor({ state: "attached" });

    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    await keyboard.press("ArrowDown");
    await expect.poll(() => slider.inputValue()).toBe("5");
    for (let i = 0; i < 3; i++) await keyboard.press("Tab");
    await page.locator("#figure-sliders p", { hasText: words.kept("400", "").slice(0, -6) }).waitFor();
    await keyboard.press("Enter");
    await page.waitForFunction(() => /sliders\.arrows=[aA](&|$)/.test(location.search));

    for (let i = 0; i < 3; i++) await keyboard.press("Shift+Tab");
    await keyboard.press("ArrowDown");
    await page.getByRole("spinbutton", { name: words.machine.rate }).waitFor();
    await keyboard.press("Tab");
    await keyboard.press("p");
    await page.getByText(words.machine.settling(150, "…").split("…")[0]).first().waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test.each(languages)("a link with the right moves is a game won, in %s", async (lang) => {
  const { page, faults } = await opened(`${lang}/figures/sliders/?sliders.blind=${solution}`);
  await page.getByText("25,937,424,601").first().waitFor();
  expect(await page.locator(".loss b").innerText()).toBe("0");
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(languages)("its sections stand in the lecture, in %s", async (lang) => {
  const { page, faults } = await opened(`${lang}/#sliders`);
  await goTo(page, "sliders");
  expect(await page.locator("section#sliders p").count()).toBeGreaterThan(3);
  expect(await page.locator("section#arrows p").count()).toBeGreaterThan(5);
  expect(faults).toEqual([]);
  await page.context().close();
});

describe("copied as code", () => {
  test.each([
    { game: 1, rate: 0.05, steps: 60 },
    { game: 7, rate: 0.12, steps: 9 },
  ])("it prints the loss of the figure: %j", ({ game, rate, steps }) => {
    const printed = numbersPrinted(code({ game, rate, steps }));
    const { losses, places } = descend(secretOf(game), { rate, steps });
    expect(losses[losses.length - 1]).toBe(lossAt(places, secretOf(game)));
    expect(printed[printed.length - 1]).toBe(losses[losses.length - 1]);
  });
});
