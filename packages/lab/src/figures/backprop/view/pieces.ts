// The words of the formulas: names and numbers of nodes, weights and slopes. Numbers of the state can be moved.
import { biasId, diagramOf, nodeId, weightId } from "../../../kit/diagram/diagram.js";
import { fraction, number, operator, symbol, type Term, type Terms } from "../../../kit/formula/terms.js";
import { type Parameter, parameterAt, type Run } from "../model/network.js";
import { fields, type State } from "../state.js";

export interface Change {
  parameter(part: Parameter, value: number): void;
  input(index: number, value: number): void;
  target(index: number, value: number): void;
}

/** What a screen reader calls the numbers that can be moved. */
export interface HandleNames {
  weight(from: string, to: string): string;
  bias(to: string): string;
  input(name: string): string;
  target(name: string): string;
}

export const times = operator("×");
export const plus = operator("+");
export const minus = operator("−");
export const equals = operator("=");
export const whole = (value: number): Term => number(value, { digits: 0 });
const step = 0.05;

/** The number at the end of a line. */
export const result = (value: number, digits: number, id?: string): Term =>
  number(value, { digits, ...(id === undefined ? {} : { id }) });

export type Pieces = ReturnType<typeof piecesOf>;

export function piecesOf(run: Run, change: Change, names: HandleNames) {
  const { columns } = diagramOf(run.network);
  const { layers } = run.trace;
  const name = (column: number, i: number) => columns[column][i].name;
  const handle = (part: Parameter, label: string) => ({
    ...{ label, field: fields.weight, step },
    onchange: (value: number) => change.parameter(part, value),
  });
  const parameter = (part: Parameter, label: string): Term =>
    number(parameterAt(run, part), { digits: 2, id: part.id, handle: handle(part, label), wrapped: true });
  return {
    name,
    /** A number on its way forward, or a sum of such. */
    forward: (value: number): Term => number(value, { digits: 3, wrapped: true }),
    /** A slope. */
    slope: (value: number, id?: string): Term =>
      number(value, { digits: 4, wrapped: true, ...(id === undefined ? {} : { id }) }),
    node: (column: number, i: number): Term => {
      const split = /^([a-z])(.+)$/.exec(name(column, i));
      return symbol(split?.[1] ?? name(column, i), split?.[2], nodeId(column, i));
    },
    sum: (column: number, i: number): Term => symbol("z", name(column, i), nodeId(column, i)),
    delta: (joint: number, to: number): Term => symbol("δ", name(joint + 1, to), nodeId(joint + 1, to)),
    weight: (joint: number, to: number, from: number): Term =>
      symbol("w", `${name(joint, from)}→${name(joint + 1, to)}`, weightId(joint, to, from)),
    bias: (joint: number, to: number): Term => symbol("b", name(joint + 1, to), biasId(joint, to)),
    /** The value of a node; that of an input can be moved. */
    value: (column: number, i: number): Term => {
      const id = nodeId(column, i);
      if (column > 0) return number(layers[column - 1].y[i], { digits: 3, id, wrapped: true });
      const onchange = (value: number) => change.input(i, value);
      const moved = { label: names.input(name(0, i)), field: fields.input, step, onchange };
      return number(run.input[i], { digits: 2, id, wrapped: true, handle: moved });
    },
    weightValue: (joint: number, to: number, from: number): Term => {
      const id = weightId(joint, to, from);
      return parameter(
        { kind: "weight", id, joint, to, from },
        names.weight(name(joint, from), name(joint + 1, to)),
      );
    },
    biasValue: (joint: number, to: number): Term =>
      parameter({ kind: "bias", id: biasId(joint, to), joint, to }, names.bias(name(joint + 1, to))),
    target: (i: number): Term => symbol("t", run.target.length > 1 ? String(i + 1) : undefined),
    targetValue: (i: number): Term => {
      const onchange = (value: number) => change.target(i, value);
      const label = names.target(name(columns.length - 1, i));
      return number(run.target[i], { digits: 2, handle: { label, field: fields.target, step, onchange } });
    },
  };
}

/** ∂L/∂… */
export const slopeOf = (...of: Terms): Term => fraction([symbol("∂L")], [symbol("∂"), ...of]);
/** ∂a/∂b */
export const slopeBy = (a: Term, b: Term): Term => fraction([symbol("∂"), a], [symbol("∂"), b]);

/** Terms with a sign between each two. */
export function joined(parts: readonly Terms[], sign: Term): Terms {
  return parts.flatMap((part, i) => (i === 0 ? part : [sign, ...part]));
}

/** What has come together so far, and its sum. */
export function soFar(parts: readonly number[], name: Term, digits: number): Terms {
  const total = parts.reduce((sum, value) => sum + value, 0);
  const terms = parts.map((value) => [number(value, { digits, wrapped: true })]);
  return [name, operator("←"), ...joined(terms, plus), equals, result(total, digits)];
}

export const lastColumn = ({ sizes }: Run): number => sizes.length - 1;
export const activationAt = ({ network }: Run, joint: number) =>
  network.layers[joint].activation as State["activation"];
