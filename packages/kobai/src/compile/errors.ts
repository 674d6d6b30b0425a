import { type Fail, thrower } from "../errors.js";

export const compileMessages = {
  "compile/too-large": ({ gibibytes }: { gibibytes: number }) =>
    `compile: expected network and data to fit into the 4 GiB that WebAssembly can address, got ${gibibytes.toFixed(1)} GiB. Use precision "f32", fewer rows at a time or a smaller network.`,
  "compile/no-simd": (_: object) =>
    "compile: expected an engine with WebAssembly SIMD (Node 16.4, Chrome 91, Firefox 89, Safari 16.4 or newer), got one without. Update it.",
};

export const fail: Fail<typeof compileMessages> = thrower(compileMessages);
