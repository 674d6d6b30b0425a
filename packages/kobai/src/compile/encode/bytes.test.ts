import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Reader } from "../decode/reader.js";
import { flatten, float32, float64, type Piece, signed, signed32, sized, text, unsigned } from "./bytes.js";

const reader = (bytes: Piece) => new Reader(flatten([bytes]));

describe("unsigned LEB128", () => {
  it.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [16383, [0xff, 0x7f]],
    [16384, [0x80, 0x80, 0x01]],
    [624485, [0xe5, 0x8e, 0x26]], // the example of the specification of DWARF
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])("of %d takes as few bytes as it can", (value, bytes) => {
    expect([unsigned(value)].flat()).toEqual(bytes);
  });

  it("is read back", () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 32 - 1 }), (value) => reader(unsigned(value)).unsigned() === value),
    );
  });
});

describe("signed LEB128", () => {
  it.each([
    [0n, [0]],
    [63n, [0x3f]],
    [64n, [0xc0, 0x00]], // without the second byte its top bit would be a sign
    [-1n, [0x7f]],
    [-64n, [0x40]],
    [-65n, [0xbf, 0x7f]],
    [-123456n, [0xc0, 0xbb, 0x78]],
    [2n ** 31n - 1n, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-(2n ** 31n), [0x80, 0x80, 0x80, 0x80, 0x78]],
    [2n ** 63n - 1n, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00]],
    [-(2n ** 63n), [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x7f]],
  ])("of %d takes as few bytes as it can", (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
  });

  it("of 32 bits is that of the same number in 64", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => `${signed32(value)}` === `${signed(BigInt(value))}`),
      { examples: [0, 63, 64, -64, -65, 2 ** 31 - 1, -(2 ** 31)].map((value) => [value]) },
    );
  });

  it("is read back", () => {
    const long = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
    fc.assert(fc.property(long, (value) => reader(signed(value)).signed() === value));
  });
});

describe("floats", () => {
  it("are little-endian, with the sign of zero", () => {
    expect(float32(1)).toEqual([0, 0, 0x80, 0x3f]);
    expect(float32(-0)).toEqual([0, 0, 0, 0x80]);
    expect(float64(1)).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    expect(float64(-0)).toEqual([0, 0, 0, 0, 0, 0, 0, 0x80]);
    expect(float64(Number.MIN_VALUE)).toEqual([1, 0, 0, 0, 0, 0, 0, 0]);
    expect(float32(Number.POSITIVE_INFINITY)).toEqual([0, 0, 0x80, 0x7f]);
  });

  it("of f32 are rounded to the nearest", () => {
    expect(reader(float32(0.1)).float32()).toBe(Math.fround(0.1));
  });

  it("are read back", () => {
    fc.assert(fc.property(fc.double(), (value) => Object.is(reader(float64(value)).float64(), value)));
    fc.assert(fc.property(fc.float(), (value) => Object.is(reader(float32(value)).float32(), value)));
  });
});

describe("lists", () => {
  it("flatten keeps the order of nested bytes", () => {
    expect([...flatten([1, [2, [[], 3]], Uint8Array.of(4, 5), [[6]]])]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("flatten takes any number of bytes", () => {
    const many = Array.from({ length: 5000 }, (_, i) => i % 256);
    expect([...flatten([many, Uint8Array.from(many), many])]).toEqual([...many, ...many, ...many]);
  });

  it("sized puts the length of all nested bytes in front", () => {
    expect([...flatten(sized([1, [2, [3]]]))]).toEqual([3, 1, 2, 3]);
    expect([...flatten(sized(Array(200).fill(7))).slice(0, 3)]).toEqual([0xc8, 0x01, 7]);
  });

  it("text is UTF-8 behind its length in bytes", () => {
    expect([...flatten(text("勾"))]).toEqual([3, 0xe5, 0x8b, 0xbe]);
    expect(reader(flatten(text("勾配"))).text()).toBe("勾配");
  });
});
