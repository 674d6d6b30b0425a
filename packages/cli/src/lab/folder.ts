// Where the built lab is: in this repository, or inside the installed package (scripts/before-pack.mjs put it there).
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const workspace = fileURLToPath(new URL("../../../lab/dist/site", import.meta.url));
const installed = fileURLToPath(new URL("../../site", import.meta.url));

export function labFolder(): string {
  return existsSync(installed) && !existsSync(workspace) ? installed : workspace;
}
