// What --fast needs of the engine: relaxed SIMD. V8 has it from 11.4 on (Node 21); Node 20 has it behind a flag.
import { setFlagsFromString } from "node:v8";

const nodeMajor = Number.parseInt(process.versions.node, 10);

/** From here on modules may hold it. Where the engine has none the kernels do without. */
export function allowRelaxedSimd(): void {
  if (nodeMajor < 21) setFlagsFromString("--experimental-wasm-relaxed-simd");
}
