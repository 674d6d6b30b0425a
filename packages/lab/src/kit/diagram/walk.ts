// Arrow keys in a diagram: right leads from a node to the first edge that leaves it and on to the node it reaches,
// left the same way back; up and down go to the neighbor among nodes of a column or edges into one node and the next.
import { biasId, type Diagram, nodeId, type Part, partOf, weightId } from "./diagram.js";

type Shape = Pick<Diagram, "columns" | "joints">;

/** Every part in the order of reading: a column's nodes, then the edges that lead on. */
export function parts({ columns, joints }: Shape): string[] {
  return columns.flatMap((nodes, column) => [
    ...nodes.map((_, i) => nodeId(column, i)),
    ...(joints[column] ? edges({ columns, joints }, column) : []),
  ]);
}

/** Node by node: its weights, then its bias. */
function edges({ columns }: Shape, joint: number): string[] {
  return columns[joint + 1].flatMap((_, to) => [
    ...columns[joint].map((_, from) => weightId(joint, to, from)),
    biasId(joint, to),
  ]);
}

/** Where a key leads from a part; undefined where it leads nowhere. */
export function walk(shape: Shape, id: string, key: string): string | undefined {
  const part = partOf(id);
  if (!part) return undefined;
  if (key === "ArrowUp" || key === "ArrowDown") return beside(shape, part, key === "ArrowUp" ? -1 : 1);
  if (key === "ArrowRight") return ahead(shape, part);
  return key === "ArrowLeft" ? behind(shape, part) : undefined;
}

function beside(shape: Shape, part: Part, by: number): string | undefined {
  const ids =
    part.kind === "node"
      ? shape.columns[part.column].map((_, i) => nodeId(part.column, i))
      : edges(shape, part.joint);
  return ids[ids.indexOf(part.id) + by];
}

function ahead({ columns, joints }: Shape, part: Part): string | undefined {
  if (part.kind !== "node") return nodeId(part.joint + 1, part.to);
  if (!joints[part.column]) return undefined;
  return weightId(part.column, Math.min(part.index, columns[part.column + 1].length - 1), part.index);
}

function behind(shape: Shape, part: Part): string | undefined {
  if (part.kind === "weight") return nodeId(part.joint, part.from);
  if (part.kind === "bias") return nodeId(part.joint, shape.columns[part.joint].length - 1);
  if (part.column === 0) return undefined;
  return weightId(
    part.column - 1,
    part.index,
    Math.min(part.index, shape.columns[part.column - 1].length - 1),
  );
}
