// What every registered figure must do, whatever it shows. What a figure alone does is tested in <id>.test.ts.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Language, languages } from "../../src/figures/figure.js";
import { figures } from "../../src/figures/index.js";
import { accessibilityFaults, alive, type OpenLab, openLab, paper, watchedPage } from "../browser/lab.js";

const ids = Object.keys(figures);
let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const unseenAddress = (id: string) => `?${id}.nothing=1&${id}.__proto__=x`;

async function opened(
  id: string,
  lang: Language,
  search = "",
  options: Parameters<typeof watchedPage>[1] = {},
) {
  const watched = await watchedPage(lab, options);
  await watched.page.goto(`${lang}/figures/${id}/${search}`);
  await alive(watched.page);
  return watched;
}

describe.each(ids)("the figure %s", (id) => {
  // one page for all that can be seen of it: what is narrow at first must also do when the window grows
  test.each(languages)(
    "in %s says what to look at and what to try, fits, and can be read by everyone",
    async (lang) => {
      const { page, faults } = await opened(id, lang, "", { viewport: { width: 360, height: 800 } });
      const [purpose, invitation] = await page.locator("figcaption p").allInnerTexts();
      expect(purpose.length).toBeGreaterThan(10);
      expect(invitation.length).toBeGreaterThan(10);
      expect(await page.locator(`#figure-${id} :is(svg, canvas, table, pre)`).count()).toBeGreaterThan(0);
      for (const width of [360, 768, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
      await page.emulateMedia({ colorScheme: paper[lang] });
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  test("says what of its address it did not understand, starts over, lets the Tab key come to every control, and gives a link and a frame", async () => {
    const permissions = ["clipboard-read", "clipboard-write"];
    const { page, faults } = await opened(id, "en", unseenAddress(id), { permissions });
    const told = page.getByText("Part of the address was not understood (nothing, __proto__).");
    await told.waitFor();
    await page.getByRole("button", { name: "Reset this figure" }).click();
    await page.waitForFunction(() => location.search === "");
    expect(await told.count()).toBe(0);

    expect(await notReached(page, id)).toEqual([]);
    const copied = async (name: string) => {
      await page.getByRole("button", { name }).click();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    expect(await copied("Copy link")).toBe(`${lab.url}en/figures/${id}/`);
    expect(await copied("Embed")).toContain(`<iframe src="${lab.url}en/figures/${id}/" `);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

/** The controls of a figure that are in the tab order but that the Tab key does not come to. */
async function notReached(page: Page, id: string): Promise<string[]> {
  const waiting = await page.evaluate((id) => {
    const figure = document.querySelector<HTMLElement>(`#figure-${id}`)!;
    const controls = figure.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, summary, [tabindex]",
    );
    const radios = new Set<string>();
    const wanted = [...controls].filter((control) => {
      if (control.tabIndex < 0 || (control as HTMLButtonElement).disabled || !control.checkVisibility())
        return false;
      // of a group of radio buttons Tab comes to one
      const { type, name } = control as HTMLInputElement;
      return type !== "radio" || (!radios.has(name) && radios.add(name));
    });
    figure.addEventListener("focusin", ({ target }) => {
      (target as HTMLElement).dataset.reached = "";
      const { type, name } = target as HTMLInputElement;
      if (type === "radio") for (const one of document.getElementsByName(name)) one.dataset.reached = "";
    });
    for (const control of wanted) control.dataset.wanted = "";
    return wanted.length;
  }, id);
  for (let i = 0; i < waiting + 20; i++) await page.keyboard.press("Tab");
  return page
    .locator("[data-wanted]:not([data-reached])")
    .evaluateAll((controls) => controls.map((control) => control.outerHTML.slice(0, 120)));
}
