import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { portNumber } from "./command.js";
import { type RunningLab, serveLab } from "./serve.js";

const folder = mkdtempSync(join(tmpdir(), "kobai-lab-"));
const site = join(folder, "site");
const own = join(folder, "own.safetensors");
let lab: RunningLab;
let port: number;

beforeAll(async () => {
  const files = {
    "index.html": "home",
    "ja/index.html": "lecture",
    "assets/entry-1a2b.js": "export {};",
    "data/train-images.gz": "digits",
    "model/digits.safetensors": "built in",
    "a b.svg": "<svg/>",
    ".hidden": "secret",
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(site, path, ".."), { recursive: true });
    writeFileSync(join(site, path), content);
  }
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(own, "my own");
  symlinkSync(join(folder, "secret.txt"), join(site, "link.txt"));
  symlinkSync(folder, join(site, "out"));
  symlinkSync(join(site, "ja"), join(site, "within"));
  lab = await serveLab({ folder: site, port: 0 });
  port = Number(new URL(lab.url).port);
});

afterAll(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
interface Asked {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly port?: number;
  readonly encoding?: BufferEncoding;
}

/** A request as it is, with nothing tidied: `fetch` would resolve `..` and refuse a Host of one's own. */
function ask(
  path: string,
  { method = "GET", headers = {}, port: at = port, encoding = "utf8" }: Asked = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port: at, path, method, headers }, (response) => {
      let body = "";
      response.setEncoding(encoding);
      response.on("data", (chunk) => (body += chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on("error", reject).end();
  });
}

describe("what is served", () => {
  it("gives a folder its index page, and a file its type", async () => {
    expect(await ask("/")).toMatchObject({ status: 200, body: "home" });
    expect((await ask("/ja/")).headers["content-type"]).toBe("text/html; charset=utf-8");
    expect((await ask("/assets/entry-1a2b.js")).headers["content-type"]).toBe(
      "text/javascript; charset=utf-8",
    );
    expect((await ask("/model/digits.safetensors")).headers["content-type"]).toBe("application/octet-stream");
    expect(await ask("/a%20b.svg?x=1")).toMatchObject({ status: 200, body: "<svg/>" });
  });

  it("hands gzipped data over as it is, so that the page can count its bytes", async () => {
    const { headers } = await ask("/data/train-images.gz", { headers: { "accept-encoding": "gzip" } });
    expect(headers["content-type"]).toBe("application/gzip");
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers["content-length"]).toBe("6");
  });

  it("makes the digits from the npm package where the lab came without them", async () => {
    const { status, headers, body } = await ask("/data/test-labels.gz", { encoding: "latin1" });
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "application/gzip" });
    const labels = gunzipSync(new Uint8Array(Buffer.from(body, "latin1")));
    expect([labels.length, ...labels.subarray(8, 12)]).toEqual([10_008, 7, 2, 1, 0]);
    expect((await ask("/data/test-labels.gz", { method: "HEAD" })).headers["content-length"]).toBe(
      String(body.length),
    );
  });

  it("leads a folder without its last slash to the one with it", async () => {
    expect(await ask("/ja")).toMatchObject({ status: 307, headers: { location: "ja/" } });
  });

  it("answers HEAD without a body", async () => {
    expect(await ask("/", { method: "HEAD" })).toMatchObject({
      status: 200,
      body: "",
      headers: { "content-length": "4" },
    });
  });

  it("lets hashed files be kept for ever and has everything else asked for anew", async () => {
    expect((await ask("/assets/entry-1a2b.js")).headers["cache-control"]).toBe(
      "public, max-age=31536000, immutable",
    );
    const { headers } = await ask("/");
    expect(headers["cache-control"]).toBe("no-cache");
    expect(await ask("/", { headers: { "if-none-match": headers.etag ?? "" } })).toMatchObject({
      status: 304,
      body: "",
    });
  });

  it("serves the reader's own model in place of the built-in one", async () => {
    const other = await serveLab({ folder: site, port: 0, modelFile: own });
    expect(await ask("/model/digits.safetensors", { port: Number(new URL(other.url).port) })).toMatchObject({
      status: 200,
      body: "my own",
    });
    await other.close();
  });
});

describe("what is refused", () => {
  it.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example", "[::1]"])(
    "answers no request for the host %j",
    async (host) => {
      expect((await ask("/", { headers: { host } })).status).toBe(403);
    },
  );

  it("answers to each of its own names, in any case", async () => {
    for (const name of ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
      expect((await ask("/", { headers: { host: `${name}:${port}` } })).status).toBe(200);
  });

  it.each([
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/ja/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    "/link.txt",
    "/out/secret.txt",
    "/.hidden",
    "/ja/%00",
    "/%E3%8",
    "/no-such-file",
    "//etc/passwd",
    "/ja/index.html/",
  ])("finds nothing at %s", async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404, body: "" });
  });

  it("follows a link that stays inside", async () => {
    expect(await ask("/within/")).toMatchObject({ status: 200, body: "lecture" });
  });

  it("accepts no other method", async () => {
    expect(await ask("/", { method: "POST" })).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });

  it("survives what is no HTTP", async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.end("\0\0nonsense\r\n\r\n"));
      socket.resume().on("close", () => resolve());
    });
    expect((await ask("/")).status).toBe(200);
  });
});

describe("what every answer says", () => {
  it.each(["/", "/no-such-file", "/assets/entry-1a2b.js"])(
    "isolates the page and allows no script but ours: %s",
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
        "cross-origin-resource-policy": "same-origin",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
      });
      const policy = String(headers["content-security-policy"]).split("; ");
      expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
      expect(policy).toContain("connect-src 'self'");
    },
  );

  it("gives the frame of learners' code a policy of its own, and no other page", async () => {
    const policy = async (path: string) =>
      String((await ask(path)).headers["content-security-policy"]).split("; ");
    expect(await policy("/sandbox.html")).toEqual([
      "default-src 'none'",
      "script-src 'unsafe-inline' 'unsafe-eval' blob:",
      "worker-src blob:",
      "connect-src 'none'",
      "frame-ancestors 'self'",
      "sandbox allow-scripts",
    ]);
    expect(await policy("/ja/sandbox.html")).toEqual(await policy("/"));
  });
});

describe("ports", () => {
  it("names a port that is taken", async () => {
    await expect(serveLab({ folder: site, port })).rejects.toThrow(
      `kobai lab: expected port ${port} to be free, got one that another program listens on. Use another --port, or leave it out to have a free one chosen.`,
    );
  });

  it("chooses another where none was asked for", async () => {
    const labs = [await serveLab({ folder: site }), await serveLab({ folder: site })];
    expect(labs[0].url).not.toBe(labs[1].url);
    for (const lab of labs) await lab.close();
  });

  it.each(["", "x", "-1", "1.5", "65536", "1e3", "0x10"])("refuses %j", (text) => {
    expect(() => portNumber(text)).toThrow(
      `kobai lab: expected --port to be a whole number from 0 to 65535, got ${JSON.stringify(text)}. Leave it out to have a free one chosen.`,
    );
  });

  it("takes both ends of the range", () => {
    expect([portNumber("0"), portNumber("65535")]).toEqual([0, 65535]);
  });
});

describe("what is missing", () => {
  it("names the folder of a lab that was not built", async () => {
    const missing = join(folder, "nowhere");
    await expect(serveLab({ folder: missing })).rejects.toThrow(
      `kobai lab: expected the built lab in ${missing}, got no such folder. Run npm run build.`,
    );
  });

  it("names a model that is not there", async () => {
    await expect(serveLab({ folder: site, modelFile: "my.safetensors" })).rejects.toThrow(
      "kobai lab: expected a model in my.safetensors, got no such file. kobai train mnist --out my.safetensors makes one.",
    );
  });
});
