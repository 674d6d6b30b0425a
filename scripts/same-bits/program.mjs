// @ts-check
// The part of a runtime with a command line: prints the hashes as JSON. Arguments: the library's folder as a URL, and
// the numbers of threads.

import { hashes, hashesOnDemand } from "./jobs.mjs";

const [base, counts] = globalThis.process.argv.slice(2);
const library = { base, entry: `${base}/node/index.js` };
const found = await hashes(library, counts?.split(",").map(Number));
console.log(JSON.stringify({ ...found, ...(await hashesOnDemand(library)) }));
