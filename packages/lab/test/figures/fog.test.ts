// The curve under fog as it is walked: by keyboard alone, in both valleys and out of the picture, and as a copied program.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/figures/figure.js";
import { code } from "../../src/figures/fog/code.js";
import { heightAt, walk } from "../../src/figures/fog/model.js";
import { numbersPrinted } from "../browser/code.js";
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

test("a walk by keyboard alone: down, the fog lifted, another start, another rate", async () => {
  const { page, faults } = await opened("en/figures/fog/");
  const { keyboard } = page;
  await page.getByRole("slider", { name: /^The curve/ }).focus();
  await keyboard.press("p");
  await page
    .getByText(/The slope is as good as 0/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "Lift the fog" }).focus();
  await keyboard.press("Enter");
  await page.getByText("The other valley goes down to 1.096").first().waitFor();
  expect(await page.locator("text.valley").count()).toBe(2);

  await keyboard.press("Tab");
  await keyboard.press("Home");
  await page
    .getByText("Step 0, y = 5.000. The ground rises to the left, so it goes right.")
    .first()
    .waitFor();
  await page.getByRole("spinbutton", { name: "learning rate" }).focus();
  await keyboard.press("Control+A");
  await keyboard.type("0.2");
  await keyboard.press("Enter");
  await page.getByRole("button", { name: "Step on" }).focus();
  for (let i = 0; i < 4; i++) await keyboard.press("Enter");
  await page
    .getByText(/It will not come back/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

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
  expect(await page.locator("section#one-variable .formula").first().isVisible()).toBe(true);
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
