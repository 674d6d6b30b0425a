// Test support: relaxed SIMD in Node 20 too, which has it behind a flag. Imported for its effect, before any module is
// compiled.
import { setFlagsFromString } from "node:v8";

if (Number.parseInt(process.versions.node, 10) < 21) setFlagsFromString("--experimental-wasm-relaxed-simd");
