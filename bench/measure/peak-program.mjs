// @ts-check
// Runs twelve independent chains of vectors, x ← x·a + b, long enough for the optimizing compiler: enough of them to
// keep every unit busy, few enough to stay in registers. Prints { simd, fma? } in 10⁹ f32 operations a second.
import { advance, define, whileBelow } from "../../packages/kobai/dist/compile/encode/function.js";
import { f32, i32, op } from "../../packages/kobai/dist/compile/encode/instruction.js";
import { encodeModule } from "../../packages/kobai/dist/compile/encode/module.js";

const chains = 12;
const relaxedMadd = [0xfd, 0x85, 0x02];
const steps = 2_000_000;

/** @typedef {import("../../packages/kobai/dist/compile/encode/instruction.js").Code} Code */
/** @type {Record<"simd" | "fma", (x: Code, a: Code, b: Code) => Code>} */
const kinds = {
  simd: (x, a, b) => op("f32x4.add", op("f32x4.mul", x, a), b),
  fma: (x, a, b) => [x, a, b, relaxedMadd],
};

/** @param {typeof kinds.simd} multiplyAdd */
function moduleOf(multiplyAdd) {
  const run = define("run", { parameters: ["i32"], results: ["f32"] }, (builder, count) => {
    const [a, b, ...x] = builder.locals("v128", chains + 2);
    const i = builder.local("i32");
    const sum = x.map(({ get }) => get).reduce((left, right) => op("f32x4.add", left, right));
    return [
      a.set(op("f32x4.splat", f32(0.999))),
      b.set(op("f32x4.splat", f32(0.001))),
      i.set(i32(0)),
      whileBelow(
        i,
        count.get,
        x.map((chain) => chain.set(multiplyAdd(chain.get, a.get, b.get))),
        advance(i, 1),
      ),
      [sum, [0xfd, 0x1f, 0]],
    ];
  });
  return encodeModule({ memoryPages: 1, functions: [run], exports: ["run"] });
}

/** @param {typeof kinds.simd} multiplyAdd */
async function peak(multiplyAdd) {
  const bytes = moduleOf(multiplyAdd);
  if (!WebAssembly.validate(bytes)) return undefined;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(bytes, { kobai: { memory } });
  const run = /** @type {(steps: number) => number} */ (instance.exports.run);
  const rates = Array.from({ length: 30 }, () => {
    const started = performance.now();
    run(steps);
    return (steps * chains * 4 * 2) / (performance.now() - started) / 1e6;
  });
  return Math.max(...rates);
}

console.log(JSON.stringify({ simd: await peak(kinds.simd), fma: await peak(kinds.fma) }));
