// @ts-check
// A browser without a driver: it opens a page of a local server, which trains in a Worker and by itself, and posts what it
// found.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const limit = 600_000;

const library = '{ base: location.origin + "/kobai/dist", entry: location.origin + "/kobai/dist/index.js" }';
const page = `<!doctype html><title>kobai</title><script type="module">
import { hashesOnDemand } from "/jobs.mjs";
const send = (found) => fetch("/found", { method: "POST", body: JSON.stringify(found) });
const worker = new Worker("/worker.mjs", { type: "module" });
worker.onmessage = async ({ data }) => {
  try { send({ ...data, ...(await hashesOnDemand(${library})) }); }
  catch (error) { send({ error: String(error) }); }
};
worker.onerror = ({ message }) => send({ error: message });
</script>`;
const worker = `import { hashes } from "/jobs.mjs";
try { postMessage(await hashes(${library})); }
catch (error) { postMessage({ error: String(error) }); }`;

/** Isolated from other origins: only so may its threads share memory. */
const headers = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};
const types = { ".mjs": "text/javascript", ".js": "text/javascript", ".html": "text/html" };

/** @type {Record<"Chromium" | "Firefox", (profile: string) => string[]>} */
const options = {
  Chromium: (profile) => ["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`],
  Firefox: (profile) => ["--headless", "--no-remote", "--profile", profile],
};

/** @param {{ name: "Chromium" | "Firefox", binary: string, folder: string }} where
 * @returns {Promise<Record<string, string>>} */
export async function hashesInBrowser({ name, binary, folder }) {
  const { server, found } = serve(join(folder, "node_modules/kobai"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const profile = mkdtempSync(join(tmpdir(), "kobai-profile-"));
  const child = spawn(binary, [...options[name](profile), `http://127.0.0.1:${port}/`], {
    stdio: "ignore",
    detached: true,
  });
  const timer = new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`${name} gave no answer`)), limit).unref();
  });
  try {
    const hashes = await Promise.race([found, timer]);
    if (hashes.error) throw new Error(`${name}: ${hashes.error}`);
    return hashes;
  } finally {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The page, the jobs and the library; `found` is what the page posts.
 * @param {string} library */
function serve(library) {
  /** @type {(found: any) => void} */
  let tell;
  const found = new Promise((resolve) => {
    tell = resolve;
  });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/found") tell(JSON.parse(await textOf(request)));
    const text = { "/": page, "/worker.mjs": worker, "/found": "" }[pathname];
    const file =
      pathname === "/jobs.mjs" ? join(here, "jobs.mjs") : join(library, pathname.slice("/kobai".length));
    const type = types[/** @type {keyof types} */ (extname(pathname) || ".html")] ?? "text/plain";
    if (text === undefined && !existsSync(file)) return void response.writeHead(404, headers).end();
    response.writeHead(200, { ...headers, "Content-Type": type });
    if (text === undefined) createReadStream(file).pipe(response);
    else response.end(text);
  });
  return { server, found };
}

/** @param {AsyncIterable<Buffer>} request */
async function textOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
