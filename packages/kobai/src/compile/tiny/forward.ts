// The forward pass of one group of rows: every unit of every layer is a local of its own, the rows are its lanes.

import { type ElementwiseName, emitted } from "../emit/activation.js";
import { exponential } from "../emit/elementary.js";
import type { Lanes } from "../emit/lanes.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import { type Code, op } from "../encode/instruction.js";
import type { LayerPlan } from "../plan.js";
import type { Numbering } from "./parameters.js";

/** The units of one layer in the forward pass. */
export interface Units {
  readonly layer: LayerPlan;
  readonly numbering: Numbering;
  /** What the layer reads. */
  readonly inputs: readonly Code[];
  readonly z: readonly Local[];
  readonly y: readonly Local[];
  /** Of softmax: the largest z, and Σ e^(z − max). */
  readonly max: Local;
  readonly sum: Local;
}

export function unitsOf(
  f: FunctionBuilder,
  { layer, numbering, inputs }: Pick<Units, "layer" | "numbering" | "inputs">,
): Units {
  const z = f.locals("v128", layer.outputSize);
  const y = layer.activation === "identity" ? z : f.locals("v128", layer.outputSize);
  const [max, sum] = f.locals("v128", 2);
  return { layer, numbering, inputs, z, y, max, sum };
}

/** z = b + Σ W x over ascending inputs, y = f(z). `parameters` are all those of the network, spread. */
export function forwardLayer(
  f: FunctionBuilder,
  lanes: Lanes,
  units: Units,
  parameters: readonly Local[],
): Code {
  const { layer, numbering, inputs, z } = units;
  const weighted = (output: number) =>
    inputs.reduce<Code>(
      (sum, x, i) =>
        lanes.multiplyAdd(parameters[numbering.weights + output * inputs.length + i].get, x, sum),
      parameters[numbering.biases + output].get,
    );
  return [
    z.map((local, output) => local.set(weighted(output))),
    activation(f, lanes, units, layer.activation),
  ];
}

function activation(f: FunctionBuilder, lanes: Lanes, units: Units, name: LayerPlan["activation"]): Code {
  if (name === "identity") return [];
  if (name === "softmax") return softmax(f, lanes, units);
  const { value } = emitted[name satisfies ElementwiseName];
  return units.y.map((y, i) => y.set(value(f, lanes, units.z[i].get)));
}

/** exp(z − max z), divided by its sum over ascending outputs. */
function softmax(f: FunctionBuilder, lanes: Lanes, { z, y, max, sum }: Units): Code {
  const [first, ...others] = z;
  return [
    max.set(first.get),
    others.map(({ get }) => max.set(op("v128.bitselect", get, max.get, lanes.gt(get, max.get)))),
    y.map((unit, i) => unit.set(exponential(f, lanes, lanes.sub(z[i].get, max.get)))),
    sum.set(y.slice(1).reduce<Code>((total, { get }) => lanes.add(total, get), y[0].get)),
    y.map((unit) => unit.set(lanes.div(unit.get, sum.get))),
  ];
}
