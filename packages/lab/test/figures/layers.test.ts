// The chapter about layers by the keyboard alone, in its sections, in both languages.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { press, tabTo } from "../browser/keyboard.js";
import { goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

async function opened(lang: string, id: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(`${lang}/`);
  await goTo(watched.page, id);
  return { ...watched, figure: watched.page.locator(`#figure-${id}`) };
}

describe.each([
  ["en", /^inputs, nin$/, "2 × 4 = 8 weights and 2 biases: 10 numbers.", "w[0][1]: from x[1] to y[0]"],
  ["ja", /^入力の数 nin$/, "重みは 2 × 4 = 8 個、バイアスは 2 個。", "w[0][1]：x[1] から y[0] への重み"],
])("the layer in %s", (lang, nin, count, sentence) => {
  test("counts its numbers, and a number of the lists lights its line and can be changed", async () => {
    const { page, figure, faults } = await opened(lang, "layer");
    await tabTo(page, "layer", nin);
    await press(page, "ArrowUp");
    await page.waitForFunction(() => location.search === "?layer.nin=4");
    expect(await figure.locator(".size").innerText()).toContain(count);
    await tabTo(page, "layer", /^w\[0\]\[0\] = /);
    await press(page, "ArrowRight", "Enter");
    expect(await figure.locator('[data-part="w0.0.1"] .halo').count()).toBe(1);
    expect(await figure.locator(".asked").innerText()).toContain(sentence);
    await tabTo(page, "layer", new RegExp(sentence.slice(0, 7).replace(/[[\]]/g, "\\$&")));
    await figure.locator(".asked input").focus();
    await press(page, "End");
    await page.waitForFunction(() => location.search.includes("layer.numbers="));
    expect(await figure.locator('[data-spot="0 1"]').innerText()).toBe("+9.00");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test.each([
  ["en", "17 of 38 lines run"],
  ["ja", "実行した行 17 / 38"],
])("in %s the lines of the class light the weight in drawing and lists at once", async (lang, count) => {
  const { page, figure, faults } = await opened(lang, "layer-code");
  await figure.locator(".player button").nth(2).focus();
  await press(page, "ArrowRight");
  expect(await figure.locator(".stage").innerText()).toContain(count);
  expect(await figure.locator("[aria-current=true]").innerText()).toContain(
    "this.dw[i][j] += dz * this.x[j];",
  );
  expect(await figure.locator('[data-part="w0.0.1"] .halo').count()).toBe(1);
  const lit = figure.locator(".list button.lit");
  expect(await lit.evaluateAll((all) => all.map((one) => one.ariaLabel?.split(" = ")[0]))).toEqual([
    "dw[0][1]",
  ]);
  for (let i = 0; i < 21; i++) await press(page, "ArrowRight");
  expect(await figure.locator(".arithmetic").innerText()).toBe("dw = 0, db = 0, loss = 0");
  await page.waitForFunction(() => location.search.includes("layer-code.step=37"));
  expect(faults).toEqual([]);
  await page.context().close();
});

describe.each([
  [
    "en",
    "Layer: expected an input of length 3 (its nin), got 4 values. Its nin must equal the nout of the layer before it.",
    /^Set nin of layer 2 to 4$/,
    "Everything fits: 3-4-2. Numbers to learn: 26.",
    "60 products",
  ],
  [
    "ja",
    "Layer：入力の長さは 3（nin の値）のはずですが、4 個の値が来ました。nin は、ひとつ前の層の nout と同じにします。",
    /^層 2 の nin を 4 にする$/,
    "すべてつながりました：3-4-2。 学ぶ数は全部で 26 個です。",
    "掛け算は 60 回",
  ],
])("the network of layers in %s", (lang, error, fix, fits, products) => {
  test("says why it stops, is mended by one key, and tells what training costs", async () => {
    const { page, figure, faults } = await opened(lang, "stack");
    expect(await figure.locator(".error").innerText()).toContain(error);
    expect(await figure.locator(".piece").count()).toBe(2);
    await tabTo(page, "stack", fix);
    await press(page, "Enter");
    await figure.getByText(fits).waitFor();
    expect(await figure.locator(".piece").count()).toBe(1);
    await figure.locator("input[type=radio]").first().focus();
    await press(page, "ArrowRight");
    expect(await figure.locator(".use p").innerText()).toContain(products);
    await page.waitForFunction(() => location.search === "?stack.layers=3_4_4_2&stack.mode=training");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test("a layer can be added up to four, and taken away down to one", async () => {
  const { page, figure } = await opened("en", "stack");
  const layers = figure.locator(".inner");
  await tabTo(page, "stack", /^Add a layer$/);
  for (const _ of [3, 4, 5]) await press(page, "Enter");
  expect(await layers.count()).toBe(4);
  await tabTo(page, "stack", /^Remove the last layer$/);
  for (const _ of [3, 2, 1, 0]) await press(page, "Enter");
  expect(await layers.count()).toBe(1);
  await page.context().close();
});
