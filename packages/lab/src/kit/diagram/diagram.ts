// A network as a diagram: plain data in, ids and places out. Column 0 is the input; joint l leads from column l to
// column l + 1. Every weight, every bias and every node has an id that text, formula and code share with the drawing.
import { type ForwardTrace, type Network, trace } from "kobai";

export interface DiagramNode {
  readonly name: string;
  /** Its ink: 0 is paper, 1 full; below 0 it takes the color of negative numbers. */
  readonly value?: number | undefined;
}

export interface Joint {
  /** [to][from]; NaN here or in the bias: not known yet, drawn without a number */
  readonly weights: readonly ArrayLike<number>[];
  /** [to] */
  readonly bias: ArrayLike<number>;
}

export interface Diagram {
  readonly columns: readonly (readonly DiagramNode[])[];
  readonly joints: readonly Joint[];
}

/** The output `index` of column `column`. */
export const nodeId = (column: number, index: number) => `n${column}.${index}`;
export const weightId = (joint: number, to: number, from: number) => `w${joint}.${to}.${from}`;
export const biasId = (joint: number, to: number) => `b${joint}.${to}`;

export type Part =
  | { readonly kind: "node"; readonly id: string; readonly column: number; readonly index: number }
  | {
      readonly kind: "weight";
      readonly id: string;
      readonly joint: number;
      readonly to: number;
      readonly from: number;
    }
  | { readonly kind: "bias"; readonly id: string; readonly joint: number; readonly to: number };

export function partOf(id: string): Part | undefined {
  const [, kind, ...numbers] = /^([nwb])(\d+)\.(\d+)(?:\.(\d+))?$/.exec(id) ?? [];
  const [a, b, c] = numbers.map(Number);
  if (kind === "n") return { kind: "node", id, column: a, index: b };
  if (kind === "w") return { kind: "weight", id, joint: a, to: b, from: c };
  return kind === "b" ? { kind: "bias", id, joint: a, to: b } : undefined;
}

/** The value that a part shows. */
export function numberOf({ columns, joints }: Diagram, part: Part): number | undefined {
  if (part.kind === "node") return columns[part.column][part.index].value;
  if (part.kind === "bias") return joints[part.joint].bias[part.to];
  return joints[part.joint].weights[part.to][part.from];
}

/** The largest size among weights and biases: full width. */
export function largestWeight({ joints }: Diagram): number {
  const sizes = joints.flatMap(({ weights, bias }) =>
    [bias, ...weights].flatMap((row) => Array.from(row, Math.abs)),
  );
  return Math.max(0, ...sizes);
}

interface Names {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
}

/** A network and, where there is an input, its numbers: x1, x2 …, h1, h2 … (or h1.1 where there are more hidden
 * layers), y1 … */
export function diagramOf(network: Network, input?: ArrayLike<number>, names: Names = {}): Diagram {
  const run: ForwardTrace | undefined = input && trace(network, input);
  const { inputSize, layers, parameters } = network;
  const sizes = [inputSize, ...layers.map(({ outputSize }) => outputSize)];
  const valuesIn = (column: number) => (column === 0 ? input : run?.layers[column - 1].y);
  return {
    columns: sizes.map((size, column) =>
      Array.from({ length: size }, (_, i) => ({
        name: nodeName({ column, last: sizes.length - 1, i, size }, names),
        value: valuesIn(column)?.[i],
      })),
    ),
    joints: parameters.map(({ weights, bias }, joint) => ({ weights: rows(weights, sizes[joint]), bias })),
  };
}

function rows(weights: ArrayLike<number>, length: number): number[][] {
  const flat = Array.from(weights);
  return Array.from({ length: flat.length / length }, (_, i) => flat.slice(i * length, (i + 1) * length));
}

function nodeName(
  { column, last, i, size }: { column: number; last: number; i: number; size: number },
  { inputs, outputs }: Names,
): string {
  if (column === 0) return inputs?.[i] ?? `x${i + 1}`;
  if (column === last) return outputs?.[i] ?? (size === 1 ? "y" : `y${i + 1}`);
  return last > 2 ? `h${column}.${i + 1}` : `h${i + 1}`;
}
