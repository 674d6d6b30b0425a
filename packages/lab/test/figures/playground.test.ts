// The playground as it is used: trained, paused, stepped, gone back in, by keyboard alone and with a table of one's own.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { load, weightsHash } from "kobai";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setupOf } from "../../src/figures/playground/model/setup.js";
import { givenSource } from "../../src/figures/playground/model/source.js";
import { Training } from "../../src/figures/playground/model/training.js";
import { schema } from "../../src/figures/playground/state.js";
import { parse } from "../../src/url-state.js";
import { press, tabTo } from "../browser/keyboard.js";
import { accessibilityFaults, alive, goTo, type OpenLab, openLab, watchedPage } from "../browser/lab.js";

let lab: OpenLab;
beforeAll(async () => {
  lab = await openLab();
});
afterAll(() => lab.close());

const figure = (page: Page) => page.locator("#figure-playground");
const told = (page: Page) => figure(page).locator(".told p").first().innerText();
const epoch = (page: Page) => figure(page).locator(".track output").innerText().then(Number);
const until = (page: Page, text: string | RegExp) => figure(page).getByText(text).first().waitFor();

async function opened(lang: "ja" | "en", search = "") {
  const watched = await watchedPage(lab);
  await watched.page.goto(`${lang}/figures/playground/${search}`);
  await alive(watched.page);
  return watched;
}

/** Every weight of the network, as its table has them. */
async function weights(page: Page): Promise<string> {
  const table = figure(page).locator(".network details");
  if ((await table.getAttribute("open")) === null) await table.locator("summary").click();
  return table.locator("tbody").innerText();
}

describe.each(["ja", "en"] as const)("in %s, by keyboard alone", (lang) => {
  const ja = lang === "ja";
  const at = (count: number) => (ja ? `${count} エポック。` : `Epoch ${count}:`);

  test("it is trained, stopped, stepped, taken back to the start, and shows again what it has shown", async () => {
    const { page, faults } = await watchedPage(lab);
    await page.goto(`${lang}/`);
    await goTo(page, "playground");
    await until(page, at(30));
    const before = await told(page);
    await tabTo(page, "playground", ja ? /^1 つ進む/ : /^Step on/);
    await press(page, "ArrowRight");
    await until(page, at(31));
    await press(page, "p");
    await page.waitForFunction(
      () => Number(document.querySelector("#figure-playground .track output")?.textContent) > 36,
    );
    await press(page, "p");
    const reached = await epoch(page);
    await until(page, at(reached));
    expect(await told(page)).not.toBe(before);

    await tabTo(page, "playground", ja ? /^エポック$/ : /^epoch$/);
    await press(page, "Home");
    await until(page, at(0));
    for (let i = 0; i < 3; i++) await press(page, "PageUp");
    await page.waitForFunction(
      () => Number(document.querySelector("#figure-playground .track output")?.textContent) === 30,
    );
    await until(page, at(30));
    expect(await told(page)).toBe(before);
    await page.waitForFunction(() => !location.search.includes("playground.epoch"));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a network is built, its answers asked for at a point, its weights walked", async () => {
    const { page, faults } = await opened(lang);
    await until(page, at(30));
    await tabTo(page, "playground", ja ? /^層を足す/ : /^Add a layer/);
    await press(page, "Enter");
    await page.waitForFunction(() => location.search.includes("playground.layers=4.tanh_4.tanh"));
    await tabTo(page, "playground", ja ? /^隠れ層 2 のノード数/ : /^nodes in layer 2/);
    await press(page, "ArrowDown");
    await tabTo(page, "playground", ja ? /^隠れ層 2 の活性化関数/ : /^activation of layer 2/);
    await press(page, "r");
    await page.waitForFunction(() => location.search.includes("playground.layers=4.tanh_3.relu"));
    await page.waitForFunction(
      () => document.querySelectorAll('#figure-playground [data-part^="b1."]').length === 3,
    );
    await tabTo(page, "playground", ja ? /^x1 と x2 の平面/ : /^What the network answers in the plane/);
    const reading = () => figure(page).locator(".reading").first().innerText();
    const first = await reading();
    await press(page, "ArrowUp", "Shift+ArrowRight");
    expect(await reading()).not.toBe(first);
    await tabTo(page, "playground", /^x1 =/);
    await press(page, "ArrowRight", "ArrowRight");
    expect(await figure(page).locator(".formulas p").first().innerText()).toMatch(/^z/);
    await tabTo(page, "playground", ja ? /^隠れ層 2 を取り除く/ : /^Remove layer 2/);
    await press(page, "Enter");
    await page.waitForFunction(() => !location.search.includes("layers"));
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a table of one's own is refused with its place, then learned; nothing of it is sent", async () => {
    const { page, faults } = await opened(lang, "?playground.data=own");
    const requests: string[] = [];
    page.on("request", (request) => requests.push(`${request.url()} ${request.postData() ?? ""}`));
    await tabTo(page, "playground", ja ? /^表のテキスト/ : /^Your table as text/);
    await page.keyboard.insertText("length,kind\n1,short\n2,short\nx,long\n8,long\n9,long\n");
    await until(
      page,
      ja
        ? "4 行目、「length」の列：数のはずですが、「x」になっています。"
        : "Line 4, column “length”: expected a number, got “x”.",
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, "Control+a");
    await page.keyboard.insertText(
      "length,width,kind\n1,7,short\n2,6,short\n3,9,short\n2,8,short\n8,7,long\n9,6,long\n7,9,long\n8,8,long\n",
    );
    await until(
      page,
      ja ? "2 種類のどれかを当てます：long、short。" : "It is taken as 2 classes: long, short.",
    );
    await until(page, at(30));
    expect(await figure(page).locator("canvas").count()).toBe(1);
    await tabTo(page, "playground", ja ? /^学ぶ列/ : /^Column to learn/);
    await press(page, "w");
    await until(page, ja ? "数を数で当てます。" : "It is taken as a number");
    await page.waitForFunction(() => location.search.includes("playground.target=width"));
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(requests.filter((request) => request.includes("short"))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test("a loss that is no number is explained, and a tenth of the rate is a way on", async () => {
    const search = "?playground.layers=4.identity&playground.rate=10&playground.epoch=60";
    const { page, faults } = await opened(lang, search);
    await until(
      page,
      ja
        ? /^2 エポック目の 11 ステップ目で、損失が数でなくなりました（NaN）。/
        : /^In epoch 2, step 11, the loss stopped being a number \(NaN\)/,
    );
    await page.waitForFunction(() => location.search.includes("playground.epoch=2"));
    expect(await accessibilityFaults(page)).toEqual([]);
    await figure(page)
      .getByRole("button", { name: ja ? "学習率 1 で試す" : "Try learning rate 1" })
      .press("Enter");
    await until(page, at(2));
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test("rewinding brings the same first weights back, another seed has others", async () => {
  const { page, faults } = await opened("en", "?playground.epoch=0");
  await until(page, "Epoch 0:");
  const first = await weights(page);
  await figure(page).getByRole("button", { name: "Step on" }).click();
  await until(page, "Epoch 1:");
  expect(await weights(page)).not.toBe(first);
  await figure(page).getByRole("button", { name: "Rewind" }).click();
  await until(page, "Epoch 0:");
  expect(await weights(page)).toBe(first);
  await figure(page).getByRole("button", { name: "Other first weights" }).click();
  await page.waitForFunction(() => location.search.includes("playground.seed=2"));
  await expect.poll(() => weights(page), { timeout: 30_000 }).not.toBe(first);
  expect(faults).toEqual([]);
  await page.context().close();
});

test("an address shows the same network again, and one that makes no sense says so", async () => {
  const search = "?playground.data=xor&playground.layers=3.relu&playground.epoch=17&playground.seed=4";
  const [one, other] = [await opened("en", search), await opened("en", search)];
  for (const { page } of [one, other]) await until(page, "Epoch 17:");
  expect(await weights(one.page)).toBe(await weights(other.page));
  await one.page.goto("en/figures/playground/?playground.layers=99.softmax&playground.rate=-1");
  await one.page.getByText("Part of the address was not understood (layers, rate).").waitFor();
  await until(one.page, "Epoch 30:");
  for (const { page, faults } of [one, other]) {
    expect(faults).toEqual([]);
    await page.context().close();
  }
});

test("the model that is saved is the one that is shown", async () => {
  const { page, faults } = await opened("en", "?playground.epoch=3");
  await until(page, "Epoch 3:");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a model file" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("circles-3.safetensors");
  const model = load(new Uint8Array(readFileSync(await download.path())));
  const state = parse(schema, "playground", "");
  const training = new Training(setupOf(state, givenSource("circles")));
  // in Node what the browser has made: the bits are the same on every machine
  expect(await weightsHash(model)).toBe(await weightsHash((await training.at(3)).model));
  training.close();
  expect(faults).toEqual([]);
  await page.context().close();
});

/** As packages/lab/src/figures/playground/model/table.test.ts says how it was made. */
const parquet =
  "UEFSMRUAFcwBFcwBLBUMFQAVBhUGAAACAAAADAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABQAAAAAAAAAAAAAAAAAAAAoAAAAAAAAAAAAAAAAAAAAPAAAAAAAAAAAAAAAAAAAAFAAAAAAAAAAAAAAAAAAAABkVABVIFUgsFQwVABUGFQYAAAIAAAAMAQEAAABhAQAAAGIBAAAAYQEAAABiAQAAAGEBAAAAYhUCGTw1ABgNZHVja2RiX3NjaGVtYRUEABUOFSAVAhgFd2lkdGglChUCFSosXBUCFSoAAAAVDCUCGARraW5kJQAAFgwZHBksJgAcFQ4ZFQAZGAV3aWR0aBUAFgwW8gEW8gEmCDwYEAAAAAAAAAAAAAAAAAAAABkYEAAAAAAAAAAAAAAAAAAAAAAWACgQAAAAAAAAAAAAAAAAAAAAGRgQAAAAAAAAAAAAAAAAAAAAABERAAAAJgAcFQwZFQAZGARraW5kFQAWDBZqFmom+gE8GAFiGAFhFgAoAWIYAWEREQAAABbcAhYMJggW3AIAKChEdWNrREIgdmVyc2lvbiB2MS41LjYgKGJ1aWxkIDA2OWNjOWY5YjUpGSwcAAAcAAAAHwEAAFBBUjE=";

test("a file is chosen or dropped, numbers are answered by numbers, and many classes by a table", async () => {
  const { page, faults } = await opened("en", "?playground.data=own");
  await figure(page)
    .locator("input[type=file]")
    .setInputFiles({
      name: "line.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("x,y\n1,2.5\n2,4.5\n3,6.5\n4,8.5\n5,10.5\n"),
    });
  await until(page, "line.csv: 5 rows.");
  await until(page, "Answers for y against what was wanted");
  await figure(page)
    .locator("input[type=file]")
    .setInputFiles({ name: "letters.parquet", mimeType: "", buffer: Buffer.from(parquet, "base64") });
  await until(page, "letters.parquet: 6 rows.");
  await figure(page)
    .locator(".own")
    .evaluate((own) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["t;u\n1;2\n"], "drop.csv"));
      own.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
  await until(page, "Line 1: expected names separated by commas, got semicolons.");
  await figure(page).getByRole("button", { name: "Take an example" }).click();
  await until(page, "It is taken as 3 classes: ice, steam, water.");
  await until(page, "Test data: what they are");
  expect(faults).toEqual([]);
  await page.context().close();
});

test("nothing moves while it learns", async () => {
  const { page, faults } = await opened("en");
  await until(page, "Epoch 30:");
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("#figure-playground :is(canvas, .player, .track, select, .diagram)")].map(
        (part) => {
          const { left, top } = part.getBoundingClientRect();
          const figure = part.closest("figure")!.getBoundingClientRect();
          return [left - figure.left, top - figure.top].map(Math.round);
        },
      ),
    );
  const before = await places();
  await figure(page).getByRole("button", { name: "Play" }).click();
  await page.waitForFunction(
    () => Number(document.querySelector("#figure-playground .track output")?.textContent) > 40,
  );
  expect(await places()).toEqual(before);
  await figure(page).getByRole("button", { name: "Pause" }).click();
  expect(faults).toEqual([]);
  await page.context().close();
});
