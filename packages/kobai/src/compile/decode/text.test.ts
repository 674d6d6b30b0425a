// The text of a module, reviewed as text. It assembles: wabt 1.0.39 made of it the instructions it was made from.
import { describe, expect, it } from "vitest";
import { lanes } from "../emit/lanes.js";
import { advance, define, type FunctionCode, whileBelow } from "../encode/function.js";
import {
  type Code,
  f32,
  f64,
  i32,
  i64,
  indexed,
  memory,
  memoryFill,
  op,
  v128,
  when,
} from "../encode/instruction.js";
import { encodeModule } from "../encode/module.js";
import { moduleText } from "./text.js";

const textOf = (functions: FunctionCode[], exports: string[] = []) =>
  moduleText(encodeModule({ memoryPages: 1, functions, exports }));

/** The lines of a function's body. */
const bodyOf = (body: Code) =>
  textOf([define("f", { parameters: [] }, () => body)])
    .split("\n")
    .slice(3, -3)
    .map((line) => line.slice(4));

describe("moduleText", () => {
  it("says where threads share the memory", () => {
    const bytes = encodeModule({ memoryPages: 2, shared: true, functions: [], exports: [] });
    expect(moduleText(bytes)).toContain('(import "kobai" "memory" (memory 2 2 shared))');
  });

  it("shows a kernel as an assembler would take it", () => {
    const { load, store, mul, constant } = lanes.f32;
    const scale = define("dense1.scale", { parameters: ["i32", "i32"], results: ["i32"] }, (f, at, end) => {
      const count = f.local("i32");
      return [
        whileBelow(
          at,
          end.get,
          store(at.get, mul(load(at.get), constant(0.1)), 16),
          advance(at, 16),
          advance(count, 1),
        ),
        when(op("i32.eqz", count.get), [i32(-1), op("return")], memoryFill(i32(0), i32(0), i32(64))),
        count.get,
      ];
    });
    const step = define("step", { parameters: [] }, () => [
      indexed("call", 0, i32(64), i32(128)),
      memory("i32.store", 4, []),
    ]);
    expect(textOf([scale, step], ["step"])).toBe(`(module
  (import "kobai" "memory" (memory 1 1))
  (export "step" (func $step))
  (func $dense1.scale (param i32 i32) (result i32)
    (local i32)
    block
      local.get 0
      local.get 1
      i32.ge_u
      br_if 0
      loop
        local.get 0
        local.get 0
        v128.load
        v128.const f32x4 0.1 0.1 0.1 0.1
        f32x4.mul
        v128.store offset=16
        local.get 0
        i32.const 16
        i32.add
        local.set 0
        local.get 2
        i32.const 1
        i32.add
        local.set 2
        local.get 0
        local.get 1
        i32.lt_u
        br_if 0
      end
    end
    local.get 2
    i32.eqz
    if
      i32.const -1
      return
    else
      i32.const 0
      i32.const 0
      i32.const 64
      memory.fill
    end
    local.get 2
  )
  (func $step
    i32.const 64
    i32.const 128
    call $dense1.scale
    i32.store offset=4
  )
)
`);
  });

  it("writes numbers as short as they read back, and the ones that are none by name", () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect(bodyOf([0.1, -0, 1e21, infinity, -infinity, Number.NaN, 2 ** -149].map(f32))).toEqual([
      "f32.const 0.1",
      "f32.const -0",
      "f32.const 1e+21",
      "f32.const inf",
      "f32.const -inf",
      "f32.const nan",
      "f32.const 1e-45",
    ]);
    expect(bodyOf([0.1, 0.30000000000000004, -0, 2 ** -1074].map(f64))).toEqual([
      "f64.const 0.1",
      "f64.const 0.30000000000000004",
      "f64.const -0",
      "f64.const 5e-324",
    ]);
    expect(bodyOf([i32(-2147483648), i64(-(2n ** 63n))])).toEqual([
      "i32.const -2147483648",
      "i64.const -9223372036854775808",
    ]);
  });

  it("takes a vector constant for four equal f32, else for two equal f64, else for four words", () => {
    const words = (...values: number[]) => v128([...new Uint8Array(Uint32Array.from(values).buffer)]);
    expect(
      bodyOf([
        lanes.f32.constant(1 / 3),
        lanes.f64.constant(1 / 3),
        lanes.f64.constant(-0),
        words(1, 2, 3, 0xffffffff),
      ]),
    ).toEqual([
      "v128.const f32x4 0.33333334 0.33333334 0.33333334 0.33333334",
      "v128.const f64x2 0.3333333333333333 0.3333333333333333",
      "v128.const f64x2 -0 -0",
      "v128.const i32x4 0x1 0x2 0x3 0xffffffff",
    ]);
  });

  it("writes lanes, and the bytes that a shuffle picks", () => {
    const lanes16 = Array.from({ length: 16 }, (_, i) => 2 * i);
    expect(bodyOf([indexed("f32x4.extract_lane", 3), [0xfd, 13, ...lanes16]])).toEqual([
      "f32x4.extract_lane 3",
      `i8x16.shuffle ${lanes16.join(" ")}`,
    ]);
  });
});
