// Where the numbers of edges stand: on their edges, so that none covers another or a node, where there is such a place.
import { boxAround, overlap } from "../box.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface NumberedEdge {
  readonly id: string;
  readonly from: Point;
  readonly to: Point;
  /** The share of the edge where its number stands by itself. */
  readonly wanted: number;
}

export const mix = (a: Point, b: Point, share: number): Point => ({
  x: a.x + share * (b.x - a.x),
  y: a.y + share * (b.y - a.y),
});

/** In more than so many edges there is no order that would help. */
const mostEdges = 60;

/** One after another, each as near as it can to where it stands by itself. */
export function placeNumbers(
  edges: readonly NumberedEdge[],
  nodes: readonly Point[],
  { radius, digits }: { radius: number; digits: number },
): ReadonlyMap<string, Point> {
  // a sign, a digit and the point before the digits behind it
  const box = (center: Point) => boxAround(center, { width: 7.3 * (digits + 3), height: 14 });
  const taken = nodes.map((center) => boxAround(center, { width: 2 * radius, height: 2 * radius }));
  const isFree = (place: Point) => !taken.some((other) => overlap(other, box(place)));
  return new Map(
    edges.map(({ id, from, to, wanted }) => {
      const places = [wanted, ...sharesNear(wanted)].map((share) => mix(from, to, share));
      const place = (edges.length <= mostEdges ? places.find(isFree) : undefined) ?? places[0];
      taken.push(box(place));
      return [id, place];
    }),
  );
}

const sharesNear = (wanted: number): number[] =>
  Array.from({ length: 19 }, (_, i) => 0.14 + 0.04 * i).sort(
    (a, b) => Math.abs(a - wanted) - Math.abs(b - wanted),
  );
