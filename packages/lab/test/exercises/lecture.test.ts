// The whole lecture solved in one sitting, in each language: every exercise where it stands, a slip on the way, one of the
// programs in Python, a reload in the middle.
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lecture } from "../../build/content.js";
import { type Language, languages } from "../../src/figures/figure.js";
import { idsOf } from "../../src/pages/lecture.js";
import { type OpenLab, openLab, type WatchedPage, watchedPage } from "../browser/lab.js";
import { check, comeTo, fill, giveReason, guess, type Loaded, loaded, verdict, write } from "./card.js";

const sections = lecture("en").chapters.flatMap(({ sections }) => sections);
const ids = sections.flatMap(({ blocks }) => idsOf("exercise", blocks));
const inPython = ids.includes("3-4") ? "3-4" : undefined;
const half = Math.floor(ids.length / 2);

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

describe.each(languages)("the lecture in %s", (lang) => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await watchedPage(lab);
  });
  afterAll(() => watched.page.context().close());

  test.each(ids)(
    "exercise %s: a slip, then the solution, then the reason",
    { timeout: 300_000 },
    async (id) => {
      const { page } = watched;
      if (id === ids[0]) await page.goto(`${lang}/`);
      if (id === ids[half]) await page.reload();
      const own = await comeTo(page, id);
      const one = await loaded(id);
      await guess(own, lang);
      await hand(own, one, lang, "slip");
      expect(await verdict(own, 1)).toBe("mistake");
      await hand(own, one, lang, "solution");
      expect(await verdict(own, 2)).toBe("right");
      await giveReason(own, lang, one.exercise.reason);
      expect(await own.getAttribute("data-stage")).toBe("solved");
    },
  );

  test("ends with every section marked, on a sheet that says so", async () => {
    const { page, faults } = watched;
    for (const mark of await page.locator("[data-marks]").allInnerTexts()) expect(mark).toMatch(/^●/);
    await page.goto(`${lang}/progress/`);
    await page.locator('[data-island="progress"][data-alive]').waitFor();
    const count = String(ids.length);
    expect((await page.locator(".total").innerText()).match(/\d+/g)).toEqual([count, count]);
    expect(faults).toEqual([]);
  });
});

async function hand(
  card: Locator,
  { id, exercise: { work } }: Loaded,
  lang: Language,
  what: "slip" | "solution",
): Promise<void> {
  if (work.kind === "form") {
    await fill(card, what === "slip" ? Object.values(work.mistakes)[0] : work.solution);
    return check(card, lang);
  }
  const written = what === "slip" ? Object.values(work.mistakes)[0] : work.solution;
  const language = id === inPython ? "python" : "typescript";
  await write(card, language, written[language]);
}
