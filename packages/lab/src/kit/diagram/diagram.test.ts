import { dense, network, trace } from "kobai";
import { describe, expect, it } from "vitest";
import { biasId, diagramOf, largestWeight, nodeId, numberOf, partOf, weightId } from "./diagram.js";
import { layout, roomForNames } from "./layout.js";
import { parts, walk } from "./walk.js";

const spec = network({ inputSize: 3, seed: 4 }, [dense(2, "sigmoid"), dense(1, "sigmoid")]);
const input = [0.25, 0.5, 1];
const diagram = diagramOf(spec, input);

describe("a diagram of a network", () => {
  it("has a column per layer, named x, h and y, with the numbers of the reference", () => {
    const { layers, output } = trace(spec, input);
    expect(diagram.columns.map((nodes) => nodes.map(({ name }) => name))).toEqual([
      ["x1", "x2", "x3"],
      ["h1", "h2"],
      ["y"],
    ]);
    expect(diagram.columns.map((nodes) => nodes.map(({ value }) => value))).toEqual([
      input,
      [...layers[0].y],
      [...output],
    ]);
  });

  it("finds every weight and bias by its id", () => {
    const { weights, bias } = spec.parameters[0];
    const shown = (id: string) => numberOf(diagram, partOf(id)!);
    expect(shown(weightId(0, 1, 2))).toBe(weights[1 * 3 + 2]);
    expect(shown(biasId(0, 1))).toBe(bias[1]);
    expect(shown(nodeId(0, 2))).toBe(1);
    expect(largestWeight(diagram)).toBe(
      Math.max(...spec.parameters.flatMap(({ weights, bias }) => [...weights, ...bias].map(Math.abs))),
    );
  });

  it("has an id for each part, and no part for another text", () => {
    expect(parts(diagram)).toHaveLength(3 + 2 * 4 + 2 + 3 + 1);
    expect(parts(diagram).map((id) => partOf(id)?.id)).toEqual(parts(diagram));
    expect(["", "n1", "x0.1", "constructor"].map(partOf)).toEqual(new Array(4).fill(undefined));
  });

  it("names the nodes of several hidden layers by layer and place", () => {
    const deep = network({ inputSize: 1 }, [dense(1, "tanh"), dense(2, "tanh"), dense(2, "identity")]);
    expect(diagramOf(deep).columns.map((nodes) => nodes.map(({ name }) => name))).toEqual([
      ["x1"],
      ["h1.1"],
      ["h2.1", "h2.2"],
      ["y1", "y2"],
    ]);
  });
});

describe("arrow keys", () => {
  const path = (from: string, ...keys: string[]) => {
    let at = from;
    return keys.map((key) => (at = walk(diagram, at, key) ?? `no way ${key}`));
  };
  it("lead along an edge to the next node and back", () => {
    expect(path("n0.1", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")).toEqual([
      "w0.1.1",
      "n1.1",
      "w1.0.1",
      "n2.0",
    ]);
    expect(path("n2.0", "ArrowLeft", "ArrowLeft")).toEqual(["w1.0.0", "n1.0"]);
    expect(walk(diagram, "n2.0", "ArrowRight")).toBeUndefined();
    expect(walk(diagram, "n0.0", "ArrowLeft")).toBeUndefined();
  });
  it("reach every edge of a joint up and down, the biases too", () => {
    expect(path("w0.0.0", ...new Array(7).fill("ArrowDown"))).toEqual([
      ...["w0.0.1", "w0.0.2", "b0.0"],
      ...["w0.1.0", "w0.1.1", "w0.1.2", "b0.1"],
    ]);
    expect(walk(diagram, "b0.1", "ArrowDown")).toBeUndefined();
    expect(walk(diagram, "b0.1", "ArrowLeft")).toBe("n0.2");
  });
});

describe("the layout", () => {
  const room = { width: 600, height: 300, margin: 30 };
  const placed = layout(diagram, room);
  it("keeps every part within the room, columns from left to right", () => {
    for (const [column, nodes] of diagram.columns.entries()) {
      for (const i of nodes.keys()) {
        const { x, y } = placed.node(column, i);
        expect(x - placed.radius).toBeGreaterThanOrEqual(room.margin);
        expect(x + placed.radius).toBeLessThanOrEqual(room.width - room.margin);
        expect(y - placed.radius).toBeGreaterThanOrEqual(0);
        expect(y + placed.radius).toBeLessThanOrEqual(room.height);
      }
    }
  });
  it("keeps room for the longest name, Japanese ones too, and gives no more than a quarter to names", () => {
    const named = (inputs: string[]) => ({
      ...diagram,
      columns: [inputs.map((name) => ({ name })), [{ name: "y" }]],
    });
    expect(roomForNames(named(["x1"]), 640)).toBe(44);
    expect(roomForNames(named(["花びらの長さ"]), 640)).toBeGreaterThanOrEqual(6 * 13);
    expect(roomForNames(named(["sepal length in centimetres"]), 320)).toBeLessThan(80);
  });
  it("writes the names of hidden nodes into the gap between two nodes, whatever the height", () => {
    const four = network({ inputSize: 4 }, [dense(4, "tanh"), dense(2, "tanh")]);
    for (const height of [140, 200, 290, 480]) {
      const { radius, above, node } = layout(diagramOf(four), { ...room, height });
      const gap = node(1, 1).y - node(1, 0).y - 2 * radius;
      const letters = 0.73 * above.size;
      expect(above.rise).toBeGreaterThanOrEqual(0);
      if (gap > letters) expect(above.rise + letters).toBeLessThan(gap);
    }
  });
  it("lets edges begin and end at the rim of their nodes", () => {
    const { from, to } = placed.edge({ kind: "weight", id: "", joint: 0, to: 1, from: 2 });
    const rim = (point: { x: number; y: number }, centre: { x: number; y: number }) =>
      Math.hypot(point.x - centre.x, point.y - centre.y);
    expect(rim(from, placed.node(0, 2))).toBeCloseTo(placed.radius, 9);
    expect(rim(to, placed.node(1, 1))).toBeCloseTo(placed.radius, 9);
  });
  it.each([250, 340, 600])("writes no number over another or over a node in %i px", (width) => {
    const two = diagramOf(network({ inputSize: 2 }, [dense(2, "tanh"), dense(2, "tanh")]));
    const { node, one, label, radius } = layout(two, { width, height: 250, margin: 30 });
    const edges = parts(two).flatMap((id) => {
      const part = partOf(id)!;
      return part.kind === "node" ? [] : [label(part)];
    });
    const circles = [node(0, 0), node(0, 1), node(1, 0), node(1, 1), node(2, 0), node(2, 1), one(0), one(1)];
    for (const [i, a] of edges.entries()) {
      for (const b of edges.slice(i + 1))
        expect(Math.abs(a.x - b.x) > 36 || Math.abs(a.y - b.y) > 13).toBe(true);
      for (const b of circles)
        expect(Math.abs(a.x - b.x) > 18 + radius - 1 || Math.abs(a.y - b.y) > 7 + radius - 1).toBe(true);
    }
  });
});
