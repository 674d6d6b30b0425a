// Each activation as one small expression in z, which every export prints in its own language.
import { type ActivationName, leakySlope } from "../network/activations.js";

/** Functions that a language has, or that its export brings along. */
export type FunctionName = "sigmoid" | "tanh" | "erf";

export type Expression =
  | { readonly kind: "z" }
  | { readonly kind: "number"; readonly value: number }
  | {
      readonly kind: "add" | "multiply" | "max";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "call"; readonly name: FunctionName; readonly of: Expression };

const z: Expression = { kind: "z" };
const number = (value: number): Expression => ({ kind: "number", value });
const call = (name: FunctionName, of: Expression): Expression => ({ kind: "call", name, of });
const binary =
  (kind: "add" | "multiply" | "max") =>
  (left: Expression, right: Expression): Expression => ({ kind, left, right });
const add = binary("add");
const multiply = binary("multiply");
const max = binary("max");

/** Softmax looks at a whole row and is written by each export itself. Formulas: docs/numerics.md. */
export const expressions: Record<Exclude<ActivationName, "softmax">, Expression> = {
  identity: z,
  sigmoid: call("sigmoid", z),
  tanh: call("tanh", z),
  relu: max(z, number(0)),
  "leaky-relu": max(z, multiply(number(leakySlope), z)),
  silu: multiply(z, call("sigmoid", z)),
  gelu: multiply(z, multiply(number(0.5), add(number(1), call("erf", multiply(z, number(Math.SQRT1_2)))))),
};

/** σ(z) = ½ (1 + tanh(z / 2)), for machines whose own way fails. */
export const sigmoidByTanh = multiply(number(0.5), add(number(1), call("tanh", multiply(number(0.5), z))));

/** The functions that an expression calls. */
export function functionsIn(expression: Expression): FunctionName[] {
  switch (expression.kind) {
    case "z":
    case "number":
      return [];
    case "call":
      return [expression.name, ...functionsIn(expression.of)];
    default:
      return [...functionsIn(expression.left), ...functionsIn(expression.right)];
  }
}
