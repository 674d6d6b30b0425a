import { createHash } from "node:crypto";
import { afterEach, describe, expect, test, vi } from "vitest";
import { caughtAsync } from "../../test/caught.js";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import { copyParameters } from "../network/parameters.js";
import { weightsHash } from "./hash.js";
import { load } from "./load.js";
import { save } from "./save.js";

const net = network({ inputSize: 3 }, [dense(2, "relu"), dense(1, "sigmoid")]);

/** Bytes written one number at a time by another routine. */
function sha256(numbers: readonly number[], size: 4 | 8): string {
  const bytes = Buffer.alloc(numbers.length * size);
  numbers.forEach((x, i) => {
    if (size === 4) bytes.writeFloatLE(x, 4 * i);
    else bytes.writeDoubleLE(x, 8 * i);
  });
  return createHash("sha256").update(bytes).digest("hex");
}

afterEach(() => vi.unstubAllGlobals());

describe("weightsHash", () => {
  test.each([["f32", 4] as const, ["f64", 8] as const])(
    "is the SHA-256 of W, then b, layer by layer, little-endian in %s",
    async (precision, size) => {
      const parameters = copyParameters(net.parameters, precision);
      const numbers = parameters.flatMap(({ weights, bias }) => [...weights, ...bias]);
      expect(await weightsHash({ parameters })).toBe(sha256(numbers, size));
    },
  );

  test("is the same after save and load", async () => {
    expect(await weightsHash(load(save(net)))).toBe(await weightsHash(net));
  });

  test("tells −0 from 0", async () => {
    const zero = { weights: new Float32Array(1), bias: new Float32Array([0]) };
    const negative = { weights: new Float32Array(1), bias: new Float32Array([-0]) };
    expect(await weightsHash({ parameters: [negative] })).not.toBe(await weightsHash({ parameters: [zero] }));
  });

  test("takes every NaN for the same one", async () => {
    const wide = (...words: number[]) => new Float64Array(new Uint32Array(words).buffer);
    const narrow = (...words: number[]) => new Float32Array(new Uint32Array(words).buffer);
    const quiet = { weights: narrow(0x7fc00000, 0x3f800000), bias: narrow(0x7fc00000) };
    const odd = { weights: narrow(0xffc00001, 0x3f800000), bias: narrow(0x7f800001) };
    expect(await weightsHash({ parameters: [odd] })).toBe(await weightsHash({ parameters: [quiet] }));
    const quiet64 = { weights: wide(0, 0x7ff80000), bias: wide(0, 0x3ff00000) };
    const odd64 = { weights: wide(5, 0xfff00000), bias: wide(0, 0x3ff00000) };
    const expected = createHash("sha256")
      .update(new Uint32Array([0, 0x7ff80000, 0, 0x3ff00000]))
      .digest("hex");
    expect(await weightsHash({ parameters: [odd64] })).toBe(expected);
    expect(await weightsHash({ parameters: [quiet64] })).toBe(expected);
  });

  test("says where a platform has no crypto.subtle", async () => {
    vi.stubGlobal("crypto", undefined);
    expect(await caughtAsync(() => weightsHash(net))).toBe(
      "hash/crypto: weightsHash: expected crypto.subtle, got none. A browser has it on https and on localhost only.",
    );
  });
});
