// Training in the page, and the reader's own test set.
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenLab, openLab, type WatchedPage, watchedPage } from "../browser/lab.js";
import { answerOf, openFigure, part } from "./figure.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const status = (watched: WatchedPage) => watched.page.locator('[data-part="status"]').innerText();
const mosaic = (watched: WatchedPage) =>
  watched.page.locator(".training canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());

async function ended(page: Page): Promise<void> {
  await part(page, "train").and(page.locator(":enabled")).waitFor({ timeout: 60_000 });
}

describe.each(["ja", "en"] as const)("training again in %s", (lang) => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openFigure(lab, { lang, search: "?recognizer.epochs=2&recognizer.seed=5" });
  });

  test("takes its settings from the address", async () => {
    const fields = watched.page.locator(".settings input");
    const values = await fields.evaluateAll((inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
    expect(values.sort()).toEqual(["0.14", "16", "2", "5"]);
  });

  test("begins with what the network that came with the page is worth", async () => {
    const accuracy = await part(watched.page, "accuracy").innerText();
    expect(Number.parseFloat(accuracy)).toBeGreaterThan(97.5);
  });

  test("moves the weights before one's eyes and ends with an accuracy on the test digits", async () => {
    const before = await mosaic(watched);
    await part(watched.page, "train").click();
    expect(await part(watched.page, "train").isDisabled()).toBe(true);
    await watched.page.waitForFunction(() =>
      document.querySelector(".training polyline")?.getAttribute("points"),
    );
    await ended(watched.page);
    expect(await mosaic(watched)).not.toBe(before);
    const accuracy = Number.parseFloat(await part(watched.page, "accuracy").innerText());
    expect(accuracy).toBeGreaterThan(96);
    expect(await answerOf(watched.page)).toBe("7");
    expect(await status(watched)).toMatch(lang === "ja" ? /秒.*終わりました。$/ : /^Finished in .*sec/);
  });

  test("shows the weights before beside the new ones, and goes back to them", async () => {
    const rows = await watched.page.locator(".training table tr").allInnerTexts();
    const shares = rows[2].match(/\d+\.\d+/g)!.map(Number);
    expect(shares).toHaveLength(2);
    expect(shares[0]).toBeGreaterThan(97);
    const trained = await mosaic(watched);
    await watched.page
      .getByRole("button", { name: lang === "ja" ? "前の重みに戻す" : "Go back to the old ones" })
      .click();
    expect(await mosaic(watched)).not.toBe(trained);
    expect(await part(watched.page, "accuracy").innerText()).toContain(String(shares[0]));
  });

  test("stops at once when asked, keeping the weights of that moment", async () => {
    const { page } = watched;
    await page.locator(".settings input").last().fill("50");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.search.includes("recognizer.epochs=50"));
    await part(page, "train").click();
    await page.waitForFunction(() => document.querySelector(".training polyline")?.getAttribute("points"));
    const asked = performance.now();
    await part(page, "stop").click();
    await ended(watched.page);
    expect(performance.now() - asked).toBeLessThan(1500);
    expect(await part(page, "accuracy").innerText()).toMatch(/^\d+\.\d+/);
    expect(await status(watched)).toBe(
      lang === "ja"
        ? "止めました。重みは、止めた瞬間のものです。"
        : "Stopped. The weights are those of this moment.",
    );
  });

  test("keeps settings within what a training can use", async () => {
    const { page } = watched;
    const rate = page.getByLabel(lang === "ja" ? "学習率" : "learning rate");
    for (const [typed, kept] of [
      ["one", "0.14"],
      ["-1", "0.00001"],
    ]) {
      await rate.fill(typed);
      await page.keyboard.press("Enter");
      expect(await rate.inputValue()).toBe(kept);
    }
    expect(watched.faults).toEqual([]);
    await page.context().close();
  });
});

describe("data that do not come", () => {
  test("are told of in words, and asked for again", async () => {
    const { page } = await openFigure(lab, { search: "?recognizer.epochs=1" });
    await page.context().route("**/data/*", (route) => route.abort());
    await part(page, "train").click();
    await page.locator(".status.failed").waitFor();
    expect(await page.locator(".status").innerText()).toMatch(/^The training data did not arrive/);
    expect(await page.locator(".training table").count()).toBe(0);
    await page.context().unroute("**/data/*");
    await part(page, "train").click();
    await ended(page);
    expect(Number.parseFloat(await part(page, "accuracy").innerText())).toBeGreaterThan(90);
    await page.context().close();
  });

  test("can be done without: stopping leaves everything as it was", async () => {
    const { page } = await openFigure(lab);
    const accuracy = await part(page, "accuracy").innerText();
    await page.context().route("**/data/*", () => {});
    await part(page, "train").click();
    await part(page, "stop").click();
    await ended(page);
    expect(await page.locator(".training table").count()).toBe(0);
    expect(await part(page, "accuracy").innerText()).toBe(accuracy);
    await page.context().unrouteAll({ behavior: "ignoreErrors" });
    await page.context().close();
  });
});

describe("weights that do not come", () => {
  test("are told of in words where the answer would be", async () => {
    const { page } = await watchedPage(lab);
    await page.route("**/model/*", (route) => route.fulfill({ status: 404 }));
    await page.goto("en/figures/recognizer/");
    await page.getByText("The trained weights did not arrive: the server answered 404.").waitFor();
    expect(await part(page, "answer").textContent()).toBe("");
    expect(await part(page, "train").isDisabled()).toBe(true);
    await page.context().close();
  });
});

describe("one's own test set", () => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openFigure(lab, { acceptDownloads: true });
  });
  const score = () => watched.page.locator(".cases .score").innerText();

  test("counts how many drawings are read as they were meant", async () => {
    const { page } = watched;
    await page.getByRole("button", { name: "Save this drawing as a 7" }).click();
    expect(await score()).toContain("1 of 1 read right (100%)");
    await page.getByRole("button", { name: "Save this drawing as a 2" }).click();
    expect(await score()).toContain("1 of 2 read right (50%)");
    expect(await page.locator(".cases .read").allInnerTexts()).toEqual(["read as 7"]);
  });

  test("is there again after a reload", async () => {
    await watched.page.reload();
    await watched.page.locator(".cases ol").waitFor();
    expect(await score()).toContain("of 2");
  });

  test("can be taken along as a table", async () => {
    const waiting = watched.page.waitForEvent("download");
    await watched.page.getByRole("button", { name: "Download as CSV" }).click();
    const file = await (await waiting).path();
    const [header, first, second] = readFileSync(file, "utf8").trim().split("\n");
    expect(header.split(",")).toHaveLength(577);
    expect([first, second].map((row) => row.split(",").pop())).toEqual(["7", "2"]);
  });

  test("puts a drawing back on the surface, and lets one go", async () => {
    const { page } = watched;
    await part(page, "clear").click();
    await page.locator(".cases .open").first().click();
    expect(await answerOf(page)).toBe("7");
    await page.getByRole("button", { name: "Delete this 2" }).click();
    expect(await score()).toContain("of 1");
    await page.getByRole("button", { name: "Delete all" }).click();
    expect(await page.locator(".cases .empty").isVisible()).toBe(true);
    expect(watched.faults).toEqual([]);
  });
});

// counted in tasks of the page itself: how late a frame comes also depends on who else uses the machine
test("while it trains, hardly a task of the page takes longer than a frame may", async () => {
  const { page } = await openFigure(lab, { search: "?recognizer.epochs=4" });
  await page.evaluate(() => {
    const seen = { frames: 0, long: 0 };
    const frame = () => {
      seen.frames += 1;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    new PerformanceObserver((list) => (seen.long += list.getEntries().length)).observe({
      entryTypes: ["longtask"],
    });
    Object.assign(globalThis, { seen });
  });
  await part(page, "train").click();
  await ended(page);
  const { frames, long } = await page.evaluate(
    () => (globalThis as unknown as { seen: { frames: number; long: number } }).seen,
  );
  expect(frames).toBeGreaterThan(40);
  expect(long / frames).toBeLessThanOrEqual(0.02);
  await page.context().close();
});
