// @ts-check
// The loop that measures a machine: independent chains of vectors, x ← x·a + b, enough of them to keep every unit busy,
// few enough to stay in registers. It reads and writes no memory.
import { advance, define, whileBelow } from "../../packages/kobai/dist/compile/encode/function.js";
import { f32, i32, op } from "../../packages/kobai/dist/compile/encode/instruction.js";
import { encodeModule } from "../../packages/kobai/dist/compile/encode/module.js";

const chains = 12;
const relaxedMadd = [0xfd, 0x85, 0x02];
/** f32 multiplications and additions of a step. */
export const operations = chains * 4 * 2;

/** @typedef {import("../../packages/kobai/dist/compile/encode/instruction.js").Code} Code */
/** @type {Record<"simd" | "fma", (x: Code, a: Code, b: Code) => Code>} */
const kinds = {
  simd: (x, a, b) => op("f32x4.add", op("f32x4.mul", x, a), b),
  fma: (x, a, b) => [x, a, b, relaxedMadd],
};

/** The loop, undefined where the runtime lacks its instructions. @param {keyof typeof kinds} kind
 * @returns {Promise<((steps: number) => number) | undefined>} */
export async function loopOf(kind) {
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
        x.map((chain) => chain.set(kinds[kind](chain.get, a.get, b.get))),
        advance(i, 1),
      ),
      [sum, [0xfd, 0x1f, 0]],
    ];
  });
  const bytes = encodeModule({ memoryPages: 1, functions: [run], exports: ["run"] });
  if (!WebAssembly.validate(bytes)) return undefined;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(bytes, { kobai: { memory } });
  return /** @type {(steps: number) => number} */ (instance.exports.run);
}
