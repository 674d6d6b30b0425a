// Where the reader is: the line at the lower edge, the mark in the contents, arrow keys from section to section.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chapters } from "../../content/chapters.js";
import { figures } from "../../src/figures/index.js";
import { alive, goTo, type OpenLab, openLab, watchedPage } from "./lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const sections = chapters.flatMap(({ sections }) => sections);
const titleOf = (id: string, lang: "ja" | "en") => sections.find((section) => section.id === id)!.title[lang];

describe.each(["ja", "en"] as const)("in %s", (lang) => {
  test("arrow keys turn from section to section, and the line and the contents say where one is", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await alive(page);
    const here = page.locator('.place [data-way="0"] [data-title]');
    const ids = await page.locator("main > section[id]").evaluateAll((all) => all.map(({ id }) => id));
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => here.innerText()).toBe(titleOf(ids[0], lang));
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => here.innerText()).toBe(titleOf(ids[1], lang));
    expect(await page.locator(".contents a[aria-current]").getAttribute("href")).toBe(`#${ids[1]}`);
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => here.innerText()).toBe(titleOf(ids[0], lang));
    expect(await page.locator('.place [data-way="-1"]').isVisible()).toBe(false);
    await page.locator('.place [data-way="1"]').click();
    await expect.poll(() => here.innerText()).toBe(titleOf(ids[1], lang));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("at both ends the line says so, however the reader came there", async () => {
    const { page } = await watchedPage(lab);
    await page.goto(`${lang}/#${sections[5].id}`);
    const number = page.locator(".place [data-number]");
    await expect.poll(() => number.innerText()).toBe(`6 / ${sections.length}`);
    await page.keyboard.press("Home");
    await page.locator(".place").waitFor({ state: "hidden" });
    await page.keyboard.press("End");
    await expect.poll(() => number.innerText()).toBe(`${sections.length} / ${sections.length}`);
    await page.context().close();
  });

  test("a jump from between two sections is seen", async () => {
    const { page } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await alive(page);
    // the line a third down the window stands in the widest gap
    const before = await page.evaluate(() => {
      const all = [...document.querySelectorAll("main > section[id]")].map((section) =>
        section.getBoundingClientRect(),
      );
      const gaps = all.slice(1).map(({ top }, i) => top - all[i].bottom);
      const widest = gaps.indexOf(Math.max(...gaps));
      scrollTo(0, scrollY + all[widest].bottom + gaps[widest] / 2 - innerHeight * 0.335);
      return widest;
    });
    const number = page.locator(".place [data-number]");
    await expect.poll(() => number.innerText()).toBe(`${before + 1} / ${sections.length}`);
    await page.evaluate(() => scrollTo(0, 0));
    await page.locator(".place").waitFor({ state: "hidden" });
    await page.context().close();
  });

  test("every figure of the lecture has a link of its own", async () => {
    const { page } = await watchedPage(lab, { javaScriptEnabled: false });
    await page.goto(`${lang}/`);
    const links = await page
      .locator(".figure-list a")
      .evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const shown = await page
      .locator('[data-island][data-kind="figure"]')
      .evaluateAll((all) => all.map((island) => (island as HTMLElement).dataset.island));
    expect(links).toEqual(shown.map((id) => `../${lang}/figures/${id}/`));
    expect(Object.keys(figures)).toEqual(expect.arrayContaining(shown));
    await page.context().close();
  });
});

test("no two figures or exercises share an id or a group of radio buttons", async () => {
  const { page } = await watchedPage(lab);
  await page.goto("en/");
  const shared = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const owners = new Map<string, Set<Element | null>>();
    for (const radio of document.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
      const islands = owners.get(radio.name) ?? new Set();
      owners.set(radio.name, islands.add(radio.closest("[data-island]")));
    }
    return {
      ids: ids.filter((id, i) => ids.indexOf(id) !== i),
      groups: [...owners].filter(([, islands]) => islands.size > 1).map(([name]) => name),
      radios: owners.size,
    };
  });
  expect(shared.radios).toBeGreaterThan(10);
  expect(shared).toMatchObject({ ids: [], groups: [] });
  await page.context().close();
});

test("inside a figure the arrows are the figure's", async () => {
  const { page } = await watchedPage(lab);
  await page.goto("en/");
  await goTo(page, "fog");
  await page.locator("#figure-fog .player button").nth(2).focus();
  const before = await page.evaluate(() => location.hash);
  await page.keyboard.press("ArrowRight");
  await page.waitForFunction(() => location.search.includes("fog.steps="));
  expect(await page.evaluate(() => location.hash)).toBe(before);
  await page.context().close();
});
