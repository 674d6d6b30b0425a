// The sandbox in a real browser: programs run there, and nothing gets out of it.
import { createSocket, type Socket } from "node:dgram";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox.js";
import { type OpenLab, openLab } from "../browser/lab.js";
import { allInPython, allInTypeScript, inPython, inTypeScript } from "./attempts.js";
import { abortedRun, run, sandboxPage } from "./page.js";

let lab: OpenLab;
let page: Page;
let outside: Listener;

beforeAll(async () => {
  [lab, outside] = await Promise.all([openLab(), listener()]);
  ({ page } = await sandboxPage(lab));
  await page.evaluate(() => {
    const own = globalThis as unknown as { faults: string[] };
    own.faults = [];
    addEventListener("error", ({ message }) => own.faults.push(message));
    addEventListener("unhandledrejection", ({ reason }) => own.faults.push(String(reason)));
  });
  // the client is put together from its sources
}, 60_000);
afterAll(async () => {
  await lab.close();
  outside.close();
});

const typescript = (source: string, probe?: string) =>
  run(page, { language: "typescript", source, ...(probe === undefined ? {} : { probe }) });
const python = (source: string, probe?: string) =>
  run(page, { language: "python", source, ...(probe === undefined ? {} : { probe }) });

describe("a program in TypeScript", () => {
  it("prints, and its probe sees what it has made", async () => {
    const source = `import { random, seed } from "kobai/lecture";
seed(0);
const double = (x: number): number => 2 * x;
console.log(random(), [1, "a"], { b: 1.5 }, -0);`;
    expect(await typescript(source, "answer = [double(4), 0 / 0, undefined];")).toEqual({
      kind: "done",
      value: [8, "NaN", null],
      output: '0.8444218515250481 [1, "a"] { b: 1.5 } -0\n',
    });
  });

  it.each([
    ["let a = 1;\n\nmissing();", "ReferenceError: missing is not defined", 3],
    ["let a = 1;\nlet b = ;", "SyntaxError: Unexpected token", 2],
    ["function f() {\n  throw new TypeError('no');\n}\nf();", "TypeError: no", 2],
    ['import { x } from "elsewhere";\nx;', 'Error: there is no "elsewhere" here, only "kobai/lecture".', 1],
  ])("that fails says where: %j", async (source, message, line) => {
    expect(await typescript(source)).toMatchObject({ kind: "failed", message, line });
  });

  it("that fails in the probe is told at the learner's line", async () => {
    const source = "const f = (x: number[]) =>\n  x[0].toFixed();";
    expect(await typescript(source, "answer = f([]);")).toMatchObject({ kind: "failed", line: 2 });
  });

  it("finds nothing of the program before it", async () => {
    await typescript("(globalThis as any).left = 1; (Array.prototype as any).map = () => 'mine';");
    const found = await typescript("", "answer = [typeof left, [1].map((x) => x + 1)];");
    expect(found).toMatchObject({ value: ["undefined", [2]] });
  });

  it.each([
    "postMessage({ kind: 'done', value: '\"forged\"' });",
    "MessagePort.prototype.postMessage = () => {};",
    "JSON.stringify = () => '\"forged\"';",
    "(self as any).close();",
    "(Function.prototype as any).bind = (Function.prototype as any).call = () => 'forged';",
    "Number.isFinite = () => false;",
    "Error.prepareStackTrace = (_, calls) => calls.map((call) => [call.getThis(), call.getFunction()]);",
  ])("hands out what its probe sees, whatever it has changed: %s", async (change) => {
    const outcome = await typescript(`try { ${change} } catch {}`, "answer = 1 + 1;");
    expect(outcome).toMatchObject({ kind: "done", value: 2 });
  });

  it("that prints without end is stopped, and the page has what it may", async () => {
    const outcome = await typescript("for (;;) console.log('again and again');");
    expect(outcome).toMatchObject({ kind: "stopped", reason: "output" });
    expect(outcome.output).toHaveLength(100_000);
  });

  it("whose text grows without end is told that there is no more memory", async () => {
    const outcome = await typescript("let a = 'x'; for (;;) a += a;");
    expect(outcome).toEqual({ kind: "stopped", reason: "memory", output: "" });
    expect(await typescript("", "answer = 1;")).toMatchObject({ value: 1 });
  });

  it("that gives a list no length is told its own fault", async () => {
    expect(await typescript("new Array(-1);")).toMatchObject({
      kind: "failed",
      message: "RangeError: Invalid array length",
    });
  });

  it("that never ends is stopped by the reader, and another one runs", async () => {
    expect(await abortedRun(page, { language: "typescript", source: "for (;;);" })).toMatchObject({
      kind: "stopped",
      reason: "reader",
    });
    expect(await typescript("", "answer = 1;")).toMatchObject({ value: 1 });
  });

  it("that is stopped takes its frame along, for its worker could go on for a while", async () => {
    await typescript("");
    await page.evaluate(() => document.querySelector("iframe")!.setAttribute("data-first", ""));
    await abortedRun(page, { language: "typescript", source: "for (;;);" });
    expect(await page.locator("iframe[data-first]").count()).toBe(0);
  });

  it("that is stopped leaves the one beside it alone", async () => {
    const source = "const until = Date.now() + 1000; while (Date.now() < until);";
    const [beside, stopped] = await Promise.all([
      typescript(source, "answer = 1;"),
      abortedRun(page, { language: "typescript", source: "for (;;);" }),
    ]);
    expect(beside).toMatchObject({ value: 1 });
    expect(stopped).toMatchObject({ kind: "stopped", reason: "reader" });
  });
});

describe("a program in Python", () => {
  it("prints, and its probe sees what it has made", { timeout: 300_000 }, async () => {
    const source = "import random\nrandom.seed(0)\nprint(random.random(), '勾配')\nprint('x', end='')";
    expect(await python(source, "answer = (1, float('inf'), None)")).toEqual({
      kind: "done",
      value: [1, "Infinity", null],
      output: "0.8444218515250481 勾配\nx",
    });
  });

  it("that fails says where", { timeout: 300_000 }, async () => {
    expect(await python("a = 1\ndef f():\n    return b\n\nf()")).toMatchObject({
      kind: "failed",
      message: "NameError: name 'b' is not defined",
      line: 3,
    });
    expect(await python("a = 1\nif a\n")).toMatchObject({ message: "SyntaxError: expected ':'", line: 2 });
  });

  it("whose list grows without end is stopped at its limit, whatever it catches", {
    timeout: 300_000,
  }, async () => {
    const source = `a = []
while True:
    try:
        a.append([0.5] * 1000)
    except MemoryError:
        pass`;
    expect(await python(source)).toEqual({ kind: "stopped", reason: "memory", output: "" });
    expect(await python("", "answer = 1")).toMatchObject({ value: 1 });
  });

  it("that never ends is stopped by the reader", { timeout: 300_000 }, async () => {
    expect(await abortedRun(page, { language: "python", source: "while True: pass" })).toMatchObject({
      kind: "stopped",
      reason: "reader",
    });
  });
});

describe("nothing gets out", () => {
  it("by any of at least 40 ways", () => {
    expect(Object.keys(inTypeScript).length + Object.keys(inPython).length).toBeGreaterThanOrEqual(40);
  });

  it("where the server sends no policy either: the page says the same of itself", async () => {
    const response = await fetch(`${lab.url}sandbox.html`);
    const sent = String(response.headers.get("content-security-policy")).split("; ");
    const [, own] = /Content-Security-Policy" content="([^"]+)"/.exec(await response.text())!;
    expect(sent.filter((part) => !/^(frame-ancestors|sandbox)/.test(part))).toEqual(own.split("; "));
  });

  it("though the listener outside hears whoever calls", async () => {
    await fetch(outside.url);
    expect(outside.calls()).toBe(1);
  });

  it("of a program in TypeScript", async () => {
    const before = await storage();
    const outcome = await typescript(
      allInTypeScript({ outside: outside.url, lab: lab.url }),
      "answer = tried;",
    );
    expect(outcome).toMatchObject({ kind: "done", value: Object.keys(inTypeScript) });
    expect(await storage()).toEqual(before);
    expect(outside.calls()).toBe(1);
  });

  it("of a program in Python", { timeout: 300_000 }, async () => {
    const before = await storage();
    const outcome = await python(allInPython({ outside: outside.url, lab: lab.url }), "answer = tried");
    expect(outcome).toMatchObject({ kind: "done", value: Object.keys(inPython) });
    expect(await storage()).toEqual(before);
    expect(outside.calls()).toBe(1);
  });

  it("and the page is as it was", async () => {
    expect(page.url()).toBe(`${lab.url}en/figures/sigmoid/`);
    expect(await page.locator("[data-figure=sigmoid] svg").count()).toBeGreaterThan(0);
    // its own faults: what a program's promises come to is told by its worker, if that still lives
    expect(await page.evaluate(() => (globalThis as unknown as { faults: string[] }).faults)).toEqual([]);
  });
});

describe("a frame that dies", () => {
  // Playwright takes the death of a frame for that of its page and talks to it no more: another page reads what it says
  it("ends its program as one that wanted too much, and the next program runs in a new one", {
    timeout: 120_000,
  }, async () => {
    const { page } = await sandboxPage(lab);
    const other = await page.context().newPage();
    await other.goto("en/figures/sigmoid/");
    const told = (key: string) => other.waitForFunction((key) => localStorage.getItem(key), key);
    await page.evaluate(async () => {
      const { sandbox } = globalThis as unknown as { sandbox: Sandbox };
      const onStart = () => localStorage.setItem("test.began", "yes");
      const ended = sandbox.run({ language: "typescript", source: "for (;;);" }, { onStart });
      void ended.then(async (first) => {
        const second = await sandbox.run({ language: "typescript", source: "", probe: "answer = 1;" });
        localStorage.setItem("test.ended", JSON.stringify([first, second]));
      });
    });
    await told("test.began");
    const frame = page.frames().find((frame) => frame !== page.mainFrame())!;
    const devtools = await page.context().newCDPSession(frame);
    devtools.send("Page.crash").catch(() => {});
    const outcomes = JSON.parse((await (await told("test.ended")).jsonValue()) as string);
    expect(outcomes).toMatchObject([
      { kind: "stopped", reason: "memory" },
      { kind: "done", value: 1 },
    ]);
    await page.context().close();
  });
});

/** Everything in which the page could find something left behind. */
function storage(): Promise<unknown> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const files: string[] = [];
    for await (const name of (root as unknown as { keys(): AsyncIterable<string> }).keys()) files.push(name);
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const workers = (await navigator.serviceWorker.getRegistrations()).length;
    return [{ ...localStorage }, document.cookie, databases, await caches.keys(), files, workers];
  });
}

interface Listener {
  readonly url: string;
  /** Connections, and packets of UDP. */
  calls(): number;
  close(): void;
}

/** A server that would answer anybody. */
async function listener(): Promise<Listener> {
  let calls = 0;
  const anybody = { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" };
  const server: Server = createServer((_, response) => void response.writeHead(200, anybody).end());
  server.on("connection", () => calls++);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const udp: Socket = createSocket("udp4", () => calls++);
  await new Promise<void>((resolve) => udp.bind(port, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
    udp.close();
  };
  return { url: `http://127.0.0.1:${port}`, calls: () => calls, close };
}
