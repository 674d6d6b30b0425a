// Looking inside: any cell, by pointer and by keyboard, shows the numbers that make it.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, type OpenLab, openLab, paper, type WatchedPage } from "../browser/lab.js";
import { openFigure, part } from "./figure.js";

let lab: OpenLab;
let watched: WatchedPage;
beforeAll(async () => {
  lab = await openLab();
  watched = await openFigure(lab);
});
afterAll(() => lab.close());

const heading = () => watched.page.locator(".inside .heading").innerText();
const readout = () => watched.page.locator(".inside .readout").innerText();
const numbers = (text: string) =>
  (text.match(/[+−]?\d+\.\d+/g) ?? []).map((found) => Number(found.replace("−", "-")));

describe("without a question", () => {
  test("it says why the answer is what it is, and the parts add up to the logit", async () => {
    expect(await heading()).toBe("Why 7?");
    const [supports, objections, total] = numbers(await watched.page.locator(".inside .sum").innerText());
    expect(supports + objections).toBeCloseTo(total, 1);
    await watched.page.locator(".inside summary").click();
    await watched.page.locator(".inside details table").waitFor();
    const rows = await watched.page.locator(".inside details tr").allInnerTexts();
    const terms = rows.map((row) => Number(row.split("\t").pop()?.replace("−", "-")));
    expect(rows).toHaveLength(1 + 100 + 1 + 1);
    expect(terms.slice(1, 102).reduce((sum, term) => sum + term, 0)).toBeCloseTo(terms[102], 0);
    expect(terms[102]).toBe(total);
  });
});

describe("a pointer", () => {
  test("over an output asks why it is not the answer", async () => {
    await watched.page.locator(".outputs button").nth(1).hover();
    expect(await heading()).toBe("Why not 1?");
  });
  test("over a hidden cell shows its weights as a picture, and each with its number", async () => {
    await watched.page.locator(".hidden button").nth(41).click();
    expect(await heading()).toBe("What hidden cell 42 looks for");
    const picture = watched.page.getByRole("img", { name: "The 576 weights of hidden cell 42" });
    await picture.hover({ position: { x: 60, y: 60 } });
    const [weight, ink, term] = numbers(await readout());
    expect(weight * ink).toBeCloseTo(term, 1);
    expect(await watched.page.locator(".inside table td.number").count()).toBe(10);
    await watched.page.getByRole("button", { name: "Back to the answer" }).click();
    await watched.page.mouse.move(0, 0);
    expect(await heading()).toBe("Why 7?");
  });
  test("over an input shows who listens to it", async () => {
    await watched.page.locator(".input canvas").hover({ position: { x: 5, y: 5 } });
    expect(await heading()).toBe("Who listens to row 1, column 1");
    await watched.page.mouse.move(0, 0);
  });
  test("that comes and goes moves nothing else on the page", async () => {
    const place = () => part(watched.page, "train").evaluate((button) => button.getBoundingClientRect().top);
    const before = await place();
    for (const cell of [".hidden button >> nth=5", ".outputs button >> nth=3", ".input canvas"]) {
      await watched.page.locator(cell).hover();
      expect(await place()).toBe(before);
    }
    await watched.page.mouse.move(0, 0);
  });
});

describe("the keyboard", () => {
  test("enters each layer with one Tab and walks it with arrow keys", async () => {
    const { page } = watched;
    await page.locator(".hidden button").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    expect(await heading()).toBe("What hidden cell 12 looks for");
    await page.keyboard.press("Tab");
    expect(await heading()).toBe("Why not 0?");
    await page.keyboard.press("ArrowDown");
    expect(await heading()).toBe("Why not 1?");
    await page.keyboard.press("Shift+Tab");
    expect(await heading()).toBe("What hidden cell 12 looks for");
  });
  test("walks the pixels of the input, and keeps one with Enter", async () => {
    const { page } = watched;
    await page.locator(".input button").focus();
    await page.keyboard.press("ArrowUp");
    expect(await heading()).toBe("Who listens to row 12, column 13");
    await page.keyboard.press("Enter");
    await page.locator(".hidden button").first().focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    expect(await heading()).toBe("Who listens to row 12, column 13");
    await page.getByRole("button", { name: "Back to the answer" }).click();
  });
  test("finds nothing that an assistive tool could not name", async () => {
    expect(await accessibilityFaults(watched.page)).toEqual([]);
    expect(watched.faults).toEqual([]);
  });
});

describe("the preparation", () => {
  test("can be switched off, is kept in the address, and shows why it is there", async () => {
    const { page } = watched;
    const pixels = () =>
      page.locator(".input canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const prepared = await pixels();
    await page.getByLabel("as drawn").check();
    expect(await pixels()).not.toBe(prepared);
    // the address follows within a moment: browsers allow few changes of it in a second
    await page.waitForFunction(() => location.search === "?recognizer.prepare=drawn");
    await page.getByLabel("sized and centered like MNIST").check();
    expect(await pixels()).toBe(prepared);
    await page.waitForFunction(() => location.search === "");
  });
});

describe.each([360, 768, 1440])("a window of %i pixels", (width) => {
  test.each(["ja", "en"] as const)("holds the whole figure in %s", async (lang) => {
    const viewport = { width, height: 800 };
    const { page, faults } = await openFigure(lab, { lang, viewport, colorScheme: paper[lang] });
    for (const cell of [".hidden button >> nth=5", ".input canvas", ".outputs button >> nth=3"]) {
      await page.locator(cell).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
