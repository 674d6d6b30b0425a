// @ts-check
// The part of a runtime with a command line: prints the hashes as JSON. Arguments: the library's folder as a URL, and
// the numbers of threads.

import { hashes, hashesOnDemand } from "./jobs.mjs";

const args = globalThis.process.argv.slice(2);
const found = await hashes(args[0], args[1]?.split(",").map(Number));
console.log(JSON.stringify({ ...found, ...(await hashesOnDemand(args[0])) }));
