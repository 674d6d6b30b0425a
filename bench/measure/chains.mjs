// @ts-check
// The loop that measures a machine: independent chains of vectors, x ← x·a + b, enough of them to keep every unit busy,
// few enough to stay in registers. It reads and writes no memory.
import { fusedLanes, lanes } from "../../packages/kobai/dist/compile/emit/lanes.js";
import { advance, define, whileBelow } from "../../packages/kobai/dist/compile/encode/function.js";
import { i32 } from "../../packages/kobai/dist/compile/encode/instruction.js";
import { encodeModule } from "../../packages/kobai/dist/compile/encode/module.js";

const chains = 12;
/** f32 multiplications and additions of a step. */
export const operations = chains * 4 * 2;

const kinds = { simd: lanes.f32, fma: fusedLanes.f32 };

/** The loop, undefined where the runtime lacks its instructions. @param {keyof typeof kinds} kind
 * @returns {Promise<((steps: number) => number) | undefined>} */
export async function loopOf(kind) {
  const { add, constant, lane, multiplyAdd } = kinds[kind];
  const run = define("run", { parameters: ["i32"], results: ["f32"] }, (builder, count) => {
    const [a, b, ...x] = builder.locals("v128", chains + 2);
    const i = builder.local("i32");
    const sum = x.map(({ get }) => get).reduce(add);
    return [
      a.set(constant(0.999)),
      b.set(constant(0.001)),
      i.set(i32(0)),
      whileBelow(
        i,
        count.get,
        x.map((chain) => chain.set(multiplyAdd(chain.get, a.get, b.get))),
        advance(i, 1),
      ),
      lane(sum, 0),
    ];
  });
  const bytes = encodeModule({ memoryPages: 1, functions: [run], exports: ["run"] });
  if (!WebAssembly.validate(bytes)) return undefined;
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const { instance } = await WebAssembly.instantiate(bytes, { kobai: { memory } });
  return /** @type {(steps: number) => number} */ (instance.exports.run);
}
