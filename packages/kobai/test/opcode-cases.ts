// Test support: what each instruction of the table answers, by the specification. The inputs of a case must tell it from
// every other instruction of its type: opcodes.test.ts checks that they do.

export type Value = number | bigint | Uint8Array;

const f32s = (...lanes: number[]) => new Uint8Array(Float32Array.from(lanes).buffer);
const f64s = (...lanes: number[]) => new Uint8Array(Float64Array.from(lanes).buffer);
const words = (...lanes: number[]) => new Uint8Array(Int32Array.from(lanes).buffer);
const longs = (...lanes: bigint[]) => new Uint8Array(BigInt64Array.from(lanes).buffer);

const nan = Number.NaN;
const infinity = Number.POSITIVE_INFINITY;
const yes = -1; // a comparison of vectors sets all bits of a lane
const tenth32 = Math.fround(0.1);

/** Operand types → result type, then rows of operands and result. A store has no result: its row ends with the
 * memory it leaves at 16. */
export type Case = readonly [signature: string, ...rows: (readonly Value[])[]];

/** The first 32 bytes of memory before each run. */
export const before = Uint8Array.from({ length: 32 }, (_, i) => 200 + ((i * 37) % 56));
const at = new DataView(before.buffer);

const comparisons32 = [
  [1, 2],
  [2, 1],
  [1, 1],
  [-0, 0],
  [nan, 1],
  [1, nan],
  [nan, nan],
];
/** The rows of a comparison of two floats from its answers to the pairs above. */
const compared = (answers: readonly number[]) => comparisons32.map((pair, i) => [...pair, answers[i]]);

export const cases: Record<string, Case> = {
  "i32.const": ["→ i32", [0], [63], [64], [-64], [-65], [2147483647], [-2147483648]],
  "i64.const": ["→ i64", [0n], [63n], [64n], [-65n], [2n ** 63n - 1n], [-(2n ** 63n)]],
  "f32.const": ["→ f32", [tenth32], [-0], [-infinity], [nan]],
  "f64.const": ["→ f64", [0.1], [-0], [infinity], [nan]],
  "v128.const": ["→ v128", [before.slice(0, 16)]],

  "i32.load": ["i32 → i32", [0, at.getInt32(0, true)], [5, at.getInt32(5, true)]],
  "f32.load": ["i32 → f32", [0, at.getFloat32(0, true)], [5, at.getFloat32(5, true)]],
  "f64.load": ["i32 → f64", [0, at.getFloat64(0, true)], [5, at.getFloat64(5, true)]],
  "v128.load": ["i32 → v128", [0, before.slice(0, 16)], [5, before.slice(5, 21)]],
  "v128.load32_splat": ["i32 → v128", [5, words(...Array(4).fill(at.getInt32(5, true)))]],
  "v128.load64_splat": ["i32 → v128", [5, longs(...Array(2).fill(at.getBigInt64(5, true)))]],
  "i32.store": ["i32 i32 →", [16, -559038737, changed(words(-559038737))]],
  "f32.store": ["i32 f32 →", [16, 0.1, changed(f32s(0.1))]],
  "f64.store": ["i32 f64 →", [16, 0.1, changed(f64s(0.1))]],
  "v128.store": ["i32 v128 →", [16, words(1, -2, 3, -4), changed(words(1, -2, 3, -4))]],

  "i32.atomic.load": ["i32 → i32", [0, at.getInt32(0, true)], [4, at.getInt32(4, true)]],
  "i32.atomic.store": ["i32 i32 →", [16, -559038737, changed(words(-559038737))]],
  // nobody waits: none is woken. A number that is not there ends a wait at once with 1, and its time with 2
  "memory.atomic.notify": ["i32 i32 → i32", [0, 1, 0], [4, 7, 0]],
  "memory.atomic.wait32": ["i32 i32 i64 → i32", [0, 5, -1n, 1], [4, at.getInt32(4, true), 1000n, 2]],

  "i32.eqz": ["i32 → i32", [0, 1], [1, 0], [-1, 0]],
  "i32.eq": ["i32 i32 → i32", [2, 2, 1], [2, 1, 0], [1, 2, 0], [-1, 1, 0]],
  "i32.lt_u": ["i32 i32 → i32", [1, 2, 1], [2, 1, 0], [1, 1, 0], [-1, 1, 0], [1, -1, 1], [5, 7, 1]],
  "i32.ge_u": ["i32 i32 → i32", [1, 2, 0], [2, 1, 1], [1, 1, 1], [-1, 1, 1], [1, -1, 0]],
  "i32.add": ["i32 i32 → i32", [7, 3, 10], [2147483647, 1, -2147483648]],
  "i32.sub": ["i32 i32 → i32", [7, 3, 4], [3, 7, -4], [-2147483648, 1, 2147483647]],
  "i32.div_u": ["i32 i32 → i32", [7, 3, 2], [-1, 2, 2147483647]],
  "i32.rem_u": ["i32 i32 → i32", [7, 3, 1], [-1, 10, 5]],
  "i32.mul": ["i32 i32 → i32", [7, -3, -21], [65536, 65537, 65536]],
  "i32.and": ["i32 i32 → i32", [0b1100, 0b1010, 0b1000], [-1, 5, 5]],
  "i32.xor": ["i32 i32 → i32", [0b1100, 0b1010, 0b0110], [-1, 5, -6]],
  "i32.shl": ["i32 i32 → i32", [3, 4, 48], [-2147483647, 1, 2], [1, 33, 2]],
  "i32.shr_u": ["i32 i32 → i32", [48, 4, 3], [-2, 1, 2147483647], [-1, 33, 2147483647]],
  "i64.add": ["i64 i64 → i64", [7n, 3n, 10n], [2n ** 63n - 1n, 1n, -(2n ** 63n)]],
  "i64.sub": ["i64 i64 → i64", [7n, 3n, 4n], [3n, 7n, -4n]],
  "i64.mul": ["i64 i64 → i64", [7n, -3n, -21n], [2n ** 32n + 1n, 2n ** 32n + 1n, 2n ** 33n + 1n]],
  "i64.and": ["i64 i64 → i64", [0b1100n, 0b1010n, 0b1000n], [-1n, 2n ** 40n, 2n ** 40n]],
  "i64.shr_s": ["i64 i64 → i64", [-(2n ** 40n), 20n, -(2n ** 20n)], [48n, 68n, 3n]],
  "i64.shr_u": ["i64 i64 → i64", [-1n, 60n, 15n], [48n, 68n, 3n]],

  "f32.ne": ["f32 f32 → i32", ...compared([1, 1, 0, 0, 1, 1, 1])],
  "f32.gt": ["f32 f32 → i32", ...compared([0, 1, 0, 0, 0, 0, 0])],
  "f32.le": ["f32 f32 → i32", ...compared([1, 0, 1, 1, 0, 0, 0])],
  "f32.ge": ["f32 f32 → i32", ...compared([0, 1, 1, 1, 0, 0, 0])],
  "f64.eq": ["f64 f64 → i32", ...compared([0, 0, 1, 1, 0, 0, 0])],
  "f64.ne": ["f64 f64 → i32", ...compared([1, 1, 0, 0, 1, 1, 1])],
  "f64.lt": ["f64 f64 → i32", ...compared([1, 0, 0, 0, 0, 0, 0])],
  "f64.gt": ["f64 f64 → i32", ...compared([0, 1, 0, 0, 0, 0, 0])],
  "f64.le": ["f64 f64 → i32", ...compared([1, 0, 1, 1, 0, 0, 0])],
  "f64.ge": ["f64 f64 → i32", ...compared([0, 1, 1, 1, 0, 0, 0])],
  "f32.add": ["f32 f32 → f32", [2 ** 24, 1, 2 ** 24], [7, 2, 9]],
  "f32.sub": ["f32 f32 → f32", [2, 7, -5]],
  "f32.mul": ["f32 f32 → f32", [7, 2, 14]],
  "f64.abs": ["f64 → f64", [-2.5, 2.5], [-0, 0], [3, 3]],
  "f64.neg": ["f64 → f64", [-2.5, 2.5], [0, -0], [3, -3]],
  "f64.sqrt": ["f64 → f64", [2, Math.SQRT2], [-0, -0]],
  "f64.add": ["f64 f64 → f64", [2 ** 53, 1, 2 ** 53], [7, 2, 9]],
  "f64.sub": ["f64 f64 → f64", [2, 7, -5]],
  "f64.mul": ["f64 f64 → f64", [7, 2, 14]],
  "f64.div": ["f64 f64 → f64", [1, 10, 0.1], [-1, 0, -infinity]],
  "i32.wrap_i64": ["i64 → i32", [2n ** 32n + 5n, 5], [2n ** 31n, -2147483648]],
  "i64.extend_i32_u": ["i32 → i64", [-1, 4294967295n], [5, 5n]],
  "f64.convert_i64_s": ["i64 → f64", [-5n, -5], [2n ** 53n + 1n, 2 ** 53]],
  "f64.convert_i32_u": ["i32 → f64", [-1, 4294967295], [5, 5]],
  "f32.demote_f64": ["f64 → f32", [0.1, tenth32], [-2.5, -2.5]],
  "f64.promote_f32": ["f32 → f64", [tenth32, tenth32], [-2.5, -2.5]],
  "i64.reinterpret_f64": ["f64 → i64", [1, 0x3ff0000000000000n], [-0, -(2n ** 63n)]],
  "f64.reinterpret_i64": ["i64 → f64", [0x3ff0000000000000n, 1], [-(2n ** 63n), -0]],

  "f32x4.splat": ["f32 → v128", [0.1, f32s(0.1, 0.1, 0.1, 0.1)]],
  "f64x2.splat": ["f64 → v128", [0.1, f64s(0.1, 0.1)]],
  "f32x4.extract_lane": ["v128 → f32", [f32s(1, 2, 3, 4), 2]],
  "f64x2.extract_lane": ["v128 → f64", [f64s(1, 2), 2]],
  "f32x4.ne": comparison32([yes, yes, 0, 0], [yes, yes, yes, 0]),
  "f32x4.lt": comparison32([yes, 0, 0, 0], [0, 0, 0, 0]),
  "f32x4.gt": comparison32([0, yes, 0, 0], [0, 0, 0, 0]),
  "f64x2.lt": comparison64([yes, 0], [0, 0], [0, 0]),
  "f64x2.gt": comparison64([0, yes], [0, 0], [0, 0]),
  "v128.and": ["v128 v128 → v128", [words(0b1100, -1, 5, 0), words(0b1010, 6, 3, 9), words(8, 6, 1, 0)]],
  "v128.andnot": ["v128 v128 → v128", [words(0b1100, -1, 5, 0), words(0b1010, 6, 3, 9), words(4, -7, 4, 0)]],
  "v128.or": ["v128 v128 → v128", [words(0b1100, -1, 5, 0), words(0b1010, 6, 3, 9), words(14, -1, 7, 9)]],
  "v128.bitselect": [
    "v128 v128 v128 → v128",
    [words(0b1100, -1, 5, 0), words(0b1010, 6, 3, 9), words(0b0110, 0, 4, 8), words(12, 6, 7, 1)],
  ],
  "v128.store64_lane": ["i32 v128 →", [16, longs(1n, -3n), changed(longs(-3n))]],
  "i32x4.bitmask": ["v128 → i32", [words(-1, 0x7fffffff, -2147483648, -5), 0b1101]],
  "f64x2.promote_low_f32x4": ["v128 → v128", [f32s(0.1, -2, 3, 4), f64s(tenth32, -2)]],
  "i32x4.shl": ["v128 i32 → v128", [words(3, -2147483647, -1, 0), 33, words(6, 2, -2, 0)]],
  "i32x4.add": [
    "v128 v128 → v128",
    [words(7, 2147483647, -1, 0), words(3, 1, 1, 9), words(10, -2147483648, 0, 9)],
  ],
  "i64x2.shl": [
    "v128 i32 → v128",
    [longs(3n, -1n), 65, longs(6n, -2n)],
    [longs(1n, 3n), 40, longs(2n ** 40n, 3n * 2n ** 40n)],
  ],
  "i64x2.add": [
    "v128 v128 → v128",
    [longs(2n ** 32n - 1n, 2n ** 63n - 1n), longs(1n, 1n), longs(2n ** 32n, -(2n ** 63n))],
  ],
  "f32x4.abs": ["v128 → v128", [f32s(-2.5, -0, 3, -infinity), f32s(2.5, 0, 3, infinity)]],
  "f32x4.neg": ["v128 → v128", [f32s(-2.5, 0, 3, -infinity), f32s(2.5, -0, -3, infinity)]],
  "f32x4.sqrt": ["v128 → v128", [f32s(2, -0, 9, 0.1), f32s(Math.SQRT2, -0, 3, Math.sqrt(tenth32))]],
  "f32x4.add": ["v128 v128 → v128", [f32s(7, 2 ** 24, -0, 1), f32s(2, 1, -0, -1), f32s(9, 2 ** 24, -0, 0)]],
  "f32x4.sub": ["v128 v128 → v128", [f32s(7, 2, -0, 1), f32s(2, 7, 0, 1), f32s(5, -5, -0, 0)]],
  "f32x4.mul": ["v128 v128 → v128", [f32s(7, 2, -0, 1), f32s(2, -3, 5, 0.1), f32s(14, -6, -0, 0.1)]],
  "f32x4.div": [
    "v128 v128 → v128",
    [f32s(7, 1, -1, 1), f32s(2, 10, 0, -3), f32s(3.5, 0.1, -infinity, -1 / 3)],
  ],
  "f32x4.pmin": [
    "v128 v128 → v128",
    [f32s(-1, 2, 0, 3), f32s(-2, 1, -0, nan), f32s(-2, 1, 0, 3)],
    [f32s(1, 5, 1, 5), f32s(2, 4, 2, 4), f32s(1, 4, 1, 4)],
  ],
  "f32x4.pmax": ["v128 v128 → v128", [f32s(1, 2, -0, 3), f32s(2, 1, 0, nan), f32s(2, 2, -0, 3)]],
  "f64x2.abs": ["v128 → v128", [f64s(-2.5, -0), f64s(2.5, 0)], [f64s(-1e-5, 0.1), f64s(1e-5, 0.1)]],
  "f64x2.neg": ["v128 → v128", [f64s(-2.5, 0), f64s(2.5, -0)]],
  "f64x2.sqrt": ["v128 → v128", [f64s(2, -0), f64s(Math.SQRT2, -0)]],
  "f64x2.add": ["v128 v128 → v128", [f64s(7, 2 ** 53), f64s(2, 1), f64s(9, 2 ** 53)]],
  "f64x2.sub": ["v128 v128 → v128", [f64s(7, 2), f64s(2, 7), f64s(5, -5)]],
  "f64x2.mul": ["v128 v128 → v128", [f64s(7, -0), f64s(2, 5), f64s(14, -0)]],
  "f64x2.div": ["v128 v128 → v128", [f64s(1, -1), f64s(10, 0), f64s(0.1, -infinity)]],
  "f64x2.pmin": [
    "v128 v128 → v128",
    [f64s(-0.1, 2), f64s(-0.7, 1), f64s(-0.7, 1)],
    [f64s(0, 3), f64s(-0, nan), f64s(0, 3)],
  ],
  "f64x2.pmax": [
    "v128 v128 → v128",
    [f64s(-0.1, 0.3), f64s(-0.7, 0.5), f64s(-0.1, 0.5)],
    [f64s(-0, 3), f64s(0, nan), f64s(-0, 3)],
  ],

  // numbers whose products are exact: rounded once or twice, the answer is the same
  "f32x4.relaxed_madd": [
    "v128 v128 v128 → v128",
    [f32s(7, 2, -1, 0.5), f32s(2, -3, 5, 3), f32s(3, 4, 1, -2), f32s(17, -2, -4, -0.5)],
  ],
  "f64x2.relaxed_madd": ["v128 v128 v128 → v128", [f64s(7, -1), f64s(2, 5), f64s(3, 1), f64s(17, -4)]],
};

function comparison32(ordered: number[], unordered: number[]): Case {
  return [
    "v128 v128 → v128",
    [f32s(1, 2, 1, -0), f32s(2, 1, 1, 0), words(...ordered)],
    [f32s(nan, 1, nan, 1), f32s(1, nan, nan, 1), words(...unordered)],
  ];
}

function comparison64(ordered: number[], equal: number[], unordered: number[]): Case {
  const lanes = (answers: number[]) => longs(...answers.map(BigInt));
  return [
    "v128 v128 → v128",
    [f64s(1, 2), f64s(2, 1), lanes(ordered)],
    [f64s(1, -0), f64s(1, 0), lanes(equal)],
    [f64s(nan, 1), f64s(1, nan), lanes(unordered)],
  ];
}

/** Memory from 16 on, with new bytes at its start. */
function changed(bytes: Uint8Array): Uint8Array {
  const after = before.slice(16);
  after.set(bytes);
  return after;
}
