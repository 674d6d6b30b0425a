// @ts-check
// The part of a runtime with a command line: prints the hashes as JSON. Arguments: the library's folder as a URL, and
// the numbers of threads.

import { hashes } from "./jobs.mjs";

const args = globalThis.process.argv.slice(2);
console.log(JSON.stringify(await hashes(args[0], args[1]?.split(",").map(Number))));
