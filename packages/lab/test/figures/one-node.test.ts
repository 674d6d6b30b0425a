// The first figures by keyboard alone, as sections of the lecture; and that the code they give computes what they show.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, code as deviceCode } from "../../src/figures/device/model.js";
import { code as nodeCode } from "../../src/figures/node/model.js";
import { code as sigmoidCode, slope, smooth } from "../../src/figures/sigmoid/model.js";
import { numbersPrinted } from "../browser/code.js";
import { press, tabTo } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const figure = (page: Page, id: string) => page.locator(`#figure-${id}`);

describe.each(["ja", "en"] as const)("in the lecture, in %s, by keyboard alone", (lang) => {
  test("the box takes its inputs, and the diagram is walked from node to edge to node", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "device");
    const outputs = () => figure(page, "device").locator("dd").allInnerTexts();
    expect(await outputs()).toEqual(["0.97", "0.02"]);
    await tabTo(page, "device", lang === "ja" ? /マス x3/ : /Cell x3/);
    await press(page, "Enter");
    await tabTo(page, "device", lang === "ja" ? /入力 x2/ : /input x2/);
    await press(page, "End");
    expect(await outputs()).toEqual(answer([1, 1, 0, 0]).map((value) => value.toFixed(2)));
    await page.waitForFunction(() => location.search === "?device.x=1_1_0_0");
    await tabTo(page, "device", /^x1/);
    await press(page, "ArrowRight", "ArrowDown");
    expect(await figure(page, "device").locator(".asked").innerText()).toMatch(/x2.*−5\.000/);
    await press(page, "ArrowRight", "ArrowRight", "Enter", "Tab");
    expect(await figure(page, "device").locator(".asked").innerText()).toMatch(/8\.000/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("the node turns its answer with the threshold, and the bias is its opposite", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "node");
    const bias = figure(page, "node").getByRole("spinbutton", {
      name: lang === "ja" ? "バイアス b" : "bias b",
    });
    const drawnAnswer = () => figure(page, "node").locator('[data-part="n1.0"]').getAttribute("aria-label");
    expect(await drawnAnswer()).toContain("1.000");
    await tabTo(page, "node", lang === "ja" ? /しきい値 C/ : /threshold C/);
    await press(page, "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp");
    expect(await bias.inputValue()).toBe("−1.45");
    expect(await drawnAnswer()).toContain("0.000");
    // typed in full-width digits, as a Japanese keyboard gives them
    await press(page, "Control+a");
    await page.keyboard.insertText("１．４");
    await press(page, "Enter");
    expect(await bias.inputValue()).toBe("−1.40");
    expect(await drawnAnswer()).toContain("1.000");
    await page.waitForFunction(() => location.search === "?node.b=-1.4");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("the sigmoid becomes steeper, and its values are read along the curve", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "sigmoid");
    await tabTo(page, "sigmoid", lang === "ja" ? /急さ/ : /steepness/);
    await press(page, "ArrowUp", "ArrowUp", "ArrowUp");
    await page.waitForFunction(() => location.search === "?sigmoid.steepness=4");
    await tabTo(page, "sigmoid", lang === "ja" ? /左右の矢印キーで値を読めます/ : /arrows read its values/);
    await press(page, "Home", "End", "ArrowLeft");
    const reading = await figure(page, "sigmoid").locator(".reading").innerText();
    expect(reading).toContain("5.95");
    expect(reading).toContain("1.000");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("the code that is copied computes what the figure shows", () => {
  test("the box", () => {
    expect(numbersPrinted(deviceCode([1, 0.25, 0.5, 0]))).toEqual(answer([1, 0.25, 0.5, 0]));
  });
  test.each([
    [[0.8, 0.6], 1],
    [[0.2, 0.6], 0],
  ] as const)("the node, in both tellings, for %j", (x, y) => {
    expect(numbersPrinted(nodeCode({ w: [1, 1], b: -1.2 }, x))).toEqual([y, y]);
  });
  test("the sigmoid", () => {
    const place = { steepness: 2, z: -0.5 };
    expect(numbersPrinted(sigmoidCode(place))).toEqual([0, smooth(place), slope(place)]);
  });
});
