// The exercises that are answered in a form, worked in a real browser: with slips on the way, and going on after a reload.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/figures/figure.js";
import {
  accessibilityFaults,
  type OpenLab,
  openLab,
  paper,
  type WatchedPage,
  watchedPage,
} from "../browser/lab.js";
import { card, check, comeTo, fill, forms, giveReason, guess, read, said, wanted } from "./card.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const all = await forms();
const stage = (page: Page, id: string) => card(page, id).getAttribute("data-stage");

describe.each(languages.flatMap((lang) => all.map((one) => ({ lang, id: one.id, one }))))(
  "exercise $id in $lang",
  ({ lang, id, one }) => {
    let watched: WatchedPage;
    beforeAll(async () => {
      watched = await watchedPage(lab);
    });
    afterAll(() => watched.page.context().close());
    const slips = Object.entries(one.work.mistakes).slice(0, 2);

    test("is guessed, and missed in ways that the card knows by name", async () => {
      const { page } = watched;
      await page.goto(`${lang}/exercises/${id}/`);
      const own = await comeTo(page, id);
      expect(await stage(page, id)).toBe("predict");
      await guess(own, lang);
      expect(await own.locator(".guessed").count()).toBe(1);
      for (const [name, slip] of slips) {
        await fill(own, slip);
        await check(own, lang);
        expect(await said(own), name).toBe(await read(own, wanted(one, lang, slip)));
      }
    });

    test("goes on after a reload, and asks for the reason", async () => {
      const { page } = watched;
      await page.reload();
      const own = await comeTo(page, id);
      expect(await own.locator("[data-verdict]").getAttribute("data-verdict")).toBe("mistake");
      await fill(own, one.work.solution);
      await check(own, lang);
      expect(await stage(page, id)).toBe("reason");
      const { reason, mistakes } = one.texts[lang];
      const other = reason.options.find(({ key }) => key !== one.exercise.reason)!;
      await giveReason(own, lang, other.key);
      expect(await said(own)).toBe(await read(own, mistakes[`reason-${other.key}`]));
      await giveReason(own, lang, one.exercise.reason);
      expect(await stage(page, id)).toBe("solved");
      await own.locator(".explained input").fill("…");
    });

    test("keeps what was done, and every try", async () => {
      const { page } = watched;
      await page.reload();
      const own = await comeTo(page, id);
      expect(await stage(page, id)).toBe("solved");
      expect(await own.locator(".explained input").inputValue()).toBe("…");
      expect(await own.locator("details li").count()).toBe(slips.length + 2);
    });

    test(`is accessible on ${paper[lang]} paper`, async () => {
      await watched.page.emulateMedia({ colorScheme: paper[lang] });
      expect(await accessibilityFaults(watched.page)).toEqual([]);
    });

    test("fits into 360, 768 and 1440 pixels", async () => {
      const { page } = watched;
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      expect(watched.faults).toEqual([]);
    });
  },
);

describe("a card", () => {
  test("is worked by keyboard alone, and says aloud what it thinks", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto("ja/exercises/3-3/");
    const own = await comeTo(page, "3-3");
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press("Tab");
        if (
          await own
            .locator(selector)
            .evaluateAll((found) => found.some((one) => one === document.activeElement))
        )
          return;
      }
      throw new Error(`Tab never comes to ${selector}`);
    };
    await tabTo(".predict input");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await stage(page, "3-3")).toBe("do");
    // the first field has the focus now; what a Japanese keyboard gives is understood
    for (const [i, typed] of ["１", "１", "ー０。５", "０", "０", "０"].entries()) {
      if (i > 0) await page.keyboard.press("Tab");
      await page.keyboard.insertText(typed);
    }
    await page.keyboard.press("Enter");
    const live = own.locator('[role="status"]');
    expect(await live.innerText()).toContain("決まりは");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText("1");
    await page.keyboard.press("Enter");
    expect(await stage(page, "3-3")).toBe("reason");
    await tabTo(".why input");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    expect(await stage(page, "3-3")).toBe("solved");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("locks the guess and opens its hints one after the other", async () => {
    const { page } = await watchedPage(lab);
    await page.goto("en/exercises/3-6/");
    const own = await comeTo(page, "3-6");
    await own.getByRole("button", { name: "Go on without one" }).click();
    expect(await own.locator(".predict input").count()).toBe(0);
    for (const next of [1, 2, 3]) await own.getByRole("button", { name: `Hint ${next} of 3` }).click();
    expect(await own.locator(".hint").count()).toBe(3);
    await page.reload();
    await comeTo(page, "3-6");
    expect(await own.locator(".hint").count()).toBe(3);
    await page.context().close();
  });

  test("marks the field that its message is about, until that is changed", async () => {
    const { page } = await watchedPage(lab);
    await page.goto("en/exercises/3-8/");
    const own = await comeTo(page, "3-8");
    await guess(own, "en");
    await fill(own, { y: "3", derivative: "8x^^3" });
    await check(own, "en");
    expect(await said(own)).toBe("I can read this up to character 4, ^, and no further: dy/dx.");
    const field = own.locator('[data-field="derivative"]');
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    await field.fill("8x^3");
    expect(await field.getAttribute("aria-invalid")).toBe("false");
    await page.context().close();
  });

  test("works without storage, and says that nothing is kept", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
    await page.goto("en/exercises/3-3/");
    const own = await comeTo(page, "3-3");
    await guess(own, "en");
    expect(await own.getByText("This browser keeps nothing").count()).toBe(1);
    await fill(own, { z000: "0" });
    await check(own, "en");
    expect(await said(own)).toContain("left out");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("can be read without scripts", async () => {
    const { page } = await watchedPage(lab, { javaScriptEnabled: false });
    await page.goto("ja/exercises/3-3/");
    expect(await page.locator("main").innerText()).toContain("三つの入力について");
    expect(await page.locator(".exercise .living").isVisible()).toBe(false);
    expect(await page.locator(".no-script").isVisible()).toBe(true);
    await page.context().close();
  });
});
