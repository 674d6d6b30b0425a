// A network as an ONNX model, opset 17: rows in, rows out, scaling inside, names and a self-test in the metadata.
// Source: onnx.ai, onnx.proto and Operators.md
import type { Model, Scaling } from "../../model/model.js";
import { type Description, describe, type LayerDescription } from "../description.js";
import { expressions } from "../expression.js";
import { dataTypes, Graph, integerAttribute } from "./graph.js";
import { type Field, message } from "./protobuf.js";

const irVersion = 8;
const opset = 17;

/** The bytes of a `.onnx` file: `input` [rows, inputSize] → `output` [rows, outputSize], in the model's precision.
 * The metadata holds `labels` or `targets`, `columns`, `input_names` and `self_test` as JSON.
 *
 * Throws  what `save` throws for a model that cannot predict
 */
export function toOnnx(model: Model): Uint8Array {
  const d = describe(model);
  return message([
    [1, irVersion],
    [2, "kobai"],
    [6, `A neural network: ${d.summary}`],
    [7, graphOf(d)],
    [
      8,
      [
        [1, ""],
        [2, opset],
      ],
    ],
    ...metadata(d),
  ]);
}

function graphOf(d: Description): Field[] {
  const graph = new Graph(d.precision);
  const first = d.scaling ? scaled(graph, d.scaling) : "input";
  const last = d.layers.reduce((x, layer) => layerNodes(graph, layer, x), first);
  const result = d.targetScaling ? unscaled(graph, last, d.targetScaling) : last;
  graph.node("Identity", [result], "output");
  return [
    ...graph.fields,
    [2, "kobai"],
    [11, tensor("input", d.precision, d.inputSize)],
    [12, tensor("output", d.precision, d.outputSize)],
  ];
}

/** f(x · Wᵀ + b) */
function layerNodes(graph: Graph, layer: LayerDescription, x: string): string {
  const { number, activation, weights, bias, inputSize, outputSize } = layer;
  const z = graph.node(
    "Gemm",
    [
      x,
      graph.constant(`dense_${number}.weight`, weights, [outputSize, inputSize]),
      graph.constant(`dense_${number}.bias`, bias, [outputSize]),
    ],
    `dense_${number}`,
    [integerAttribute("transB", 1)],
  );
  return activation === "softmax" ? graph.node("Softmax", [z]) : graph.expression(expressions[activation], z);
}

/** Columns far from 0 would lose their digits in f32: scaling is done in f64. */
function scaled(graph: Graph, { offset, factor }: Scaling): string {
  const shifted = graph.node("Sub", [inF64(graph, "input"), vector(graph, "input_offset", offset)]);
  return inPrecision(graph, graph.node("Mul", [shifted, vector(graph, "input_factor", factor)]));
}

function unscaled(graph: Graph, y: string, { offset, factor }: Scaling): string {
  const wide = graph.node("Div", [inF64(graph, y), vector(graph, "target_factor", factor)]);
  return inPrecision(graph, graph.node("Add", [wide, vector(graph, "target_offset", offset)]));
}

const inF64 = (graph: Graph, x: string) => (graph.precision === "f64" ? x : graph.cast(x, "f64"));
const inPrecision = (graph: Graph, x: string) => (graph.precision === "f64" ? x : graph.cast(x, "f32"));

const vector = (graph: Graph, name: string, values: readonly number[]) =>
  graph.constant(name, Float64Array.from(values), [values.length]);

/** ValueInfoProto of a matrix with any number of rows. */
function tensor(name: string, precision: Description["precision"], columns: number): Field[] {
  const shape: Field[] = [
    [1, [[2, "rows"]]],
    [1, [[1, columns]]],
  ];
  const type: Field[] = [
    [1, dataTypes[precision]],
    [2, shape],
  ];
  return [
    [1, name],
    [2, [[1, type]]],
  ];
}

function metadata({ labels, targets, columns, inputNames, samples }: Description): Field[] {
  const entries = {
    ...(labels.length > 0 && { labels }),
    ...(targets.length > 0 && { targets }),
    ...(columns.length > 0 && { columns }),
    ...(inputNames.length > 0 && { input_names: inputNames }),
    self_test: samples,
  };
  return Object.entries(entries).map(([key, value]) => [
    14,
    [
      [1, key],
      [2, JSON.stringify(value)],
    ],
  ]);
}
