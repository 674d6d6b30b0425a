import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dSigmoid, Layer, Node, random, seed, sigmoid } from "./index.js";

const sizes = fc.record({
  nin: fc.integer({ min: 1, max: 5 }),
  nout: fc.integer({ min: 1, max: 4 }),
  n: fc.nat(),
});
const randoms = (length: number) => Array.from({ length }, random);

/** A layer that has seen one sample, forward and backward, and that sample. */
function trained({ nin, nout, n }: { nin: number; nout: number; n: number }) {
  seed(n);
  const layer = new Layer(nin, nout);
  const [x, y0] = [randoms(nin), randoms(nout)];
  layer.forward(x);
  const delta = layer.mseLoss(y0);
  return { layer, x, y0, delta, dx: layer.backward(delta) };
}

/** The slope of the loss of one sample as `shift` moves one number of the layer or of its input. */
function slope({ layer, x, y0 }: ReturnType<typeof trained>, shift: (by: number) => void): number {
  const lossAt = (by: number) => {
    shift(by);
    const y = layer.forward(x);
    shift(-by);
    return y.reduce((sum, value, i) => sum + (value - y0[i]) ** 2, 0);
  };
  return (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
}

describe("sigmoid", () => {
  it("is one half at 0, and its derivative there a quarter", () => {
    expect([sigmoid(0), dSigmoid(sigmoid(0))]).toEqual([0.5, 0.25]);
  });

  it("dSigmoid takes y and returns the slope of sigmoid where its value is y", () => {
    for (const z of [-3, -0.5, 0, 1, 4]) {
      expect(dSigmoid(sigmoid(z))).toBeCloseTo((sigmoid(z + 1e-5) - sigmoid(z - 1e-5)) / 2e-5, 9);
    }
  });
});

describe("Layer", () => {
  it("its gradients are central differences of the loss", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const all = trained(size);
        const { layer, x, dx } = all;
        for (let i = 0; i < size.nout; i++) {
          for (let j = 0; j < size.nin; j++) {
            expect(layer.dw[i][j]).toBeCloseTo(
              slope(all, (by) => (layer.w[i][j] += by)),
              8,
            );
          }
          expect(layer.db[i]).toBeCloseTo(
            slope(all, (by) => (layer.b[i] += by)),
            8,
          );
        }
        for (let j = 0; j < size.nin; j++)
          expect(dx[j]).toBeCloseTo(
            slope(all, (by) => (x[j] += by)),
            8,
          );
      }),
      { seed: 1 },
    );
  });

  it("computes what as many nodes would with its weights", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const { layer, x, y0 } = trained(size);
        for (let i = 0; i < size.nout; i++) {
          const node = Object.assign(new Node(size.nin), { w: layer.w[i], b: layer.b[i] });
          expect(node.forward(x)).toBe(layer.y[i]);
          node.backward(node.mseLoss(y0[i]));
          expect([node.dw, node.db]).toEqual([layer.dw[i], layer.db[i]]);
        }
      }),
      { seed: 1 },
    );
  });

  it("mseLoss adds to the loss and returns 2 (y − y0)", () => {
    const layer = new Layer(1, 2);
    layer.y = [0.75, 0.25];
    expect(layer.mseLoss([1, 0])).toEqual([-0.5, 0.5]);
    layer.mseLoss([0.75, 1.25]);
    expect(layer.loss).toBe(0.0625 + 0.0625 + 1);
  });

  it("two calls of backward add up", () => {
    const { layer, delta } = trained({ nin: 3, nout: 2, n: 0 });
    const once = { dw: structuredClone(layer.dw), db: [...layer.db] };
    layer.backward(delta);
    expect(layer.dw).toEqual(once.dw.map((row) => row.map((value) => 2 * value)));
    expect(layer.db).toEqual(once.db.map((value) => 2 * value));
  });

  it("update takes alpha times the gradient away and clears the sums", () => {
    const { layer } = trained({ nin: 3, nout: 2, n: 0 });
    const before = structuredClone({ ...layer });
    layer.update(0.1);
    expect(layer.w).toEqual(before.w.map((row, i) => row.map((w, j) => w - 0.1 * before.dw[i][j])));
    expect(layer.b).toEqual(before.b.map((b, i) => b - 0.1 * before.db[i]));
    expect(layer).toMatchObject({
      dw: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      db: [0, 0],
      loss: 0,
    });
  });

  it("an input, a target or a delta of another length is an error", () => {
    const layer = new Layer(3, 2);
    expect(() => layer.forward([1, 2])).toThrow(
      new RangeError(
        "Layer: expected an input of length 3 (its nin), got 2 values. Its nin must equal the nout of the layer before it.",
      ),
    );
    expect(() => layer.mseLoss([1])).toThrow(
      new RangeError(
        "Layer: expected a target of length 2 (its nout), got 1 value. Give one wanted value per output.",
      ),
    );
    expect(() => layer.backward([1, 2, 3])).toThrow(
      new RangeError(
        "Layer: expected a delta of length 2 (its nout), got 3 values. Give it the dx of the layer after it, or what mseLoss returned.",
      ),
    );
  });
});

describe("Node", () => {
  it("two calls of backward add up, and update clears the sums", () => {
    const node = new Node(2);
    node.forward([1, 2]);
    node.backward(1);
    const [once, db] = [[...node.dw], node.db];
    node.backward(1);
    expect([node.dw, node.db]).toEqual([once.map((value) => 2 * value), 2 * db]);
    node.update(0.1);
    expect(node).toMatchObject({ dw: [0, 0], db: 0, loss: 0 });
  });

  it("an input of another length is an error", () => {
    expect(() => new Node(3).forward([1])).toThrow(
      new RangeError(
        "Node: expected an input of length 3 (its nin), got 1 value. Give it one value per weight.",
      ),
    );
  });
});
