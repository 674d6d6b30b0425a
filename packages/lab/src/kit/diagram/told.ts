// A part of a diagram in words: what it is and its number.
import type { Spoken } from "../language/context.js";
import { type Diagram, numberOf, type Part } from "./diagram.js";

export function told(diagram: Diagram, part: Part, { words, formats }: Spoken): string {
  const value = numberOf(diagram, part);
  const name = (column: number, index: number) => diagram.columns[column][index].name;
  if (part.kind === "node") {
    const node = name(part.column, part.index);
    return value === undefined ? node : words.node(node, formats.number(value, 3));
  }
  const to = name(part.joint + 1, part.to);
  const number = formats.signed(value ?? 0, 3);
  return part.kind === "bias"
    ? words.bias(to, number)
    : words.weight(name(part.joint, part.from), to, number);
}
