// The class Layer of kobai/lecture run line by line: forward, loss and backward of a layer with 3 inputs and 2 outputs
// for one sample, then an update. What is shown is that file itself.
import { dSigmoid, Layer, seed as reseed, sigmoid } from "kobai/lecture";
import source from "kobai/lecture/layer.ts?raw";
import { biasId, nodeId, weightId } from "../../kit/diagram/diagram.js";
import * as program from "../../lesson/program.js";

export const lines: readonly string[] = program.classLines(source);
export const [nin, nout] = [3, 2];
export const sample = { x: [1, 0.25, 0.5], target: [1, 0] };

const texts = {
  input: "this.x = x;",
  product: "z += row[j] * x[j];",
  output: "return sigmoid(z + this.b[i]);",
  square: "this.loss += (this.y[i] - y0[i]) ** 2;",
  delta: "return this.y.map((y, i) => 2 * (y - y0[i]));",
  zero: "const dx = zeros(this.nin);",
  dz: "const dz = delta[i] * dSigmoid(this.y[i]);",
  dw: "this.dw[i][j] += dz * this.x[j];",
  dx: "dx[j] += dz * this.w[i][j];",
  db: "this.db[i] += dz;",
  w: "this.w[i][j] -= alpha * this.dw[i][j];",
  b: "this.b[i] -= alpha * this.db[i];",
  clear: "this.db.fill(0);",
} as const;
export type Kind = keyof typeof texts;

export const lineOf = (kind: Kind): number => program.lineEnding(lines, texts[kind]);

const wholes: Partial<Record<Kind, readonly string[]>> = {
  delta: ["delta"],
  zero: ["dx"],
  clear: ["dw", "db"],
};
const entries: Partial<Record<Kind, readonly string[]>> = {
  product: ["w"],
  output: ["b"],
  dz: ["delta"],
  dw: ["dw"],
  dx: ["w", "dx"],
  db: ["db"],
  w: ["w", "dw"],
  b: ["b", "db"],
};

/** Whether a step reads or writes a number of a list; `row` counts where lists are nested. */
export function touched({ kind, place: { i, j } }: Step, list: string, row: number, index: number): boolean {
  if (wholes[kind]?.includes(list)) return true;
  if (!entries[kind]?.includes(list)) return false;
  if (list === "w" || list === "dw") return row === i && index === j;
  return index === (list === "dx" ? j : i);
}

/** Every number of the layer after a step. */
export interface Moment {
  readonly w: readonly (readonly number[])[];
  readonly b: readonly number[];
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Of the output that is being computed. */
  readonly z: number;
  readonly dz: number;
  readonly delta: readonly number[];
  readonly dw: readonly (readonly number[])[];
  readonly db: readonly number[];
  readonly dx: readonly number[];
  readonly loss: number;
}

interface Place {
  readonly i: number;
  readonly j: number;
}
export type Step = program.Step<Kind, Place, Moment>;
type Act = program.Act<Kind, Place, Moment>;

const outputs = Array.from({ length: nout }, (_, i) => i);
const inputs = Array.from({ length: nin }, (_, j) => j);
const first = { i: 0, j: 0 };
const zeros = (length: number): number[] => new Array(length).fill(0);
const put = (rows: Moment["w"], { i, j }: Place, value: number) => rows.with(i, rows[i].with(j, value));

function forwardActs(): Act[] {
  const { x } = sample;
  return [
    ["input", first, nodeId(0, 0), () => ({ x })],
    ...outputs.flatMap((i): Act[] => [
      ...inputs.map(
        (j): Act => [
          ...(["product", { i, j }, weightId(0, i, j)] as const),
          ({ w, z }) => ({ z: (j === 0 ? 0 : z) + w[i][j] * x[j] }),
        ],
      ),
      ["output", { i, j: 0 }, nodeId(1, i), ({ y, z, b }) => ({ y: y.with(i, sigmoid(z + b[i])) })],
    ]),
  ];
}

function lossActs(): Act[] {
  const { target } = sample;
  return [
    ...outputs.map(
      (i): Act => [
        ...(["square", { i, j: 0 }, nodeId(1, i)] as const),
        ({ y, loss }) => ({ loss: loss + (y[i] - target[i]) ** 2 }),
      ],
    ),
    ["delta", first, nodeId(1, 0), ({ y }) => ({ delta: y.map((y, i) => 2 * (y - target[i])) })],
  ];
}

function backwardActs(): Act[] {
  return [
    ["zero", first, nodeId(0, 0), () => ({ dx: zeros(nin) })],
    ...outputs.flatMap((i): Act[] => [
      ["dz", { i, j: 0 }, nodeId(1, i), ({ delta, y }) => ({ dz: delta[i] * dSigmoid(y[i]) })],
      ...inputs.flatMap((j) => productsBack({ i, j })),
      ["db", { i, j: 0 }, biasId(0, i), ({ db, dz }) => ({ db: db.with(i, db[i] + dz) })],
    ]),
  ];
}

/** The two products of one weight on the way back: its own gradient, and its share of its input's. */
function productsBack(place: Place): Act[] {
  const { i, j } = place;
  const part = weightId(0, i, j);
  return [
    ["dw", place, part, ({ dw, dz, x }) => ({ dw: put(dw, place, dw[i][j] + dz * x[j]) })],
    ["dx", place, part, ({ dx, dz, w }) => ({ dx: dx.with(j, dx[j] + dz * w[i][j]) })],
  ];
}

function updateActs(alpha: number): Act[] {
  return [
    ...outputs.flatMap((i): Act[] => [
      ...inputs.map(
        (j): Act => [
          ...(["w", { i, j }, weightId(0, i, j)] as const),
          ({ w, dw }) => ({ w: put(w, { i, j }, w[i][j] - alpha * dw[i][j]) }),
        ],
      ),
      ["b", { i, j: 0 }, biasId(0, i), ({ b, db }) => ({ b: b.with(i, b[i] - alpha * db[i]) })],
    ]),
    ["clear", first, biasId(0, 0), () => ({ dw: outputs.map(() => zeros(nin)), db: zeros(nout), loss: 0 })],
  ];
}

const parts = [forwardActs(), lossActs(), backwardActs()];

/** Where each part of the program begins. */
export const begins = { forward: 0, loss: parts[0].length, backward: parts[0].length + parts[1].length };
export const updateBegins = begins.backward + parts[2].length;
export const stepCount = updateBegins + updateActs(0).length;

/** Every line that runs, in order. */
export function steps({ seed, alpha }: { seed: number; alpha: number }): Step[] {
  reseed(seed);
  const { w, b, x, y, dw, db } = new Layer(nin, nout);
  const start: Moment = { w, b, x, y, dw, db, z: 0, dz: 0, delta: zeros(nout), dx: zeros(nin), loss: 0 };
  return program.run(start, [...parts.flat(), ...updateActs(alpha)]);
}

export type Stage = "forward" | "loss" | "backward" | "update";

export function stageOf(step: number): Stage {
  if (step >= updateBegins) return "update";
  return step >= begins.backward ? "backward" : step >= begins.loss ? "loss" : "forward";
}
