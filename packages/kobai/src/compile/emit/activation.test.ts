import { describe, expect, it } from "vitest";
import { Kernels, precisions, rounding, vectorFunction } from "../../../test/kernels.js";
import { between } from "../../../test/points.js";
import { elementwise } from "../../network/activations.js";
import { type ElementwiseName, emitActivation, emitActivationGradient, emitted } from "./activation.js";
import { lanes as lanesOf } from "./lanes.js";

const names = Object.keys(emitted) as ElementwiseName[];
const nan = Number.NaN;
const points = [0, -0, 1, -1, 700, -700, ...between(-10, 10), ...between(-1, 1)];
/** Where both machines hold every intermediate number, in f32. */
const points32 = [0, -0, 1, -1, 85, -85, ...between(-10, 10, 500), ...between(-1, 1, 500)].map(Math.fround);

/** f(z) and f′(z) by the kernels' expressions. */
function compiled(precision: "f32" | "f64", name: ElementwiseName) {
  const { value, derivative } = emitted[name];
  return {
    value: vectorFunction(precision, value),
    derivative: vectorFunction(precision, (f, lanes, x) => {
      const [z, y] = f.locals("v128", 2);
      return [z.set(x), y.set(value(f, lanes, z.get)), derivative(f, lanes, z.get, y.get)];
    }),
  };
}

const slope = (name: ElementwiseName) => (z: number) =>
  elementwise[name].derivative(z, elementwise[name].value(z));

describe.each(names)("%s", (name) => {
  it("in f64 has the bits of network/activations.ts, value and derivative", () => {
    const { value, derivative } = compiled("f64", name);
    expect([...value(points)]).toEqual(points.map(elementwise[name].value));
    expect([...derivative(points)]).toEqual(points.map(slope(name)));
  });

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

describe.each(precisions)("emitActivation in %s", (precision) => {
  const lanes = lanesOf[precision];
  const z = between(-3, 3, 3 * lanes.count).map(rounding[precision]);
  const end = 2 * 16;
  const untouched = Array(lanes.count).fill(nan);

  it.each(names)("%s runs to the end and no further, in place too", (name) => {
    const kernels = new Kernels(precision, [emitActivation("activation", lanes, name)]);
    const [from, to] = [kernels.place(z), kernels.room(z.length)];
    kernels.call.activation(from, to, from + end);
    const wanted = [...compiled(precision, name).value(z)];
    expect(kernels.read(to, z.length)).toEqual([...wanted.slice(0, -lanes.count), ...untouched]);
    kernels.call.activation(from, from, from + end);
    expect(kernels.read(from, 2 * lanes.count)).toEqual(wanted.slice(0, -lanes.count));
  });

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
