// Dropout: Philox4x32-10 (random.ts) in integer instructions, so that any mask can be made again from its address.
import { philoxMultipliers, philoxRounds, philoxWeyl, seedKey, streams } from "../../random.js";
import {
  advance,
  define,
  type FunctionBuilder,
  type FunctionCode,
  type Local,
  whileBelow,
} from "../encode/function.js";
import { type Code, i32, i64, op } from "../encode/instruction.js";
import type { Lanes } from "./lanes.js";

export interface Dropout {
  readonly name: string;
  readonly lanes: Lanes;
  readonly seed: number;
  /** From 0. */
  readonly layer: number;
  readonly share: number;
  /** The vectors of columns it works on. */
  readonly vectors: number;
  /** From one row to the next. */
  readonly rowBytes: number;
}

/** Ten rounds on four counters, in place. The key is a constant, and so is its schedule. */
function philoxRoundsCode(f: FunctionBuilder, seed: number, [c0, c1, c2, c3]: Local[]): Code {
  const [product0, product1] = f.locals("i64", 2);
  const [key0, key1] = seedKey(seed);
  const wide = (c: Local, multiplier: number) =>
    op("i64.mul", op("i64.extend_i32_u", c.get), i64(BigInt(multiplier)));
  const high = (product: Local) => op("i32.wrap_i64", op("i64.shr_u", product.get, i64(32n)));
  const xor3 = (a: Code, b: Code, key: number) => op("i32.xor", op("i32.xor", a, b), i32(key));
  return Array.from({ length: philoxRounds }, (_, round) => [
    product0.set(wide(c0, philoxMultipliers[0])),
    product1.set(wide(c2, philoxMultipliers[1])),
    c0.set(xor3(high(product1), c1.get, Math.imul(round, philoxWeyl[0]) + key0)),
    c2.set(xor3(high(product0), c3.get, Math.imul(round, philoxWeyl[1]) + key1)),
    c1.set(op("i32.wrap_i64", product1.get)),
    c3.set(op("i32.wrap_i64", product0.get)),
  ]);
}

/** (y, dropped, mask, end of y, step, columns before those, in fours): mask is 0 for a dropped output and 1 / (1 − share) for
 * a kept one, dropped = y · mask. */
export function emitDropout(dropout: Dropout): FunctionCode {
  const { name, lanes, seed, layer, share } = dropout;
  const { scalar, size } = lanes;
  const threshold = Math.round(share * 2 ** 32);
  const keep = scalar.constant(1 / (1 - share));
  return define(
    name,
    { parameters: ["i32", "i32", "i32", "i32", "i32", "i32"] },
    (f, y, dropped, mask, end, step, first) => {
      const counters = f.locals("i32", 4);
      const [row, block, words] = f.locals("i32", 3);
      // A share within 2^−33 of 1 rounds to a threshold that no 32-bit number reaches
      const drops = (word: Code) => (threshold < 2 ** 32 ? op("i32.lt_u", word, i32(threshold)) : i32(1));
      const unit = (i: number): Code => [
        scalar.store(mask.get, op("select", scalar.constant(0), keep, drops(counters[i].get)), i * size),
        scalar.store(
          dropped.get,
          scalar.mul(scalar.load(y.get, i * size), scalar.load(mask.get, i * size)),
          i * size,
        ),
      ];
      const units = (n: number): Code => [
        Array.from({ length: n }, (_, i) => unit(i)),
        [y, dropped, mask].map((pointer) => advance(pointer, n * size)),
      ];
      const draw = [
        [block.get, row.get, step.get, i32(streams.dropout + 16 * layer)].map((value, i) =>
          counters[i].set(value),
        ),
        philoxRoundsCode(f, seed, counters),
      ];
      const columns = dropout.vectors * lanes.count;
      return whileBelow(
        y,
        end.get,
        block.set(first.get),
        words.set(op("i32.add", first.get, i32(Math.floor(columns / 4)))),
        whileBelow(block, words.get, draw, units(4), advance(block, 1)),
        columns % 4 > 0 ? [draw, units(columns % 4)] : [],
        [y, dropped, mask].map((pointer) => advance(pointer, dropout.rowBytes - columns * size)),
        advance(row, 1),
      );
    },
  );
}
