// Drawing in a real browser: with mouse, finger and keys, in both languages, at many places and sizes.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { simplifiedStroke } from "../../src/figures/recognizer/drawing/simplify.js";
import { drawingFromText } from "../../src/figures/recognizer/drawing/stroke-text.js";
import { boxOf, type Drawing, moved, scaled } from "../../src/figures/recognizer/drawing/strokes.js";
import { accessibilityFaults, type OpenLab, openLab, type WatchedPage } from "../browser/lab.js";
import { hands } from "../hands/hands.js";
import { answerOf, drawn, openFigure, part } from "./figure.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const three: Drawing = [
  [
    { x: 7, y: 6 },
    { x: 11, y: 4 },
    { x: 15, y: 6 },
    { x: 14.5, y: 9.5 },
    { x: 11, y: 11 },
    { x: 15, y: 13 },
    { x: 15.5, y: 17 },
    { x: 11.5, y: 19.5 },
    { x: 7, y: 18 },
  ],
];

describe.each(["ja", "en"] as const)("the drawing surface in %s", (lang) => {
  let watched: WatchedPage;
  beforeAll(async () => {
    watched = await openFigure(lab, { lang });
  });

  test("opens with a seven that is already read", async () => {
    expect(await answerOf(watched.page)).toBe("7");
  });

  test("reads what a mouse draws, wherever and however large", async () => {
    const { page } = watched;
    const small = scaled(three, 0.4);
    for (const drawing of [three, moved(three, 4, -2), small, moved(small, 8, 8), moved(small, -7, -8)]) {
      await drawn(page, drawing);
      expect(await answerOf(page)).toBe("3");
    }
  });

  test("reads the digits of many hands", async () => {
    const { page } = watched;
    // with only the points that matter, as every move waits for a frame
    const samples = hands(lang === "ja" ? 103 : 104, 12).map(({ digit, drawing }) => ({
      digit,
      drawing: drawing.map((stroke) => simplifiedStroke(stroke, 0.15)),
    }));
    let right = 0;
    for (const { digit, drawing } of samples) {
      await drawn(page, drawing);
      if ((await answerOf(page)) === String(digit)) right += 1;
    }
    expect(right).toBeGreaterThanOrEqual(11);
  });

  test("answers nothing when it is cleared, and its buttons have nothing more to do", async () => {
    const { page } = watched;
    await drawn(page, three);
    await part(page, "clear").click();
    expect(await part(page, "answer").textContent()).toBe("");
    expect(await part(page, "clear").isDisabled()).toBe(true);
    expect((await page.locator(".outputs .share").allInnerTexts()).join("")).toBe("");
    expect(await part(page, "undo").isDisabled()).toBe(true);
  });

  test("takes back one stroke at a time", async () => {
    const { page } = watched;
    const one: Drawing = [
      [
        { x: 12, y: 3 },
        { x: 12, y: 21 },
      ],
    ];
    const bar: Drawing[number] = [
      { x: 5, y: 13 },
      { x: 19, y: 13 },
    ];
    await drawn(page, [...one, bar]);
    await part(page, "undo").click();
    expect(await answerOf(page)).toBe("1");
    await part(page, "undo").click();
    expect(await part(page, "answer").textContent()).toBe("");
  });

  test("says “none of these” beside the digit when a scribble is no digit", async () => {
    const { page } = watched;
    const hatching = Array.from({ length: 16 }, (_, i) => ({ x: i % 2 === 0 ? 3 : 21, y: 3 + 1.2 * i }));
    await drawn(page, [hatching]);
    await expect(page.locator(".answer").innerText()).resolves.toMatch(
      lang === "ja" ? /どれでもない？/ : /None of these\?/,
    );
    expect(await answerOf(page)).toMatch(/^\d$/);
  });

  test("is drawn on with the keyboard alone", async () => {
    const { page } = watched;
    await part(page, "clear").click();
    await part(page, "drawing").focus();
    for (const key of ["Shift+ArrowUp", "Shift+ArrowUp", "Space"]) await page.keyboard.press(key);
    for (let i = 0; i < 16; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    expect(await answerOf(page)).toBe("1");
    const said = await page.locator(".recognizer > [role=status]").innerText();
    expect(said).toMatch(lang === "ja" ? /^1 と読みました/ : /^It reads 1/);
  });

  test("is the same after a reload, from its address", async () => {
    const { page } = watched;
    await drawn(page, moved(three, 2, 1));
    const pixels = () =>
      page.locator(".input canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await pixels();
    // the address follows within 150 ms: browsers allow few changes of it in a second
    await page.waitForTimeout(200);
    await page.reload();
    await page.waitForFunction(() => document.querySelector('[data-part="answer"]')?.textContent === "3");
    expect(await pixels()).toBe(before);
  });

  test("does without faults, on the page and for assistive tools", async () => {
    expect(await accessibilityFaults(watched.page)).toEqual([]);
    expect(watched.faults).toEqual([]);
  });
});

describe("a finger", () => {
  test("draws without scrolling the page", async () => {
    const { page, faults } = await openFigure(lab, { viewport: { width: 360, height: 740 }, hasTouch: true });
    await part(page, "clear").click();
    await part(page, "drawing").scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await part(page, "drawing").boundingBox())!;
    const scrolled = await page.evaluate(() => scrollY);
    const hand = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", share: number) =>
      hand.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x: x + width / 2, y: y + share * height }],
      });
    await touch("touchStart", 0.1);
    for (let share = 0.15; share <= 0.9; share += 0.05) await touch("touchMove", share);
    await touch("touchEnd", 0.9);
    expect(await answerOf(page)).toBe("1");
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("an address", () => {
  const address = async (page: WatchedPage["page"]) =>
    new URLSearchParams(await page.evaluate(() => location.search));

  test("carries the drawing on the grid of the surface", async () => {
    const { page } = await openFigure(lab);
    await drawn(page, three);
    const box = boxOf(drawingFromText((await address(page)).get("recognizer.drawing")!)!)!;
    expect(box.left).toBeCloseTo(7, 0);
    expect(box.height).toBeCloseTo(15.5, 0);
    await page.context().close();
  });

  test("may say that nothing is drawn", async () => {
    const { page } = await openFigure(lab, { search: "?recognizer.drawing=" });
    expect(await part(page, "answer").textContent()).toBe("");
    await page.context().close();
  });

  test("that is broken leaves the drawing the figure opens with", async () => {
    const { page, faults } = await openFigure(lab, {
      search: "?recognizer.drawing=%00!&recognizer.prepare=x",
    });
    expect(await answerOf(page)).toBe("7");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
