// The node as a live formula: y = σ(w1 x1 + w2 x2 + w3 x3 + b), its four numbers under the reader's hand.
import { number, operator, symbol, type Term, type Terms } from "../../kit/formula/terms.js";
import { type Parameters, parameterNames } from "../../lesson/node.js";
import { parameter } from "./state.js";

interface Hands {
  readonly label: (name: string) => string;
  readonly onchange: (parameters: Parameters) => void;
}

export function nodeTerms(parameters: Parameters, { label, onchange }: Hands): Terms {
  const handle = (index: number): Term =>
    number(parameters[index], {
      digits: 1,
      id: parameterNames[index],
      handle: {
        label: label(parameterNames[index]),
        field: parameter,
        step: 0.1,
        onchange: (value) => onchange(parameters.with(index, value)),
      },
    });
  const product = (index: number): Terms => [handle(index), symbol("x", `${index + 1}`), operator("+")];
  return [
    ...[symbol("y"), operator("= σ(")],
    ...[...product(0), ...product(1), ...product(2), handle(3)],
    operator(")"),
  ];
}

/** What is left of the node's sum for one sample: inputs are 0 or 1, so weights are in it or not. */
export function sumOf(x: readonly number[]): string {
  const within = x.flatMap((value, j) => (value === 1 ? [`w${j + 1}`] : []));
  return `σ(${[...within, "b"].join(" + ")})`;
}
