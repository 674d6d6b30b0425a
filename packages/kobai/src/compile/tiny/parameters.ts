// The parameters of a tiny network twice: packed as memory has them, for the optimizer, and each spread over a vector of
// its own, for rows that lie in lanes. Both are locals; memory is read before the first step and written after the last.

import type { Lanes } from "../emit/lanes.js";
import type { FunctionBuilder, Local } from "../encode/function.js";
import type { Code } from "../encode/instruction.js";
import { shuffle } from "../encode/instruction.js";
import { toPanels } from "../panels.js";
import type { ForwardPlan, LayerPlan } from "../plan.js";

/** One vector of packed parameters. */
export interface PackedVector {
  readonly address: number;
  /** Biases have no L2. */
  readonly bias: boolean;
  /** The number of the parameter in each lane, counted over the whole network; undefined in the padding. */
  readonly members: readonly (number | undefined)[];
}

/** The weights of a layer lie [output][input] from `weights` on, behind them its biases. */
export interface Numbering {
  readonly weights: number;
  readonly biases: number;
}

export const parameterCount = (layers: readonly LayerPlan[]): number =>
  layers.reduce((sum, { inputSize, outputSize }) => sum + (inputSize + 1) * outputSize, 0);

export function numberingOf(layers: readonly LayerPlan[]): Numbering[] {
  return layers.map(({ inputSize, outputSize }, i) => {
    const weights = parameterCount(layers.slice(0, i));
    return { weights, biases: weights + inputSize * outputSize };
  });
}

/** Which parameter stands where in memory: numbers from 1 on, laid into panels as the parameters themselves are. */
export function packedVectors({ lanes, layers }: ForwardPlan): PackedVector[] {
  const numbering = numberingOf(layers);
  return layers.flatMap((layer, i) => {
    const { inputSize, outputSize, columns } = layer;
    const numbers = (first: number, count: number) =>
      Float64Array.from({ length: count }, (_, k) => first + k + 1);
    const panels = new Float64Array(inputSize * columns);
    toPanels(layer, lanes.count, numbers(numbering[i].weights, inputSize * outputSize), panels);
    const biases = new Float64Array(columns);
    biases.set(numbers(numbering[i].biases, outputSize));
    return [
      ...vectorsOf(panels, { lanes, address: layer.weights, bias: false }),
      ...vectorsOf(biases, { lanes, address: layer.bias, bias: true }),
    ];
  });
}

function vectorsOf(
  numbers: Float64Array,
  { lanes, address, bias }: { lanes: Lanes; address: number; bias: boolean },
): PackedVector[] {
  const members = (v: number) =>
    Array.from(numbers.subarray(v * lanes.count, (v + 1) * lanes.count), (n) =>
      n === 0 ? undefined : n - 1,
    );
  return Array.from({ length: numbers.length / lanes.count }, (_, v) => ({
    address: address + 16 * v,
    bias,
    members: members(v),
  })).filter((vector) => vector.members.some((member) => member !== undefined));
}

/** A vector whose lanes all hold lane `lane` of another. */
function spreadLane({ size }: Lanes, vector: Code, lane: number): Code {
  return shuffle(
    Array.from({ length: 16 }, (_, byte) => lane * size + (byte % size)),
    vector,
    vector,
  );
}

export interface Packed {
  readonly vector: PackedVector;
  readonly parameter: Local;
  readonly moments: readonly Local[];
}

export function packedLocals(f: FunctionBuilder, plan: ForwardPlan, moments: number): Packed[] {
  return packedVectors(plan).map((vector) => ({
    vector,
    parameter: f.local("v128"),
    moments: f.locals("v128", moments),
  }));
}

/** Every parameter into a vector of its own. */
export function spread(lanes: Lanes, packed: readonly Packed[], to: readonly Local[]): Code {
  return packed.map(({ vector, parameter }) =>
    vector.members.map((member, lane) =>
      member === undefined ? [] : to[member].set(spreadLane(lanes, parameter.get, lane)),
    ),
  );
}
