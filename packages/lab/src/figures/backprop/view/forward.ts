// The formulas of the way forward: w·x, z, f(z), and the loss.
import { nodeId } from "../../../kit/diagram/diagram.js";
import { group, number, operator, power, symbol, type Term, type Terms } from "../../../kit/formula/terms.js";
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
  soFar,
  times,
  whole,
} from "./pieces.js";

const contribution = ({ trace, sizes }: Run, { joint, to, from }: EdgePlace) =>
  trace.layers[joint].contributions[to * sizes[joint] + from];

// w·x, and what has come together so far
export function product(run: Run, step: EdgePlace, p: Pieces): Terms[] {
  const { joint, to, from } = step;
  const arrived = Array.from({ length: from + 1 }, (_, j) => contribution(run, { ...step, from: j }));
  const line = [
    ...[p.weight(joint, to, from), times, p.node(joint, from), equals],
    ...[p.weightValue(joint, to, from), times, p.value(joint, from), equals],
    result(arrived[from], 3),
  ];
  return from === 0 ? [line] : [line, soFar(arrived, p.sum(joint + 1, to), 3)];
}

// z = Σ w·x + b
export function sum(run: Run, { joint, to }: NodePlace, p: Pieces): Terms {
  const arrived = run.trace.layers[joint].input.map((_, from) => contribution(run, { joint, to, from }));
  return [
    ...[p.sum(joint + 1, to), equals],
    ...joined(
      Array.from(arrived, (value) => [p.forward(value)]),
      plus,
    ),
    ...[plus, p.biasValue(joint, to), equals, result(run.trace.layers[joint].z[to], 3)],
  ];
}

const functionNames = { sigmoid: "σ", tanh: "tanh", relu: "ReLU", identity: undefined } as const;

// y = f(z)
export function activation(run: Run, { joint, to }: NodePlace, p: Pieces): Terms {
  const name = functionNames[activationAt(run, joint)];
  const applied = (inside: Term): Term[] => (name === undefined ? [inside] : [symbol(name), group(inside)]);
  const z = number(run.trace.layers[joint].z[to], { digits: 3 });
  return [
    ...[p.node(joint + 1, to), equals, ...applied(p.sum(joint + 1, to))],
    ...[equals, ...applied(z), equals, result(run.trace.layers[joint].y[to], 3, nodeId(joint + 1, to))],
  ];
}

const outputs = ({ target }: Run) => target.map((_, i) => i);

// L = Σ (y − t)², its mean, or −Σ (t ln y + (1 − t) ln(1 − y))
export function loss(run: Run, p: Pieces): Terms {
  const end = [equals, result(run.trace.loss, 4)];
  if (run.loss === "binary-cross-entropy") return [symbol("L"), equals, ...surprise(run, p), ...end];
  const squares = outputs(run).map((i) => [
    power([group(p.value(lastColumn(run), i), minus, p.targetValue(i))], [whole(2)]),
  ]);
  const total = joined(squares, plus);
  const mean = run.loss === "mean-squared-error" && squares.length > 1;
  return [
    symbol("L"),
    equals,
    ...(mean ? [group(...total), operator("÷"), whole(squares.length)] : total),
    ...end,
  ];
}

/** −t ln y − (1 − t) ln(1 − y), output after output. */
function surprise(run: Run, p: Pieces): Terms {
  const column = lastColumn(run);
  return outputs(run).flatMap((i) => [
    ...[minus, p.targetValue(i), times, symbol("ln"), p.value(column, i), minus],
    ...[group(whole(1), minus, number(run.target[i], { digits: 2 })), times, symbol("ln")],
    group(whole(1), minus, p.value(column, i)),
  ]);
}
