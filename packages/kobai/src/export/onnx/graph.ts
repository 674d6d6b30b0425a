// A graph under construction: nodes in the order of computing, and the constants they read.

import { bytesIn } from "../../model/format/safetensors.js";
import type { Floats } from "../../network/parameters.js";
import { type Expression, type FunctionName, sigmoidByTanh } from "../expression.js";
import type { Field } from "./protobuf.js";

/** TensorProto.DataType */
export const dataTypes = { f32: 1, f64: 11 } as const;
type DataType = keyof typeof dataTypes;

const operators = {
  add: "Add",
  multiply: "Mul",
  max: "Max",
  sigmoid: "Sigmoid",
  tanh: "Tanh",
  erf: "Erf",
} as const;

/** AttributeProto: a whole number. */
export const integerAttribute = (name: string, value: number): Field => [
  5,
  [
    [1, name],
    [3, value],
    [20, 2],
  ],
];

export class Graph {
  readonly #nodes: Field[] = [];
  readonly #constants: Field[] = [];

  constructor(readonly precision: DataType) {}

  /** Adds a node; returns the name of what it makes. */
  node(operator: string, inputs: readonly string[], output = "", attributes: readonly Field[] = []): string {
    const made = output || `${operator}_${this.#nodes.length + 1}`;
    this.#nodes.push([
      1,
      [...inputs.map((input): Field => [1, input]), [2, made], [3, made], [4, operator], ...attributes],
    ]);
    return made;
  }

  /** A tensor of the file. A shape of no dimensions is one number. */
  constant(name: string, values: Floats, shape: readonly number[]): string {
    const type = values instanceof Float32Array ? "f32" : "f64";
    this.#constants.push([
      5,
      [...shape.map((size): Field => [1, size]), [2, dataTypes[type]], [8, name], [9, bytesIn(values)]],
    ]);
    return name;
  }

  /** Nodes for an expression in the tensor `z`. */
  expression(expression: Expression, z: string): string {
    switch (expression.kind) {
      case "z":
        return z;
      case "number":
        return this.#number(expression.value);
      case "call":
        return this.#call(expression.name, this.expression(expression.of, z));
      default: {
        const { kind, left, right } = expression;
        return this.node(operators[kind], [this.expression(left, z), this.expression(right, z)]);
      }
    }
  }

  cast(value: string, to: DataType): string {
    return this.node("Cast", [value], "", [integerAttribute("to", dataTypes[to])]);
  }

  /** GraphProto, without its inputs and outputs. */
  get fields(): readonly Field[] {
    return [...this.#nodes, ...this.#constants];
  }

  /** ONNX Runtime has Erf for f32 alone, and fuses Mul and Sigmoid into an operator that it has for f32 alone. */
  #call(name: FunctionName, of: string): string {
    if (this.precision === "f64" && name === "erf")
      return this.cast(this.node("Erf", [this.cast(of, "f32")]), "f64");
    if (this.precision === "f64" && name === "sigmoid") return this.expression(sigmoidByTanh, of);
    return this.node(operators[name], [of]);
  }

  #number(value: number): string {
    const values = this.precision === "f32" ? Float32Array.of(value) : Float64Array.of(value);
    return this.constant(`number_${this.#constants.length + 1}`, values, []);
  }
}
