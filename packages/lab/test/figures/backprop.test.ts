// Backpropagation by keyboard alone, as a section of the lecture; jumps by pointer; a broken address; the copied code.
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { code } from "../../src/figures/backprop/model/code.js";
import { runOf } from "../../src/figures/backprop/model/network.js";
import { type State, schema } from "../../src/figures/backprop/state.js";
import { parse } from "../../src/url-state.js";
import { numbersPrinted } from "../browser/code.js";
import { press, tabTo } from "../browser/keyboard.js";
import { accessibilityFaults, alive, goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const figure = (page: Page) => page.locator("#figure-backprop");
const sentence = (page: Page) => figure(page).locator(".sentence").innerText();
const position = (page: Page) => figure(page).locator(".position").innerText();
const spoken = (part: Locator) => part.getAttribute("aria-label");

async function opened(search: string) {
  const watched = await watchedPage(lab);
  await watched.page.goto(`en/figures/backprop/${search}`);
  await alive(watched.page);
  return watched;
}

describe.each(["ja", "en"] as const)("in the lecture, in %s, by keyboard alone", (lang) => {
  const ja = lang === "ja";
  test("it is walked from a gradient back to its factors, and all the way from the start", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "backprop");
    expect(await sentence(page)).toMatch(
      ja ? /x1 から h1 への重みの勾配/ : /gradient of the weight from x1 to h1/,
    );
    expect(await figure(page).locator(".verdict").innerText()).toBe(
      ja ? "微分を使わなくても、同じ値になりました。" : "The same, without any derivative.",
    );
    await tabTo(page, "backprop", ja ? /^1 つ戻る/ : /^Step back/);
    await press(page, "ArrowLeft");
    expect(await sentence(page)).toMatch(ja ? /h2 の活性化関数/ : /activation of h2/);
    await press(page, "ArrowLeft", "ArrowLeft");
    expect(await sentence(page)).toMatch(ja ? /y2 の δ を h2 へ/ : /δ of y2 back to h2/);
    await page.waitForFunction(() => location.search === "?backprop.step=30");
    await tabTo(page, "backprop", ja ? /^最初へ/ : /^Rewind/);
    await press(page, "Enter");
    expect(await sentence(page)).toMatch(
      ja ? /x1 が、重みを掛けられて h1 に/ : /h1 receives x1, times a weight/,
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("an edge is found with arrow keys in the diagram, and Enter leads to each of its steps", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "backprop");
    await tabTo(page, "backprop", /^x1/);
    await press(page, "ArrowRight", "ArrowRight", "ArrowRight");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-part"))).toBe("w1.0.0");
    await press(page, "Enter");
    expect(await sentence(page)).toMatch(ja ? /h1 から y1 への重みの勾配/ : /weight from h1 to y1/);
    await press(page, "Enter");
    expect(await sentence(page)).toMatch(ja ? /y1 の δ を h1 へ/ : /δ of y1 back to h1/);
    await press(page, "Enter");
    expect(await sentence(page)).toMatch(ja ? /h1 が、重みを掛けられて y1 に/ : /y1 receives h1/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a target that is reached leaves nothing to pass back", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/?backprop.first=0&backprop.outputs=1&backprop.weights=0_0_0&backprop.step=9`);
    await goTo(page, "backprop");
    await tabTo(page, "backprop", ja ? /y の正解/ : /target of y/);
    await press(page, "Control+a");
    await page.keyboard.insertText("0.5");
    await press(page, "Enter");
    const edge = figure(page).locator('[data-part="w0.0.0"]').last();
    expect(await spoken(edge)).toMatch(
      ja ? /勾配：[+-]?0\.0000/ : /gradient of the weight from x1 to y: [+-]?0\.0000/,
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test("what no step has reached yet is not told", async () => {
  const { page } = await opened("?backprop.step=0");
  const at = (id: string) => figure(page).locator(`[data-part="${id}"]`);
  expect(await spoken(at("n1.0").first())).toBe("h1");
  expect(await spoken(at("w0.0.0").last())).toBe("gradient of the weight from x1 to h1: not known yet");
  await page.context().close();
});

test("the largest network, its last step, and play and pause", async () => {
  const sizes = "?backprop.inputs=4&backprop.first=4&backprop.second=4&backprop.step=998";
  const { page, faults } = await opened(sizes);
  expect(await position(page)).toBe("Step 147 of 147");
  await tabTo(page, "backprop", /^Rewind/);
  await press(page, "Enter");
  await press(page, "p");
  await page.waitForFunction(() => document.querySelector(".position")?.textContent !== "Step 1 of 147");
  await press(page, "p");
  expect(await accessibilityFaults(page)).toEqual([]);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("a press on an edge, or a finger on a node, leads to its step", async () => {
  const { page, faults } = await opened("");
  await figure(page).locator('[data-part="w1.1.0"] .reach').last().click();
  expect(await sentence(page)).toMatch(/gradient of the weight from h1 to y2/);
  await figure(page).locator('[data-part="n1.1"]').first().click();
  expect(await sentence(page)).toMatch(/activation of h2/);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("weights of another size in the address are told in words, and the seed's stand in", async () => {
  const { page, faults } = await opened("?backprop.weights=1_2_3");
  await figure(page).getByText("belong to a network of another size").waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
});

describe("the code that is copied computes what the figure shows", () => {
  const opening = parse(schema, "backprop", "");
  test.each<[string, Partial<State>]>([
    ["as it opens", {}],
    [
      "at its largest, with ReLU and cross-entropy",
      { inputs: 4, first: 4, second: 4, activation: "relu", loss: "binary-cross-entropy" },
    ],
    ["with weights of the reader's own", { first: 0, outputs: 1, weights: [0.25, -1, 3] }],
  ])("%s", (_, changes) => {
    const state = { ...opening, ...changes };
    const { trace } = runOf(state);
    const gradients = trace.layers.flatMap(({ weightsGradient, biasGradient }) => [
      ...weightsGradient,
      ...biasGradient,
    ]);
    expect(numbersPrinted(code(state))).toEqual([trace.loss, ...gradients]);
  });
});
