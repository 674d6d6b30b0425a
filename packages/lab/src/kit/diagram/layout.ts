// Where nodes, biases and edges stand in a drawing of so many pixels.
import { textWidth } from "../text-width.js";
import { type Diagram, type Part, partOf } from "./diagram.js";
import { mix, type Point, placeNumbers } from "./numbers.js";
import { parts } from "./walk.js";

type Edge = Exclude<Part, { kind: "node" }>;

export interface Layout {
  readonly radius: number;
  /** A hidden node's name stands in the gap above the node: its size, and how far above the rim it begins. */
  readonly above: { readonly size: number; readonly rise: number };
  node(column: number, index: number): Point;
  /** The constant 1 beneath a column, from which the biases of the next one come. */
  one(column: number): Point;
  edge(part: Edge): { from: Point; to: Point };
  /** Where an edge's number stands. */
  label(part: Edge): Point;
}

/** Pixels at both sides for the names of inputs and outputs, which stand outside: the longest, as far as the drawing can
 * spare it. */
export function roomForNames({ columns }: Diagram, width: number): number {
  const names = [columns[0], columns[columns.length - 1]].flat().map(({ name }) => textWidth(name) + 10);
  return Math.max(width < 480 ? 22 : 44, Math.min(Math.max(...names), 0.24 * width));
}

interface Room {
  readonly width: number;
  readonly height: number;
  /** Kept free at the left and the right, for names. */
  readonly margin: number;
  /** Digits behind the point of the numbers on edges; 2 by default. */
  readonly digits?: number;
}

export function layout(diagram: Diagram, { width, height, margin, digits = 2 }: Room): Layout {
  const { columns } = diagram;
  // each column but the last has one place more, for its constant 1
  const places = columns.map((nodes, column) => nodes.length + (column < columns.length - 1 ? 1 : 0));
  const pitch = height / Math.max(...places);
  const radius = Math.min(22, pitch * 0.36, (width - 2 * margin) / (4 * columns.length));
  const x = (column: number) =>
    columns.length === 1
      ? width / 2
      : margin + radius + (column * (width - 2 * (margin + radius))) / (columns.length - 1);
  const top = (column: number) => (height - pitch * (places[column] - 1)) / 2;
  const node = (column: number, index: number) => ({ x: x(column), y: top(column) + pitch * index });
  const one = (column: number) => node(column, columns[column].length);
  const edge: Layout["edge"] = (part) => {
    const [from, to] = [
      part.kind === "bias" ? one(part.joint) : node(part.joint, part.from),
      node(part.joint + 1, part.to),
    ];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return { from: mix(from, to, radius / length), to: mix(to, from, radius / length) };
  };
  // near its source, where the edges have not crossed yet, and each a little further than the one above it
  const wanted = ({ joint, to }: Edge) => {
    const targets = columns[joint + 1].length;
    return targets === 1 ? 0.42 : 0.2 + (0.2 * to) / (targets - 1);
  };
  const numbered = () =>
    parts(diagram)
      .map((id) => partOf(id)!)
      .filter((part): part is Edge => part.kind !== "node")
      .map((part) => ({ id: part.id, ...edge(part), wanted: wanted(part) }));
  const circles = columns.flatMap((nodes, column) => [
    ...nodes.map((_, index) => node(column, index)),
    ...(column < columns.length - 1 ? [one(column)] : []),
  ]);
  let labels: ReadonlyMap<string, Point> | undefined;
  const label: Layout["label"] = ({ id }) => {
    labels ??= placeNumbers(numbered(), circles, { radius, digits });
    return labels.get(id)!;
  };
  const gap = pitch - 2 * radius;
  const size = Math.min(13, Math.max(10, 0.75 * gap));
  // digits and the letter h are about 0.73 of their size high
  const above = { size, rise: Math.min(5, Math.max((gap - 0.73 * size) / 2, 0)) };
  return { radius, above, node, one, edge, label };
}
