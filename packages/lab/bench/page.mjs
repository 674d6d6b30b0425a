// @ts-check
// Training in the page, with the whole figure alive: how many frames come late, and how long an epoch takes beside one
// in Node; and how many come late in every other figure while it moves. Usage: node packages/lab/bench/page.mjs
// [--rounds 5], after npm run build, on a machine that does nothing else. Needs a browser: scripts/ensure-browser.mjs.

import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/ensure-browser.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);
const epochs = 5;
const lateMilliseconds = 50;
/** What moves in the other figures, in a state that goes on for a while: by the key p, or by what begins by itself. */
const moving = [
  "fog?fog.rate=0.001&fog.steps=0",
  "sliders?sliders.round=machine&sliders.steps=0",
  "complaints?complaints.step=0",
  "surface?surface.step=0",
  "node-code?node-code.step=0",
  "layer-code?layer-code.step=0",
  "backprop?backprop.step=0",
  "pythagoras?pythagoras.at=0",
  "playground?playground.epoch=0",
  "depth",
  "lottery?lottery.guess=0–9",
];
const movingMilliseconds = 4000;
const kobai = fileURLToPath(new URL("../../cli/bin/kobai.js", import.meta.url));

const server = spawn("node", [kobai, "lab", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
const url = await new Promise((resolve) => {
  server.stdout.setEncoding("utf8").on("data", (text) => resolve(/http:\S+/.exec(text)?.[0]));
});
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error("no browser: run node scripts/ensure-browser.mjs");
const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox"] });
try {
  /** @type {{ page: number, node: number, late: number }[]} */
  const measured = [];
  for (let seed = 1; seed <= rounds; seed++) measured.push({ ...(await inPage(seed)), node: inNode(seed) });
  report(measured);
  for (const name of moving) console.log(`${name.split("?")[0].padEnd(12)} ${share(await inMotion(name))}`);
} finally {
  await browser.close();
  server.kill();
}

/** Seconds of one epoch as the figure tells them, and the share of late frames while it trains. @param {number} seed */
async function inPage(seed) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}en/figures/recognizer/?recognizer.seed=${seed}&recognizer.epochs=${epochs}`);
  await page.waitForSelector('[data-part="train"]:enabled');
  const late = await page.evaluate(async (limit) => {
    /** @type {number[]} */
    const gaps = [];
    const button = /** @type {HTMLButtonElement} */ (document.querySelector('[data-part="train"]'));
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    button.click();
    let before = await frame();
    do {
      const now = await frame();
      gaps.push(now - before);
      before = now;
    } while (button.disabled);
    return gaps.filter((gap) => gap > limit).length / gaps.length;
  }, lateMilliseconds);
  const told = await page.locator('[data-part="status"]').innerText();
  await page.close();
  return { late, page: Number.parseFloat(/[\d.]+/.exec(told)?.[0] ?? "") / epochs };
}

/** The share of late frames of a figure that plays, or computes what it shows. @param {string} name */
async function inMotion(name) {
  const [id, query = ""] = name.split("?");
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}en/figures/${id}/?${query}`);
  await page.waitForSelector("[data-alive]");
  const player = page.locator(".player button").first();
  if (await player.count()) await player.focus();
  const gaps = page.evaluate(gapsDuring, movingMilliseconds);
  if (await player.count()) await page.keyboard.press("p");
  const late = (await gaps).filter((gap) => gap > lateMilliseconds).length / (await gaps).length;
  await page.close();
  return late;
}

/** The times between frames for so long. Runs in the page. @param {number} milliseconds */
async function gapsDuring(milliseconds) {
  /** @type {number[]} */
  const gaps = [];
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const begin = await frame();
  for (let before = begin; before - begin < milliseconds; ) {
    const now = await frame();
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}

/** @param {number} late */
function share(late) {
  return `${(100 * late).toFixed(1)} % of frames took over ${lateMilliseconds} ms`;
}

/** @param {number} seed */
function inNode(seed) {
  const words = [
    "train",
    "mnist",
    "--preset",
    "best",
    "--seed",
    `${seed}`,
    "--epochs",
    `${epochs}`,
    "--json",
  ];
  const { stdout } = spawnSync("node", [kobai, ...words], { encoding: "utf8" });
  return JSON.parse(stdout).trainSeconds / epochs;
}

/** @param {number[]} numbers */
function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
}

/** @param {{ page: number, node: number, late: number }[]} measured */
function report(measured) {
  const page = median(measured.map(({ page }) => page));
  const node = median(measured.map(({ node }) => node));
  const late = measured.map(({ late }) => `${(100 * late).toFixed(1)} %`).join(", ");
  console.log(
    `an epoch in the page ${page.toFixed(3)} s, in Node ${node.toFixed(3)} s: ${(page / node).toFixed(2)} ×`,
  );
  console.log(`frames that took over ${lateMilliseconds} ms while it trained: ${late}`);
}
