// The numbers of a layer as its program holds them: nested lists. Each number has the id of the part of the diagram that
// it belongs to, so that touching one lights the other.
import { biasId, type Diagram, nodeId, weightId } from "../kit/diagram/diagram.js";

export interface Entry {
  readonly id: string;
  readonly value: number;
}
export interface NamedList {
  readonly name: string;
  /** One row where it is a list, several where it is a list of lists. */
  readonly rows: readonly (readonly Entry[])[];
  readonly nested: boolean;
}

/** One number for each weight: `values[i][j]` joins input j to output i. */
export function perWeight(name: string, values: readonly (readonly number[])[]): NamedList {
  return {
    name,
    nested: true,
    rows: values.map((row, i) => row.map((value, j) => ({ id: weightId(0, i, j), value }))),
  };
}

export function perBias(name: string, values: readonly number[]): NamedList {
  return { name, nested: false, rows: [values.map((value, i) => ({ id: biasId(0, i), value }))] };
}

/** One number for each input (column 0) or output (column 1). */
export function perNode(name: string, values: readonly number[], column: 0 | 1): NamedList {
  return { name, nested: false, rows: [values.map((value, i) => ({ id: nodeId(column, i), value }))] };
}

interface Numbers {
  readonly w: readonly (readonly number[])[];
  readonly b: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** A layer as a diagram whose nodes bear the names that the program gives them. */
export function layerDiagram({ w, b, x, y }: Numbers): Diagram {
  const named = (name: string) => (value: number, i: number) => ({ name: `${name}[${i}]`, value });
  return { columns: [x.map(named("x")), y.map(named("y"))], joints: [{ weights: w, bias: b }] };
}

/** Where a key leads among the numbers of several lists, row under row; undefined where it leads nowhere. */
export function walkLists(lists: readonly NamedList[], at: Spot, key: string): Spot | undefined {
  const rows = lists.flatMap(({ rows }) => rows);
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (!by) return undefined;
  const row = rows[at.row + by[0]];
  const index = Math.min(at.index + by[1], by[0] === 0 ? Infinity : (row?.length ?? 1) - 1);
  return row?.[index] && { row: at.row + by[0], index };
}

export interface Spot {
  /** Counted through all lists. */
  readonly row: number;
  readonly index: number;
}
