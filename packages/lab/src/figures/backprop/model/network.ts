// The network of the figure's state, one sample, and everything that trace() of the library says about the two. First
// weights are rounded to hundredths, so that what is seen is what is computed with.
import { dense, type Network, network, parameterCount, type Trace, trace } from "kobai";
import type { Part } from "../../../kit/diagram/diagram.js";
import type { State } from "../state.js";

export type Parameter = Exclude<Part, { kind: "node" }>;

export interface Run {
  /** Nodes of each column, the inputs first. */
  readonly sizes: readonly number[];
  readonly network: Network;
  readonly input: readonly number[];
  readonly target: readonly number[];
  readonly loss: State["loss"];
  readonly trace: Trace;
  /** The weights of the address are those of another network, and the seed's stand in for them. */
  readonly strangeWeights: boolean;
}

export function sizesOf({ inputs, first, second, outputs }: State): number[] {
  return [inputs, first, second, outputs].filter((size) => size > 0);
}

export function runOf(state: State): Run {
  const sizes = sizesOf(state);
  const drawn = seeded(state, sizes);
  const count = parameterCount(drawn.parameters);
  const strangeWeights = state.weights.length !== 0 && state.weights.length !== count;
  const net = state.weights.length === count ? withWeights(drawn, state.weights) : drawn;
  const [input, target] = [state.input.slice(0, state.inputs), state.target.slice(0, state.outputs)];
  const { loss } = state;
  return {
    sizes,
    network: net,
    input,
    target,
    loss,
    strangeWeights,
    trace: trace(net, input, target, { loss }),
  };
}

/** Cross-entropy follows a sigmoid; every other layer, and every other loss, takes the activation that was chosen. */
export function outputActivationOf({ activation, loss }: Pick<State, "activation" | "loss">) {
  return loss === "binary-cross-entropy" ? "sigmoid" : activation;
}

function seeded(state: State, sizes: readonly number[]): Network {
  const layers = sizes.slice(1).map((size, i) => {
    const activation = i === sizes.length - 2 ? outputActivationOf(state) : state.activation;
    return dense(size, activation, { initializer: "xavier" });
  });
  const drawn = network({ inputSize: sizes[0], seed: state.seed }, layers);
  return withWeights(
    drawn,
    weightsOf(drawn).map((w) => Math.round(100 * w) / 100),
  );
}

/** Every parameter in one list: layer by layer W row by row, then b. */
export function weightsOf({ parameters }: Network): number[] {
  return parameters.flatMap(({ weights, bias }) => [...weights, ...bias]);
}

function withWeights(net: Network, values: readonly number[]): Network {
  let at = 0;
  const take = (count: number) => Float64Array.from(values.slice(at, (at += count)));
  const parameters = net.parameters.map(({ weights, bias }) => ({
    weights: take(weights.length),
    bias: take(bias.length),
  }));
  return { ...net, parameters };
}

/** Where a weight or a bias stands in `weightsOf`. */
export function placeOf({ network: { parameters }, sizes }: Run, part: Parameter): number {
  const before = parameterCount(parameters.slice(0, part.joint));
  if (part.kind === "weight") return before + part.to * sizes[part.joint] + part.from;
  return before + parameters[part.joint].weights.length + part.to;
}

export function parameterAt(run: Run, part: Parameter): number {
  return weightsOf(run.network)[placeOf(run, part)];
}

/** All weights, with one of them changed: what then stands in the address. */
export function changed(run: Run, part: Parameter, value: number): number[] {
  return weightsOf(run.network).with(placeOf(run, part), value);
}

/** What backpropagation says of a parameter. */
export function gradientOf({ trace: { layers }, sizes }: Run, part: Parameter): number {
  const { weightsGradient, biasGradient } = layers[part.joint];
  return part.kind === "weight"
    ? weightsGradient[part.to * sizes[part.joint] + part.from]
    : biasGradient[part.to];
}

/** How far a weight is nudged. */
export const nudgeSize = 0.001;

export interface Nudge {
  /** The loss with the parameter a little larger, and a little smaller. */
  readonly above: number;
  readonly below: number;
  /** Their difference per unit of the parameter. */
  readonly slope: number;
  /** It is the gradient, up to what a nudge of this size cannot see. */
  readonly agrees: boolean;
}

/** Moves one parameter both ways and looks at the loss, without any derivative. */
export function nudge(run: Run, part: Parameter): Nudge {
  const lossAt = (by: number) => {
    const moved = withWeights(run.network, changed(run, part, parameterAt(run, part) + by));
    return trace(moved, run.input, run.target, { loss: run.loss }).loss;
  };
  const [above, below] = [lossAt(nudgeSize), lossAt(-nudgeSize)];
  const slope = (above - below) / (2 * nudgeSize);
  const gradient = gradientOf(run, part);
  const agrees = Math.abs(slope - gradient) <= 1e-4 * Math.max(Math.abs(gradient), 0.1);
  return { above, below, slope, agrees };
}
