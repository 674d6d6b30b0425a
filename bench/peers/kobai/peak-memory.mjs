// @ts-check
// Preloaded into our command: says at its end, on stderr, the most memory it ever held (on Linux).
import { peakMemory } from "../javascript/common.mjs";

process.on("exit", () => console.error(JSON.stringify({ peakMemory: peakMemory() })));
