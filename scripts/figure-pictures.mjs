// @ts-check
// Pictures of figures in every width, light and language, to be looked at one by one:
//   node scripts/figure-pictures.mjs FOLDER node 'sigmoid?sigmoid.steepness=8' '#device' …
// A name is a figure, with the state that its address gives it; one that begins with # is a section of the lecture, and
// exercises/3-3 or progress are pages of their own.
// They are written to FOLDER and belong to nobody's history. The site must be built.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { serveLab } from "../packages/cli/dist/lab/serve.js";
import { findBrowser } from "./ensure-browser.mjs";

const [folder, ...names] = process.argv.slice(2);
if (!folder || names.length === 0) {
  console.error("usage: node scripts/figure-pictures.mjs FOLDER NAME …");
  process.exit(2);
}

const only = (/** @type {string} */ name, /** @type {string[]} */ all) =>
  process.env[name]?.split(",") ?? all;
const widths = only("WIDTHS", ["360", "768", "1440"]).map(Number);
const lights = /** @type {("light" | "dark")[]} */ (only("LIGHTS", ["light", "dark"]));
const languages = only("LANGUAGES", ["ja", "en"]);

const site = fileURLToPath(new URL("../packages/lab/dist/site", import.meta.url));
const lab = await serveLab({ folder: site, port: 0 });
const executablePath = findBrowser();
if (executablePath === undefined) throw new Error("no browser: run node scripts/ensure-browser.mjs");
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
mkdirSync(folder, { recursive: true });
for (const name of names)
  for (const lang of languages)
    for (const width of widths) for (const light of lights) await take({ name, lang, width, light });
await browser.close();
await lab.close();

/** @param {{ name: string, lang: string, width: number, light: "light" | "dark" }} what */
async function take({ name, lang, width, light }) {
  const page = await browser.newPage({
    baseURL: lab.url,
    viewport: { width, height: 900 },
    colorScheme: light,
  });
  const section = name.startsWith("#");
  const [id, query = ""] = name.split("?");
  const own = /^(exercises\/.+|progress)$/.test(id) ? id : `figures/${id}`;
  await page.goto(section ? `${lang}/${name}` : `${lang}/${own}/${query && `?${query}`}`);
  const target = page.locator(section ? `section${name}` : "main");
  await target.scrollIntoViewIfNeeded();
  await target.locator("[data-alive]").first().waitFor();
  await page.waitForTimeout(600);
  const file = name.replace(/[^a-z0-9-]+/gi, "_");
  const scrolled = Number(await page.evaluate("scrollY"));
  const box = await target.boundingBox();
  const clip = { x: 0, y: (box?.y ?? 0) + scrolled, width, height: box?.height ?? 0 };
  await page.screenshot({ path: `${folder}/${file}.${lang}.${width}.${light}.png`, fullPage: true, clip });
  await page.close();
}
