// The formulas of the way back: the slope of the loss, δ, the gradient of a weight, and what a weight passes on.
import { nodeId } from "../../../kit/diagram/diagram.js";
import { group, operator, power, type Terms } from "../../../kit/formula/terms.js";
import type { Run } from "../model/network.js";
import type { EdgePlace, NodePlace } from "../model/steps.js";
import {
  activationAt,
  equals,
  joined,
  lastColumn,
  minus,
  type Pieces,
  plus,
  result,
  slopeBy,
  slopeOf,
  soFar,
  times,
  whole,
} from "./pieces.js";

// ∂L/∂y = 2 (y − t)
export function error(run: Run, { joint, to }: NodePlace, p: Pieces): Terms {
  const y = p.node(joint + 1, to);
  const share = run.loss === "mean-squared-error" && run.target.length > 1;
  const factor = share ? [whole(2), operator("÷"), whole(run.target.length), times] : [whole(2), times];
  return [
    ...[slopeOf(y), equals, ...factor, group(y, minus, p.target(to)), equals, ...factor],
    group(p.value(joint + 1, to), minus, p.targetValue(to)),
    ...[equals, result(run.trace.layers[joint].outputGradient![to], 4)],
  ];
}

// δ = ∂L/∂y · ∂y/∂z; at the output of a cross-entropy y − t
export function delta(run: Run, { joint, to }: NodePlace, p: Pieces): Terms[] {
  const { outputGradient, derivative, delta } = run.trace.layers[joint];
  const [y, z] = [p.node(joint + 1, to), p.sum(joint + 1, to)];
  const begin = [p.delta(joint, to), equals, slopeOf(z), equals];
  const end = [equals, result(delta[to], 4, nodeId(joint + 1, to))];
  if (outputGradient === undefined)
    return [
      [...begin, y, minus, p.target(to), equals, p.value(joint + 1, to), minus, p.targetValue(to), ...end],
    ];
  const numbers = [p.slope(outputGradient[to]), times, p.slope(derivative![to])];
  const line = [...begin, slopeOf(y), times, slopeBy(y, z), equals, ...numbers, ...end];
  return [line, [slopeBy(y, z), equals, ...derivativeOf(run, { joint, to }, p), result(derivative![to], 4)]];
}

// σ′ = y(1 − y), tanh′ = 1 − y²
function derivativeOf(run: Run, { joint, to }: NodePlace, p: Pieces): Terms {
  const y = p.value(joint + 1, to);
  const kind = activationAt(run, joint);
  if (kind === "sigmoid") return [y, times, group(whole(1), minus, y), equals];
  if (kind === "tanh") return [whole(1), minus, power([y], [whole(2)]), equals];
  return [];
}

// ∂L/∂w = ∂L/∂y · ∂y/∂z · ∂z/∂w, and for a bias ∂z/∂b = 1
export function gradient(run: Run, step: NodePlace | EdgePlace, p: Pieces): Terms[] {
  const { joint, to } = step;
  const layer = run.trace.layers[joint];
  const from = "from" in step ? step.from : undefined;
  const [y, z] = [p.node(joint + 1, to), p.sum(joint + 1, to)];
  const own = from === undefined ? p.bias(joint, to) : p.weight(joint, to, from);
  const arrives = from === undefined ? whole(1) : p.value(joint, from);
  const value = layer.delta[to] * (from === undefined ? 1 : layer.input[from]);
  const { outputGradient, derivative } = layer;
  const symbols = outputGradient ? [slopeOf(y), times, slopeBy(y, z)] : [slopeOf(z)];
  const numbers = outputGradient
    ? [p.slope(outputGradient[to]), times, p.slope(derivative![to])]
    : [p.slope(layer.delta[to], nodeId(joint + 1, to))];
  const chain = [
    ...[slopeOf(own), equals, ...symbols, times, slopeBy(z, own)],
    ...[equals, ...numbers, times, arrives, equals, result(value, 4)],
  ];
  return joint === lastColumn(run) - 1 ? [chain] : [chain, heard(run, { column: joint + 1, node: to }, p)];
}

// ∂L/∂h = Σ w·δ over all that h feeds
function heard(run: Run, { column, node }: { column: number; node: number }, p: Pieces): Terms {
  const { delta, inputGradient } = run.trace.layers[column];
  const terms = Array.from(
    delta,
    (value, to): Terms => [
      ...[p.weightValue(column, to, node), times, p.slope(value, nodeId(column + 1, to))],
    ],
  );
  return [
    slopeOf(p.node(column, node)),
    equals,
    ...joined(terms, plus),
    equals,
    result(inputGradient[node], 4),
  ];
}

// w·δ, and what has come back to the node so far
export function blame(run: Run, { joint, to, from }: EdgePlace, p: Pieces): Terms[] {
  const { delta } = run.trace.layers[joint];
  const { weights } = run.network.parameters[joint];
  const back = Array.from({ length: to + 1 }, (_, k) => weights[k * run.sizes[joint] + from] * delta[k]);
  const line = [
    ...[p.weight(joint, to, from), times, p.delta(joint, to), equals],
    ...[p.weightValue(joint, to, from), times, p.slope(delta[to], nodeId(joint + 1, to)), equals],
    result(back[to], 4),
  ];
  const name = slopeOf(p.node(joint, from));
  return to === 0 ? [line] : [line, soFar(back, name, 4)];
}
