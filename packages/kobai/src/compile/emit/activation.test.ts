import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding, vectorFunction } from "../../../test/kernels.js";
import { between, worst64 } from "../../../test/points.js";
import { elementwise } from "../../network/activations.js";
import { define } from "../encode/function.js";
import { activationFinish, type ElementwiseName, emitActivation, emitted } from "./activation.js";
import {
  activationGradientFinish,
  derivatives,
  emitActivationGradient,
  leastGradient,
} from "./activation-gradient.js";
import type { Finish } from "./finish.js";
import { lanes as lanesOf } from "./lanes.js";
import { Program } from "./program.js";

const names = Object.keys(emitted) as ElementwiseName[];
const nan = Number.NaN;
const points = [0, -0, 1, -1, 700, -700, ...between(-10, 10), ...between(-1, 1)];
/** Where both machines hold every intermediate number, in f32. */
const points32 = [0, -0, 1, -1, 85, -85, ...between(-10, 10, 500), ...between(-1, 1, 500)].map(Math.fround);

/** f(z) and f′(z) by the kernels' expressions. */
function compiled(precision: "f32" | "f64", name: ElementwiseName) {
  const { value, readsZ } = emitted[name];
  return {
    value: vectorFunction(precision, value),
    derivative: vectorFunction(precision, (f, lanes, x) => {
      const [z, y] = f.locals("v128", 2);
      return [z.set(x), y.set(value(f, lanes, z.get)), derivatives[name](f, lanes, (readsZ ? z : y).get)];
    }),
  };
}

const slope = (name: ElementwiseName) => (z: number) =>
  elementwise[name].derivative(z, elementwise[name].value(z));

/** Those that divide once where network/activations.ts divides twice. */
const logistics: readonly ElementwiseName[] = ["sigmoid", "silu"];

describe.each(names.filter((name) => !logistics.includes(name)))("%s", (name) => {
  it("in f64 has the bits of network/activations.ts, value and derivative", () => {
    const { value, derivative } = compiled("f64", name);
    expect([...value(points)]).toEqual(points.map(elementwise[name].value));
    expect([...derivative(points)]).toEqual(points.map(slope(name)));
  });
});

describe.each(logistics)("%s", (name) => {
  it("in f64 is within 5 ULP of network/activations.ts, its derivative within 1e-15 · max(1, |z|)", () => {
    const { value, derivative } = compiled("f64", name);
    expect(worst64(value, elementwise[name].value, points).ulp).toBeLessThanOrEqual(5);
    const slopes = derivative(points);
    points.forEach((z, i) => {
      const error = Math.abs(slopes[i] - slope(name)(z));
      expect(error).toBeLessThanOrEqual(1e-15 * Math.max(1, Math.abs(z)));
    });
  });
});

describe.each(names)("%s", (name) => {
  it("in f32 is within 1.5e-7 · max(1, |z|), its derivative within 1e-6", () => {
    const { value, derivative } = compiled("f32", name);
    const [y, slopes] = [value(points32), derivative(points32)];
    points32.forEach((z, i) => {
      const error = Math.abs(y[i] - elementwise[name].value(z));
      expect(error).toBeLessThanOrEqual(1.5e-7 * Math.max(1, Math.abs(z)));
      expect(Math.abs(slopes[i] - slope(name)(z))).toBeLessThanOrEqual(1e-6);
    });
  });

  it.each(precisions)("in %s passes a NaN on", (precision) => {
    const [first, second] = compiled(precision, name).value([nan, 1]);
    expect(first).toBeNaN();
    expect(second).not.toBeNaN();
  });
});

describe.each(precisions)("what becomes of a finished sum in %s", (precision) => {
  const lanes = lanesOf[precision];
  const round = rounding[precision];
  const z = between(-3, 3, 2 * lanes.count).map(round);
  const bytes = z.length * lanes.size;

  /** A module whose function takes each vector from one place and finishes it in another. */
  function finishing(finish: (program: Program) => Finish): Kernels {
    const program = new Program();
    const finished = finish(program);
    program.add("run", (name) =>
      define(name, { parameters: ["i32", "i32"] }, (f, from, to) => {
        const sum = f.local("v128");
        return [0, 16].map((offset) => [sum.set(lanes.load(from.get, offset)), finished(f, sum, to, offset)]);
      }),
    );
    return new Kernels(precision, program.functions);
  }

  const short = names.filter((name) => !emitted[name].isLong);
  it.each(short)("%s goes into y, and z beside it where it is kept", (activation) => {
    const wanted = [...compiled(precision, activation).value(z)];
    const [y, kept] = [64, 128];
    for (const places of [
      { y, z: y },
      { y, z: kept },
    ]) {
      const kernels = finishing(() => activationFinish(lanes, { activation, ...places }));
      const from = kernels.place([...Array(128 / lanes.size).fill(nan), ...z]) + 128;
      kernels.call.run(from, y);
      expect(kernels.read(y, z.length)).toEqual(wanted);
      expect(kernels.read(kept, z.length)).toEqual(places.z === y ? Array(z.length).fill(nan) : z);
    }
  });

  it.each(names)("%s is put on some vectors of each row, or on all, in place or not", (activation) => {
    const rows = [z, z.toReversed(), z];
    const wanted = rows.map((row) => [...compiled(precision, activation).value(row)]);
    for (const vectors of [1, 2]) {
      const kernel = { lanes, activation, vectors, rowBytes: bytes };
      const kernels = new Kernels(precision, [emitActivation("run", kernel)]);
      const [from, to] = [kernels.place(rows.flat()), kernels.room(3 * z.length)];
      const untouched = kernels.read(to, z.length);
      for (const y of [to, from]) {
        kernels.call.run(from, y, from + 3 * bytes);
        const others = y === to ? [untouched, untouched, untouched] : rows;
        wanted.forEach((row, i) => {
          const count = vectors * lanes.count;
          expect(kernels.read(y + i * bytes, z.length)).toEqual([
            ...row.slice(0, count),
            ...others[i].slice(count),
          ]);
        });
      }
    }
  });

  it.each(names)("the gradient of y becomes that of z through %s, through dropout first", (activation) => {
    const { value, derivative } = compiled(precision, activation);
    const [slopes, gradient] = [derivative(z), z.toReversed()];
    const masks = gradient.map((_, i) => (i % 3 === 0 ? 0 : 2));
    for (const drops of [false, true]) {
      const places = { z: 64, y: 64 + bytes, gradient: 64 + 2 * bytes, mask: drops ? 64 + 3 * bytes : 0 };
      const kernels = finishing((program) =>
        activationGradientFinish(program, lanes, { activation, ...places }),
      );
      kernels.write(places.z, z);
      kernels.write(places.y, value(z));
      kernels.write(64 + 3 * bytes, masks);
      const from = 64 + 4 * bytes;
      kernels.write(from, gradient);
      kernels.call.run(from, places.gradient);
      const wanted = gradient.map((g, i) => round((drops ? round(g * masks[i]) : g) * slopes[i]));
      // the sign of a 0 is not covered by the law of arithmetic
      const unsigned = (values: number[]) => values.map((value) => value + 0);
      expect(unsigned(kernels.read(places.gradient, z.length))).toEqual(unsigned(wanted));
    }
  });

  it("a gradient of z below 2^−64 counts as 0 in f32, and no other does", () => {
    const limit = leastGradient;
    const values = [limit, -limit, limit * (1 - 2 ** -24), -limit * (1 - 2 ** -24), nan, 1e-37, 0, 1].map(
      round,
    );
    const places = { activation: "identity", z: 64, y: 64, gradient: 64, mask: 0 } as const;
    const kernels = finishing((program) => activationGradientFinish(program, lanes, places));
    for (let first = 0; first < values.length; first += 2 * lanes.count) {
      const some = values.slice(first, first + 2 * lanes.count);
      kernels.write(256, some);
      kernels.call.run(256, 64);
      const counts = (g: number) => precision === "f64" || !(Math.abs(g) < limit);
      expect(kernels.read(64, some.length)).toEqual(some.map((g) => (counts(g) ? g : 0)));
    }
  });
});

describe.each(precisions)("emitActivationGradient in %s", (precision) => {
  const lanes = lanesOf[precision];
  const z = between(-3, 3, 3 * lanes.count).map(rounding[precision]);
  const end = 2 * 16;

  it.each(names)("%s multiplies the gradient by its derivative, in place", (name) => {
    const kernels = new Kernels(precision, [emitActivationGradient("gradient", lanes, name)]);
    const { value, derivative } = compiled(precision, name);
    const gradient = z.toReversed();
    const [zAt, yAt, at] = [z, value(z), gradient].map((values) => kernels.place(values));
    kernels.call.gradient(zAt, yAt, at, yAt + end);
    const slopes = derivative(z);
    const wanted = gradient.map((g, i) => (i < 2 * lanes.count ? rounding[precision](g * slopes[i]) : g));
    expect(kernels.read(at, z.length)).toEqual(wanted);
  });
});
