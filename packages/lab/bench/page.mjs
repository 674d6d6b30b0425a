// @ts-check
// Training in the page, with the whole figure alive: how many frames come late, and how long an epoch takes beside one
// in Node. Usage: node packages/lab/bench/page.mjs [--rounds 5], after npm run build. Needs a browser: scripts/ensure-browser.mjs.

import { spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { findBrowser } from "../../../scripts/ensure-browser.mjs";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" } } });
const rounds = Number(values.rounds);
const epochs = 3;
const lateMilliseconds = 50;
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
