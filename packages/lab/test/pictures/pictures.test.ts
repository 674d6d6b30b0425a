// Drawings at rest beside pictures of them that were looked at: lines, dots and fields, without a word, since faces of
// type differ between machines. PICTURES=write draws them anew; look at each before it is committed.
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { alive, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const pictures = fileURLToPath(new URL(".", import.meta.url));
/** Edges of lines lie a little differently in each version of the browser; a line that is missing is more than this. */
const mostPixels = 60;

/** The part of a figure's page that holds still, at whole pixels, with its words taken out. */
async function drawn(page: Page, part: string): Promise<PNG> {
  await page.addStyleTag({
    content: "text { visibility: hidden !important } * { transition: none !important }",
  });
  const drawing = page.locator(part).first();
  await drawing.evaluate((element) => {
    const { top } = element.getBoundingClientRect();
    document.body.style.paddingTop = `${Math.ceil(top) - top}px`;
  });
  return PNG.sync.read(await drawing.screenshot());
}

test.each([
  ["device", "light", "figures/device/", ".diagram"],
  ["node-at-a-corner", "light", "figures/node/?node.w=1.2_1&node.b=-1.2", ".plot .area"],
  ["sigmoid-steep", "dark", "figures/sigmoid/?sigmoid.steepness=3", ".plot .area"],
  ["fog-lifted", "light", "figures/fog/?fog.steps=15&fog.fog=no", ".plot .area"],
  ["surface-map", "light", "figures/surface/?surface.step=40", ".map"],
  [
    "surface-relief",
    "dark",
    "figures/surface/?surface.step=40&surface.turn=60",
    ".views > div:last-child svg",
  ],
  ["stack-broken", "dark", "figures/stack/", ".diagram"],
  ["depth-gradients", "light", "figures/depth/?depth.depth=8", ".plot .area"],
] as const)(
  "the drawing %s in the %s is the one that was looked at",
  async (name, colorScheme, path, part) => {
    const { page, faults } = await watchedPage(lab, {
      ...{ viewport: { width: 600, height: 900 }, colorScheme, reducedMotion: "reduce" },
    });
    await page.goto(`en/${path}`);
    await alive(page);
    await page.evaluate(() => document.fonts.ready);
    const now = await drawn(page, part);
    const file = join(pictures, `${name}.png`);
    if (process.env.PICTURES === "write") writeFileSync(file, PNG.sync.write(now));
    const then = PNG.sync.read(readFileSync(file));
    expect([now.width, now.height]).toEqual([then.width, then.height]);
    const different = new PNG({ width: now.width, height: now.height });
    const count = pixelmatch(then.data, now.data, different.data, now.width, now.height, { threshold: 0.1 });
    const place = join(tmpdir(), `${name}.different.png`);
    if (count > mostPixels) writeFileSync(place, PNG.sync.write(different));
    expect(count, `${count} pixels differ, see ${place}`).toBeLessThanOrEqual(mostPixels);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
