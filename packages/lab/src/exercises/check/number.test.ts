import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreement, means, readTyped } from "./number.js";

const how = (text: string, value: number) => agreement(readTyped(text)!, value);

describe("a typed number", () => {
  it.each([
    ["0.5", 0.5],
    ["-.5", -0.5],
    ["−0.5", -0.5],
    ["ー１．５", -1.5],
    ["０。７３１", 0.731],
    ["0、731", 0.731],
    ["1,5", 1.5],
    ["2,304", 2304],
    ["２，３０４", 2304],
    ["0,304", 0.304],
    ["z = 1", 1],
    ["マイナス2", -2],
    ["1.", 1],
    ["1e-3", 0.001],
    ["1×10^-3", 0.001],
  ])("%j is %d", (text, value) => {
    expect(readTyped(text)?.value).toBe(value);
  });

  it.each(["", "-", ".", "one", "1/2", "1.2.3", "0x10", "NaN", "Infinity", "1e9999", "--1", "1-2"])(
    "%j is none",
    (text) => {
      expect(readTyped(text)).toBeUndefined();
    },
  );

  it("knows its last digit and how many count", () => {
    expect(readTyped("0.0250")).toEqual({ value: 0.025, unit: 1e-4, significant: 3 });
    expect(readTyped("120")).toEqual({ value: 120, unit: 1, significant: 3 });
  });

  it("is any number that JavaScript writes", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readTyped(String(value))?.value).toBe(value === 0 ? readTyped(String(value))?.value : value);
      }),
    );
  });
});

describe("agreement", () => {
  const value = 0.3556085598645368;

  it("is half a unit of the last digit", () => {
    expect([how("0.356", value), how("0.3556", value), how("0.35561", value)]).toEqual([
      "right",
      "right",
      "right",
    ]);
    expect([how("0.357", value), how("0.35560", value), how("0.3558", value)]).toEqual(["off", "cut", "off"]);
  });

  it("asks for three digits, unless the number itself is short", () => {
    expect([how("0.36", value), how("0.4", value)]).toEqual(["digits", "digits"]);
    expect([how("0.5", 0.5), how(".5", 0.5), how("1", 1), how("-0.50", -0.5)]).toEqual(
      Array(4).fill("right"),
    );
  });

  it("tells a digit that was cut off from one that is wrong", () => {
    expect([how("0.355", value), how("0.354", value), how("-0.355", -value)]).toEqual(["cut", "off", "cut"]);
  });

  it("takes all the digits that a machine prints", () => {
    expect(how("0.35560855986453677", value)).toBe("right");
    expect(how("0.3556085598645360", value)).toBe("right");
  });

  it("of a slip is looser: two digits, cut or not", () => {
    const slip = (text: string) => means(readTyped(text)!, 0.951366941);
    expect([slip("0.95"), slip("0.951"), slip("0.9513"), slip("1"), slip("0.94")]).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
