// The class Node of kobai/lecture run line by line: forward, loss and backward for three samples, then one update. What
// is shown is that file itself; each step names a line of it, the part of the diagram it touches and its arithmetic.
import { dSigmoid, Node, seed as reseed } from "kobai/lecture";
import source from "kobai/lecture/node.ts?raw";
import { biasId, nodeId, weightId } from "../../kit/diagram/diagram.js";
import { samples } from "../../lesson/node.js";

/** The class, without the file's first lines. */
export const lines: readonly string[] = source.slice(source.indexOf("export class")).trimEnd().split("\n");

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

export const lineOf = (kind: Kind): number => lines.findIndex((line) => line.endsWith(texts[kind]));

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

export interface Step {
  readonly kind: Kind;
  /** Of the loop, where the line stands in one. */
  readonly j: number;
  /** The sample it belongs to; none in the update. */
  readonly sample?: number;
  /** What it touches in the diagram. */
  readonly part: string;
  readonly before: Moment;
  readonly after: Moment;
}

export interface Settings {
  readonly seed: number;
  readonly alpha: number;
}

type Act = readonly [kind: Kind, j: number, part: string, change: (now: Moment) => Partial<Moment>];

const each = (kind: Kind, change: (now: Moment, j: number) => Partial<Moment>): Act[] =>
  [0, 1, 2].map((j) => [kind, j, weightId(0, 0, j), (now) => change(now, j)]);
const output = nodeId(1, 0);
const bias = biasId(0, 0);

function sampleActs(x: readonly number[], target: number): Act[] {
  return [
    ["input", 0, nodeId(0, 0), () => ({ x, z: 0 })],
    ...each("product", ({ w, z }, j) => ({ z: z + w[j] * x[j] })),
    [
      "output",
      0,
      output,
      (now) => ({ y: Object.assign(new Node(3), { w: [...now.w], b: now.b }).forward([...x]) }),
    ],
    ["square", 0, output, ({ y, loss }) => ({ loss: loss + (y - target) ** 2 })],
    ["delta", 0, output, ({ y }) => ({ delta: 2 * (y - target) })],
    ["dz", 0, output, ({ y, delta }) => ({ dz: delta * dSigmoid(y) })],
    ...each("dw", ({ dw, dz }, j) => ({ dw: dw.with(j, dw[j] + dz * x[j]) })),
    ["db", 0, bias, ({ db, dz }) => ({ db: db + dz })],
  ];
}

function updateActs(alpha: number): Act[] {
  return [
    ...each("w", ({ w, dw }, j) => ({ w: w.with(j, w[j] - alpha * dw[j]) })),
    ["b", 0, bias, ({ b, db }) => ({ b: b - alpha * db })],
    ["clear", 0, output, () => ({ dw: [0, 0, 0], db: 0, loss: 0 })],
  ];
}

/** Every line that runs, in order: twelve for each sample, five for the update. */
export function steps({ seed, alpha }: Settings): Step[] {
  reseed(seed);
  const { w, b, x, dw } = new Node(3);
  let now: Moment = { w, b, x, dw, z: 0, y: 0, delta: 0, dz: 0, db: 0, loss: 0 };
  const run = (acts: Act[], sample?: number) =>
    acts.map(([kind, j, part, change]): Step => {
      const before = now;
      now = { ...now, ...change(now) };
      return { kind, j, part, before, after: now, ...(sample === undefined ? {} : { sample }) };
    });
  return [...samples.flatMap(({ x, target }, i) => run(sampleActs(x, target), i)), ...run(updateActs(alpha))];
}

export const stepsPerSample = 12;
export const stepCount = samples.length * stepsPerSample + 5;

/** The arithmetic of a step, with its numbers put in: term = numbers = result. */
export function arithmetic(
  { kind, j, sample = 0, before, after }: Step,
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
