// The curve under fog as it is walked: by keyboard alone, in both valleys and out of the picture, and as a copied program.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formats } from "../../src/catalogue/format.js";
import { languages } from "../../src/figures/figure.js";
import { code } from "../../src/figures/fog/code.js";
import { fateOf, heightAt, walk } from "../../src/figures/fog/model.js";
import { en } from "../../src/figures/fog/texts/en.js";
import { ja } from "../../src/figures/fog/texts/ja.js";
import { numbersPrinted } from "../browser/code.js";
import { tabUntil } from "../browser/keyboard.js";
import { alive, goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(path: string, options: Parameters<typeof watchedPage>[1] = {}) {
  const watched = await watchedPage(lab, options);
  await watched.page.goto(path);
  await alive(watched.page);
  return watched;
}

test.each(languages)(
  "in %s a walk by keyboard alone: down, the fog lifted, another start, another rate",
  async (lang) => {
    const { page, faults } = await opened(`${lang}/figures/fog/`);
    const { keyboard } = page;
    const words = { en, ja }[lang];
    const { number } = formats(lang);
    const told = (text: string) => page.locator("#figure-fog .sentence", { hasText: text }).waitFor();
    const whole = walk({ start: 1.8, rate: 0.02, steps: 100 });
    const down = whole.slice(0, whole.findIndex((_, i) => fateOf(whole.slice(0, i + 1)) === "settled") + 1);
    const [steps, height] = [down.length - 1, number(heightAt(down[down.length - 1]), 3)];
    await tabUntil(page, "fog", page.getByRole("slider").first());
    await keyboard.press("p");
    await told(words.settled.fog(steps, height));
    await tabUntil(page, "fog", page.getByRole("button", { name: words.lift }));
    await keyboard.press("Enter");
    await told(words.settled.shallow(steps, height, "1.096"));
    expect(await page.locator("text.valley").count()).toBe(2);

    await keyboard.press("Tab");
    await keyboard.press("Home");
    await told(words.walking(0, "5.000", "left"));
    await tabUntil(page, "fog", page.getByRole("spinbutton"));
    await keyboard.press("Control+A");
    await keyboard.type("0.2");
    await keyboard.press("Enter");
    await tabUntil(page, "fog", page.locator(".player button").nth(2));
    for (let i = 0; i < 4; i++) await keyboard.press("Enter");
    const away = walk({ start: -1, rate: 0.2, steps: 4 });
    await told(words.gone(away.length - 1, number(away[away.length - 1], 1)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test("the fog hides the curve from the table too", async () => {
  const { page } = await opened("en/figures/fog/?fog.steps=0");
  await page.getByText("In numbers").click();
  await page.locator("tbody th").first().waitFor();
  const places = await page.locator("tbody th").allInnerTexts();
  const numbers = places.map((text) => Number(text.replace("−", "-")));
  expect([Math.min(...numbers), Math.max(...numbers)]).toEqual([1.6, 2]);
  await page.context().close();
});

test.each(languages)("with reduced motion play shows the end, in %s", async (lang) => {
  const { page, faults } = await opened(`${lang}/figures/fog/`, { reducedMotion: "reduce" });
  await page.getByRole("slider").first().focus();
  await page.keyboard.press("p");
  await page.waitForFunction(() => location.search.includes("fog.steps=100"));
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(languages)("its sections stand in the lecture, in %s", async (lang) => {
  const { page, faults } = await opened(`${lang}/#fog`);
  await goTo(page, "fog");
  expect(await page.locator("section#fog p").count()).toBeGreaterThan(3);
  const ownFormulas = page.locator("section#one-variable .formula:not(.exercise .formula)");
  expect(await ownFormulas.count()).toBe(1);
  expect(faults).toEqual([]);
  await page.context().close();
});

describe("copied as code", () => {
  test.each([
    { start: 1.8, rate: 0.02, steps: 3 },
    { start: -1, rate: 0.2, steps: 100 },
  ])("it prints the place and the height of the figure: %j", (state) => {
    const places = walk(state);
    const x = places[places.length - 1];
    expect(numbersPrinted(code(state))).toEqual([x, heightAt(x)]);
  });
});
