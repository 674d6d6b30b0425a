// The node's training in its section, by the keyboard alone, in both languages.
import { afterAll, beforeAll, expect, test } from "vitest";
import { tabUntil } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

test.each([
  ["en", "iterations"],
  ["ja", "反復回数"],
])("in %s iterations are typed, and the loss is that of exercise 3-9", async (lang, iterations) => {
  const { page, faults } = await watchedPage(lab);
  await page.goto(`${lang}/`);
  await goTo(page, "train-node");
  const figure = page.locator("#figure-train-node");
  expect(await figure.locator(".last").innerText()).toContain("0.1270910298");
  await tabUntil(page, "train-node", figure.getByRole("spinbutton", { name: iterations }));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("1000");
  await page.keyboard.press("Tab");
  expect(await figure.locator(".last").innerText()).toContain("0.0095472262");
  await page.waitForFunction(() => location.search.includes("train-node.iterations=1000"));
  expect(faults).toEqual([]);
  await page.context().close();
});
