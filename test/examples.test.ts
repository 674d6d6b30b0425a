// Every example does what its first line says.
import { spawn, spawnSync } from "node:child_process";
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { save } from "kobai";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../scripts/ensure-browser.mjs";
import { root } from "./source-tree.js";

const folder = mkdtempSync(join(tmpdir(), "kobai-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const firstLine = (file: string) => readFileSync(join(root, "examples", file), "utf8").split("\n")[0];

function printed(file: string): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, "examples", file)], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return stdout.trim().split("\n").at(-1) ?? "";
}

describe("in Node", () => {
  test("irises", () => {
    expect(printed("iris.mjs")).toBe("28 of 30");
    expect(firstLine("iris.mjs")).toContain(" 28 of 30 irises ");
  });

  test("penguins", () => {
    expect(printed("penguins.mjs")).toMatch(/^67 penguins, wrong by 244 g,/);
    expect(firstLine("penguins.mjs")).toMatch(/67 penguins .* 244 g on average/);
  });

  test("a service", async () => {
    const { model } = await import("../examples/iris.mjs");
    const file = join(folder, "iris.safetensors");
    writeFileSync(file, save(model));
    const child = spawn(process.execPath, [join(root, "examples/service.mjs"), file, "0"]);
    onTestFinished(() => void child.kill());
    const address = await new Promise<string>((resolve) =>
      child.stdout.once("data", (text) => resolve(`${text}`.trim())),
    );
    const asked = async (body: string) => (await fetch(address, { method: "POST", body })).text();
    const [, question, answer] = /POST (\[.*?\]) by (\{.*?\})/.exec(firstLine("service.mjs")) ?? [];
    expect(await asked(question)).toBe(answer);
    expect(await asked("{}")).toBe('{"error":"expected a list of 4 numbers"}');
    expect(await asked("[1]")).toContain("expected an input of 4 numbers");
    expect(await asked('[1, 2, 3, "x"]')).toContain("expected a finite number, got");
  });
});

describe("in a page", () => {
  let browser: Browser;
  let address: string;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: findBrowser() as string, args: ["--no-sandbox"] });
    address = await served();
  }, 60_000);
  afterAll(() => browser?.close());

  /** Files of the repository; the model comes from the lab's build. */
  async function served(): Promise<string> {
    const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript" };
    const server = createServer(({ url = "/" }, response) => {
      const path = url.endsWith("digits.safetensors")
        ? join(root, "packages/lab/dist/site/model/digits.safetensors")
        : url.startsWith("/bundle/")
          ? join(folder, url)
          : join(root, url);
      if (!existsSync(path) || statSync(path).isDirectory()) return void response.writeHead(404).end();
      response.writeHead(200, { "Content-Type": types[extname(path)] ?? "application/octet-stream" });
      createReadStream(path).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    server.unref();
    return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  }

  async function opened(path: string) {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    await page.goto(`${address}/${path}`);
    const answer = () =>
      page.locator("#answer").evaluate((output) => (output as unknown as { value: string }).value);
    return { page, answer, errors };
  }

  test("a drawing pad", async () => {
    expect(firstLine("drawing-pad.html")).toContain("Reads a 7 that is drawn with the mouse as a 7.");
    expect(
      readFileSync(join(root, "examples/drawing-pad.html"), "utf8").trimEnd().split("\n").length,
    ).toBeLessThanOrEqual(40);
    const { page, answer, errors } = await opened("examples/drawing-pad.html");
    await page.waitForFunction("pad.onpointerup !== null");
    const box = await page.locator("#pad").boundingBox();
    const to = (x: number, y: number) => page.mouse.move(box!.x + x, box!.y + y, { steps: 8 });
    await to(70, 60);
    await page.mouse.down();
    await to(170, 60);
    await to(110, 190);
    await page.mouse.up();
    expect(await answer()).toBe("7");
    await page.click("#wipe");
    expect(await answer()).toBe("");
    expect(errors).toEqual([]);
  });

  test("training in a Worker", async () => {
    const { page, answer, errors } = await opened("examples/worker/index.html");
    await page.waitForFunction("done.value === 400");
    expect(await answer()).toBe("100.00 %");
    for (const file of ["worker/index.html", "worker/train.js"])
      expect(firstLine(file)).toContain("100.00 % of 150 points after 400 epochs");
    expect(errors).toEqual([]);
  });

  test("a bundle of Vite's", async () => {
    const { build } = await import("vite");
    await build({
      root: join(root, "examples/bundle"),
      base: "./",
      logLevel: "error",
      build: { outDir: join(folder, "bundle"), emptyOutDir: true },
    });
    const { page, answer, errors } = await opened("bundle/index.html");
    await page.waitForFunction("answer.value !== ''");
    for (const file of ["bundle/index.html", "bundle/xor.js"])
      expect(firstLine(file)).toContain(` ${await answer()}`);
    expect(errors).toEqual([]);
  });
});
