// The class Node of kobai/lecture run line by line: forward, loss and backward for three samples, then one update. What
// is shown is that file itself; each step names a line of it, the part of the diagram it touches and its arithmetic.
import { dSigmoid, Node, seed as reseed } from "kobai/lecture";
import source from "kobai/lecture/node.ts?raw";
import { biasId, nodeId, weightId } from "../../kit/diagram/diagram.js";
import { samples } from "../../lesson/node.js";
import * as program from "../../lesson/program.js";

export const lines: readonly string[] = program.classLines(source);

const texts = {
  input: "this.x = x;",
  product: "z += this.w[j] * x[j];",
  output: "return (this.y = sigmoid(z + this.b));",
  square: "this.loss += (this.y - y0) ** 2;",
  delta: "return 2 * (this.y - y0);",
  dz: "const dz = delta * dSigmoid(this.y);",
  dw: "this.dw[j] += dz * this.x[j];",
  db: "this.db += dz;",
  w: "this.w[j] -= alpha * this.dw[j];",
  b: "this.b -= alpha * this.db;",
  clear: "this.dw.fill(0);",
} as const;
export type Kind = keyof typeof texts;

export const lineOf = (kind: Kind): number => program.lineEnding(lines, texts[kind]);

/** Every number of the node after a step. */
export interface Moment {
  readonly w: readonly number[];
  readonly b: number;
  readonly x: readonly number[];
  readonly z: number;
  readonly y: number;
  readonly delta: number;
  readonly dz: number;
  readonly dw: readonly number[];
  readonly db: number;
  readonly loss: number;
}

interface Place {
  /** Of the loop, where the line stands in one. */
  readonly j: number;
  /** The sample it belongs to; none in the update. */
  readonly sample?: number;
}
export type Step = program.Step<Kind, Place, Moment>;
type Act = program.Act<Kind, Place, Moment>;

export interface Settings {
  readonly seed: number;
  readonly alpha: number;
}

const each = (kind: Kind, change: (now: Moment, j: number) => Partial<Moment>, sample: object = {}): Act[] =>
  [0, 1, 2].map((j) => [kind, { j, ...sample }, weightId(0, 0, j), (now) => change(now, j)]);
const output = nodeId(1, 0);
const bias = biasId(0, 0);

function sampleActs(sample: number): Act[] {
  const { x, target } = samples[sample];
  const place = { j: 0, sample };
  const answer = ({ w, b }: Moment) => Object.assign(new Node(3), { w: [...w], b }).forward([...x]);
  return [
    ["input", place, nodeId(0, 0), () => ({ x, z: 0 })],
    ...each("product", ({ w, z }, j) => ({ z: z + w[j] * x[j] }), { sample }),
    ["output", place, output, (now) => ({ y: answer(now) })],
    ["square", place, output, ({ y, loss }) => ({ loss: loss + (y - target) ** 2 })],
    ["delta", place, output, ({ y }) => ({ delta: 2 * (y - target) })],
    ["dz", place, output, ({ y, delta }) => ({ dz: delta * dSigmoid(y) })],
    ...each("dw", ({ dw, dz }, j) => ({ dw: dw.with(j, dw[j] + dz * x[j]) }), { sample }),
    ["db", place, bias, ({ db, dz }) => ({ db: db + dz })],
  ];
}

function updateActs(alpha: number): Act[] {
  return [
    ...each("w", ({ w, dw }, j) => ({ w: w.with(j, w[j] - alpha * dw[j]) })),
    ["b", { j: 0 }, bias, ({ b, db }) => ({ b: b - alpha * db })],
    ["clear", { j: 0 }, output, () => ({ dw: [0, 0, 0], db: 0, loss: 0 })],
  ];
}

/** Every line that runs, in order: twelve for each sample, five for the update. */
export function steps({ seed, alpha }: Settings): Step[] {
  reseed(seed);
  const { w, b, x, dw } = new Node(3);
  const start: Moment = { w, b, x, dw, z: 0, y: 0, delta: 0, dz: 0, db: 0, loss: 0 };
  return program.run(start, [...samples.flatMap((_, i) => sampleActs(i)), ...updateActs(alpha)]);
}

export const stepsPerSample = 12;
export const stepCount = samples.length * stepsPerSample + 5;

/** The arithmetic of a step, with its numbers put in: term = numbers = result. */
export function arithmetic(
  { kind, place: { j, sample = 0 }, before, after }: Step,
  n: (value: number) => string,
  alpha: number,
): string {
  const { target } = samples[sample];
  const i = j + 1;
  const signed = (value: number) => (value < 0 ? `(${n(value)})` : n(value));
  const said: Record<Kind, () => string> = {
    input: () => `x = (${after.x.join(", ")})`,
    product: () =>
      `z + w${i}·x${i} = ${n(before.z)} + ${signed(before.w[j])} · ${after.x[j]} = ${n(after.z)}`,
    output: () => `y = σ(z + b) = σ(${n(before.z)} + ${signed(before.b)}) = ${n(after.y)}`,
    square: () => `loss + (y − y₀)² = ${n(before.loss)} + (${n(after.y)} − ${target})² = ${n(after.loss)}`,
    delta: () => `∂L/∂y = 2 (y − y₀) = 2 · (${n(after.y)} − ${target}) = ${n(after.delta)}`,
    dz: () =>
      `∂L/∂z = ∂L/∂y · y (1 − y) = ${signed(after.delta)} · ${n(after.y)} · ${n(1 - after.y)} = ${n(after.dz)}`,
    dw: () =>
      `dw${i} + ∂L/∂z · x${i} = ${n(before.dw[j])} + ${signed(after.dz)} · ${after.x[j]} = ${n(after.dw[j])}`,
    db: () => `db + ∂L/∂z · 1 = ${n(before.db)} + ${signed(after.dz)} = ${n(after.db)}`,
    w: () => `w${i} − α · dw${i} = ${n(before.w[j])} − ${alpha} · ${signed(before.dw[j])} = ${n(after.w[j])}`,
    b: () => `b − α · db = ${n(before.b)} − ${alpha} · ${signed(before.db)} = ${n(after.b)}`,
    clear: () => "dw = 0, db = 0, loss = 0",
  };
  return said[kind]();
}
