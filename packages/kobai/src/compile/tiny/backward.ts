// The backward pass of one group of rows, and its share of every gradient, added lane by lane to sums of their own.

import { emitted } from "../emit/activation.js";
import { derivatives } from "../emit/activation-gradient.js";
import type { Lanes } from "../emit/lanes.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import type { Code } from "../encode/instruction.js";
import type { Units } from "./forward.js";

export interface Backward {
  readonly f: FunctionBuilder;
  readonly lanes: Lanes;
  readonly layers: readonly Units[];
  /** All parameters of the network, spread, and their gradients' sums. */
  readonly parameters: readonly Local[];
  readonly sums: readonly Local[];
}

/** ∂loss/∂y → ∂loss/∂z, in place. */
export function throughActivation(
  { f, lanes }: Backward,
  { layer, z, y }: Units,
  gradients: readonly Local[],
): Code {
  const { activation } = layer;
  if (activation === "identity") return [];
  if (activation === "softmax") return throughSoftmax(f, lanes, y, gradients);
  const from = emitted[activation].readsZ ? z : y;
  return gradients.map((g, i) => g.set(lanes.mul(g.get, derivatives[activation](f, lanes, from[i].get))));
}

/** y · (g − Σ g·y) */
function throughSoftmax(
  f: FunctionBuilder,
  lanes: Lanes,
  y: readonly Local[],
  gradients: readonly Local[],
): Code {
  const dot = f.local("v128");
  const products = gradients.map((g, i) => lanes.mul(g.get, y[i].get));
  return [
    dot.set(products.slice(1).reduce<Code>((sum, product) => lanes.add(sum, product), products[0])),
    gradients.map((g, i) => g.set(lanes.mul(y[i].get, lanes.sub(g.get, dot.get)))),
  ];
}

/** From ∂loss/∂z of the last layer to the sums of all gradients. */
export function backward(context: Backward, last: readonly Local[]): Code {
  const code: Code[] = [];
  let gradients = last;
  for (let i = context.layers.length - 1; i >= 0; i--) {
    code.push(ownGradient(context, context.layers[i], gradients));
    if (i === 0) break;
    const before = context.f.locals("v128", context.layers[i - 1].z.length);
    code.push(inputGradient(context, context.layers[i], { gradients, before }));
    code.push(throughActivation(context, context.layers[i - 1], before));
    gradients = before;
  }
  return code;
}

/** dW[output][input] += g[output] · x[input], db[output] += g[output]. */
function ownGradient(
  { lanes, sums }: Backward,
  { numbering, inputs }: Units,
  gradients: readonly Local[],
): Code {
  return gradients.map((g, output) => {
    const weights = sums.slice(numbering.weights + output * inputs.length);
    const bias = sums[numbering.biases + output];
    return [
      inputs.map((x, i) => weights[i].set(lanes.multiplyAdd(g.get, x, weights[i].get))),
      bias.set(lanes.add(bias.get, g.get)),
    ];
  });
}

/** dX[input] = Σ over ascending outputs of W[output][input] · g[output]. */
function inputGradient(
  { lanes, parameters }: Backward,
  { numbering, inputs }: Units,
  { gradients, before }: { gradients: readonly Local[]; before: readonly Local[] },
): Code {
  const weight = (output: number, i: number) =>
    parameters[numbering.weights + output * inputs.length + i].get;
  const [first, ...others] = gradients;
  return before.map((target, i) =>
    target.set(
      others.reduce<Code>(
        (sum, g, output) => lanes.multiplyAdd(weight(output + 1, i), g.get, sum),
        lanes.mul(weight(0, i), first.get),
      ),
    ),
  );
}
