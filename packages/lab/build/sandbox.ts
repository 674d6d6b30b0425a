// The sandbox of learners' code: one page that holds all of its script, since it may fetch nothing, and the files of
// Python, gzipped, which the reader's page fetches for it when Python is first asked for.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { pythonFiles } from "../src/sandbox/python-files.js";
import { cached, hashOf } from "./cache.js";

/** No address may be reached from there: not by a script, not by a worker, not by Python. A server may send the same as a
 * header, with `sandbox` besides. */
const policy =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob:; worker-src blob:; connect-src 'none'";

const folder = createRequire(import.meta.url)
  .resolve("pyodide/package.json")
  .replace(/package\.json$/, "");

export async function sandboxPage(): Promise<string> {
  const [frame, worker] = await Promise.all(["frame", "worker"].map(script));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>sandbox</title>
</head>
<body>
<script type="text/plain" id="worker">${worker}</script>
<script>${frame}</script>
</body>
</html>
`;
}

/** A script in one piece, as it may stand between two tags. */
async function script(name: string): Promise<string> {
  const input = fileURLToPath(new URL(`../src/sandbox/inside/${name}.ts`, import.meta.url));
  const bundle = await rolldown({ input, moduleTypes: { ".py": "text" } });
  const { output } = await bundle.generate({ format: "iife", minify: true });
  return output[0].code.replace(/<(?=\/script|!--)/g, "\\x3c");
}

export function pythonInSite(): Promise<{ path: string; bytes: Uint8Array }[]> {
  return Promise.all(
    pythonFiles.map(async (name) => {
      const bytes = new Uint8Array(readFileSync(folder + name));
      const packed = () => new Uint8Array(gzipSync(bytes, { level: 9 }));
      return { path: `python/${name}.gz`, bytes: await cached(`${hashOf(bytes)}-${name}.gz`, packed) };
    }),
  );
}
