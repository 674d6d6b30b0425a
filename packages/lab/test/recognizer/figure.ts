// The recognizer's page as a reader uses it: a pen that is a real pointer, and where to look for what it shows.
import type { Locator, Page } from "playwright-core";
import type { Language } from "../../src/figures/figure.js";
import { type Drawing, surfaceSize } from "../../src/figures/recognizer/drawing/strokes.js";
import { alive, type OpenLab, type WatchedPage, watchedPage } from "../browser/lab.js";

type Part = "drawing" | "answer" | "clear" | "undo" | "train" | "stop" | "accuracy";

export const part = (page: Page, name: Part): Locator =>
  page.locator(`[data-figure="recognizer"] [data-part="${name}"]`);

/** The figure's own page, once its weights have arrived and the drawing it opens with is read. */
export async function openFigure(
  lab: OpenLab,
  {
    lang = "en",
    search = "",
    ...options
  }: { lang?: Language; search?: string } & Parameters<typeof watchedPage>[1] = {},
): Promise<WatchedPage> {
  const watched = await watchedPage(lab, options);
  await watched.page.goto(`${lang}/figures/recognizer/${search}`);
  await alive(watched.page);
  await watched.page.waitForFunction(
    () => !document.querySelector<HTMLButtonElement>('[data-part="train"]')?.disabled,
  );
  return watched;
}

/** Draws with the mouse, stroke by stroke, after clearing what was there. */
export async function drawn(page: Page, drawing: Drawing): Promise<void> {
  if (await part(page, "clear").isEnabled()) await part(page, "clear").click();
  const surface = part(page, "drawing");
  await surface.scrollIntoViewIfNeeded();
  const { x, y, width } = (await surface.boundingBox())!;
  const at = (value: number) => (value / surfaceSize) * width;
  for (const [first, ...rest] of drawing) {
    await page.mouse.move(x + at(first.x), y + at(first.y));
    await page.mouse.down();
    for (const point of rest) await page.mouse.move(x + at(point.x), y + at(point.y));
    await page.mouse.up();
  }
}

export const answerOf = (page: Page) => part(page, "answer").innerText();
