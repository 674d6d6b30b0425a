// A node of the network with its numbers put in: z = 0.52 × 0.30 − 1.20 × 0.81 + 0.10 = −0.63, then h1 = tanh(z). Each
// factor lights up with its edge or node in the drawing.
import type { LayerForward } from "kobai";
import { biasId, type Diagram, nodeId, type Part, weightId } from "../../../kit/diagram/diagram.js";
import { group, number, operator, symbol, type Term, type Terms } from "../../../kit/formula/terms.js";

/** More products than this are not written out. */
const mostProducts = 8;
const digits = 2;

interface NodePlace {
  readonly column: number;
  readonly index: number;
}

/** The node that a part belongs to: an edge to the one it leads into. Inputs have no formula. */
export function nodeOf(part: Part): NodePlace {
  return part.kind === "node" ? part : { column: part.joint + 1, index: part.to };
}

/** Its sum, and what its activation makes of it: two lines, or one where there is nothing to be made. */
export function formulasOf(diagram: Diagram, place: NodePlace, layers: readonly LayerForward[]): Terms[] {
  const { column, index } = place;
  const id = nodeId(column, index);
  const { name, value = Number.NaN } = diagram.columns[column][index];
  const result = [operator("="), number(value, { digits, id })];
  if (column === 0) return [[named(name, id), ...result]];
  const { activation, z } = layers[column - 1];
  if (activation === "identity")
    return [[named(name, id), operator("="), ...sumOf(diagram, place), ...result]];
  const sum = number(z[index], { digits });
  const applied = [activation === "sigmoid" ? symbol("σ") : operator(activation), group(sum)];
  return [
    [symbol("z"), operator("="), ...sumOf(diagram, place), operator("="), sum],
    [named(name, id), operator("="), ...applied, ...result],
  ];
}

function sumOf({ columns, joints }: Diagram, { column, index }: NodePlace): Term[] {
  const joint = column - 1;
  const sources = columns[joint];
  const products = sources.slice(0, mostProducts).flatMap(({ value = Number.NaN }, from): Term[] => [
    number(joints[joint].weights[index][from], {
      digits,
      id: weightId(joint, index, from),
      wrapped: from > 0,
    }),
    operator("×"),
    number(value, { digits, id: nodeId(joint, from), wrapped: true }),
    operator("+"),
  ]);
  const left = sources.length > mostProducts ? [operator("…"), operator("+")] : [];
  return [
    ...products,
    ...left,
    number(joints[joint].bias[index], { digits, id: biasId(joint, index), wrapped: true }),
  ];
}

/** x1 and h2.3 with their numbers set low; any other name as it is. */
function named(name: string, id: string): Term {
  const [, letter, place] = /^([hxy])([\d.]+)$/.exec(name) ?? [];
  return letter ? symbol(letter, place, id) : symbol(name, undefined, id);
}
