// How the units of a layer are dealt to threads.
import { describe, expect, it } from "vitest";
import { dense } from "../network/dense.js";
import { network } from "../network/network.js";
import type { Precision } from "../network/parameters.js";
import { lanes } from "./emit/lanes.js";
import { ownColumns, type Shape, shapesOf } from "./shapes.js";

const lineBytes = 64;
const zeros = { inputs: false, hidden: false };

/** A hidden layer of so many units and the last one, as each of the threads sees them. */
function layers(units: number, outputs: number, threads: number, precision: Precision = "f32"): Shape[][] {
  const net = network({ inputSize: 5 }, [dense(units, "tanh"), dense(outputs, "softmax")]);
  return Array.from({ length: threads }, (_, thread) =>
    shapesOf(net, lanes[precision], { zeros, rows: 32, share: { thread, threads } }),
  );
}

const dealt = (units: number, threads: number, precision?: Precision) =>
  layers(units, 3, threads, precision).map(([hidden]) => hidden);

const sizes = (shapes: Shape[], precision: Precision = "f32") =>
  shapes.map((shape) => ownColumns(shape, lanes[precision].count));

describe("units dealt to threads", () => {
  it.each(["f32", "f64"] as const)("all of them, each to one, in %s", (precision) => {
    for (let threads = 2; threads <= 9; threads++) {
      for (let units = 1; units <= 70; units++) {
        const shapes = dealt(units, threads, precision);
        const own = sizes(shapes, precision);
        expect(own.reduce((sum, size) => sum + size)).toBe(units);
        expect(Math.max(...own)).toBeLessThanOrEqual((9 / 8) * 4 * Math.ceil(Math.ceil(units / 4) / threads));
        let first = 0;
        for (const [thread, shape] of shapes.entries()) {
          if (own[thread] > 0) expect(shape.own.first * lanes[precision].count).toBe(first);
          first += own[thread];
        }
      }
    }
  });

  it("between lines of the cache, where shares stay about equal", () => {
    expect(sizes(dealt(100, 2))).toEqual([48, 52]);
    expect(sizes(dealt(1024, 3))).toEqual([336, 352, 336]);
    for (const shape of dealt(100, 2)) {
      expect((shape.own.first * 16) % lineBytes).toBe(0);
      expect(shape.rowBytes % lineBytes).toBe(0);
    }
  });

  it("else in fours", () => {
    expect(sizes(dealt(100, 4))).toEqual([24, 28, 24, 24]);
    expect(sizes(dealt(10, 2))).toEqual([8, 2]);
  });

  it("a row has no more than its numbers where nobody shares it", () => {
    expect(dealt(100, 1)[0].rowBytes).toBe(400);
  });
});

describe("the last layer", () => {
  it("is not dealt: it looks as it does to one thread", () => {
    for (let outputs = 1; outputs <= 70; outputs++) {
      const [[, alone]] = layers(37, outputs, 1);
      for (const [, last] of layers(37, outputs, 3)) expect(last).toEqual(alone);
    }
  });
});
