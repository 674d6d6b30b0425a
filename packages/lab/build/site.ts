// The Vite plugin that turns the lecture into a site: while building it writes every page as HTML once the scripts are
// made; the development server renders the same pages on demand.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Manifest, Plugin, ViteBuilder, ViteDevServer } from "vite";
import { type Language, languages } from "../src/figures/figure.js";
import type { Page } from "../src/server.js";
import { hashOf } from "./cache.js";
import { lecture } from "./content.js";
import { type Assets, documentOf } from "./document.js";
import { mnistFiles } from "./mnist.js";
import { building, discard, publish } from "./output.js";
import { pythonInSite, sandboxPage } from "./sandbox.js";
import { weightsFile } from "./weights.js";

type Server = typeof import("../src/server.js");

export const inputs = {
  entry: "src/entry.ts",
  theme: "src/reader/theme.ts",
  home: "src/reader/home.ts",
  "service-worker": "src/workers/service-worker.ts",
};

export function lectureSite(): Plugin {
  return {
    name: "kobai-lecture-site",
    configureServer: (dev) => () => {
      dev.middlewares.use((request, response, next) => {
        answer(dev, request.originalUrl ?? "/").then(
          (found) => (found ? response.end(found) : next()),
          (error) => next(error),
        );
      });
    },
  };
}

/** The data first, which takes longest; then scripts for the page, scripts that render it, and the pages themselves. */
export async function buildSite(builder: ViteBuilder): Promise<void> {
  try {
    await buildInto(builder, building.site);
    publish();
  } finally {
    discard();
  }
}

async function buildInto(builder: ViteBuilder, site: URL): Promise<void> {
  const data = await madeFiles();
  await builder.build(builder.environments.client);
  await builder.build(builder.environments.ssr);
  const { pages }: Server = await import(new URL("server.js", building.server).href);
  const assets = assetsOf(JSON.parse(readFileSync(new URL(".vite/manifest.json", site), "utf8")));
  for (const page of await pages(lectures())) write(site, page.file, documentOf(page, assets));
  for (const { path, bytes } of data) write(site, path, bytes);
  write(site, "sandbox.html", await sandboxPage());
  rmSync(new URL(".vite", site), { recursive: true });
  nameFiles(site);
}

function lectures(): Record<Language, ReturnType<typeof lecture>> {
  return Object.fromEntries(languages.map((lang) => [lang, lecture(lang)])) as ReturnType<typeof lectures>;
}

function assetsOf(manifest: Manifest): Assets {
  const [theme, home, entry] = [inputs.theme, inputs.home, inputs.entry].map((key) => manifest[key].file);
  const files = Object.values(manifest).flatMap(({ css = [], file }) => [...css, file]);
  const styles = new Set(files.filter((file) => file.endsWith(".css")));
  const filesOf = (key: string): string[] => {
    const { file, imports = [] } = manifest[key];
    return [file, ...imports.flatMap(filesOf)];
  };
  return { theme, home, entry, styles: [...styles], filesOf };
}

function write(site: URL, path: string, content: string | Uint8Array): void {
  const file = new URL(path, site);
  mkdirSync(new URL(".", file), { recursive: true });
  writeFileSync(file, content);
}

/** Tells the service worker what there is to keep, and under which name: all but what is fetched when it is asked for. */
function nameFiles(site: URL): void {
  const script = new URL("service-worker.js", site);
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(fileURLToPath(site), join(entry.parentPath, entry.name)).replaceAll(sep, "/"))
    .filter((file) => !/^(data|python)\/|^service-worker\.js$/.test(file))
    .sort();
  const code = readFileSync(script, "utf8");
  const version = hashOf(code, ...files.flatMap((file) => [file, readFileSync(new URL(file, site))]));
  writeFileSync(script, `const builtSite = ${JSON.stringify({ version, files })};\n${code}`);
}

/** What the development server says to an address: a page, or a file that a build would have made. */
async function answer(dev: ViteDevServer, url: string): Promise<string | Uint8Array | undefined> {
  const path = new URL(url, "http://localhost").pathname.slice(1).replace(/(^|\/)$/, "$1index.html");
  if (!path.endsWith(".html")) return (await madeFiles()).find((file) => file.path === path)?.bytes;
  if (path === "sandbox.html") return sandboxPage();
  const { pages } = (await dev.ssrLoadModule("/src/server.ts")) as Server;
  const page = (await pages(lectures())).find(({ file }: Page) => file === path);
  return page && dev.transformIndexHtml(url, documentOf(page, { ...inputs, styles: [], filesOf: () => [] }));
}

async function madeFiles(): Promise<{ path: string; bytes: Uint8Array }[]> {
  return [await weightsFile(), ...(await mnistFiles()), ...(await pythonInSite())];
}
