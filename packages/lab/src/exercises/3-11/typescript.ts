// Exercise 3-11 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { alpha, deltas, inputs, start, targets } from "./paces.js";

const forward = `    this.x = x;
    for (let i = 0; i < this.nout; i++) {
      let z = this.b[i];
      for (let j = 0; j < this.nin; j++) z += this.w[i][j] * x[j];
      this.y[i] = sigmoid(z);
    }
    return this.y;
`;
const mseLoss = `    for (let i = 0; i < this.nout; i++) this.loss += (this.y[i] - y0[i]) ** 2;
    return this.y.map((y, i) => 2 * (y - y0[i]));
`;
const backward = `    for (let i = 0; i < this.nout; i++) {
      const dz = delta[i] * this.y[i] * (1 - this.y[i]);
      for (let j = 0; j < this.nin; j++) this.dw[i][j] += dz * this.x[j];
      this.db[i] += dz;
    }
`;
const clearing = `    this.dw = this.w.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
`;
const update = `    for (let i = 0; i < this.nout; i++) {
      for (let j = 0; j < this.nin; j++) this.w[i][j] -= alpha * this.dw[i][j];
      this.b[i] -= alpha * this.db[i];
    }
${clearing}    this.loss = 0;
`;

const solution = `import { random, seed, sigmoid } from "kobai/lecture";

class Layer {
  w: number[][];
  b: number[];
  x: number[] = [];
  y: number[] = [];
  dw: number[][];
  db: number[];
  loss = 0;

  constructor(readonly nin: number, readonly nout: number) {
    this.w = Array.from({ length: nout }, () => Array.from({ length: nin }, () => random() - 0.5));
    this.b = Array.from({ length: nout }, () => random() - 0.5);
    this.dw = this.w.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
  }

  forward(x: number[]): number[] {
${forward}  }

  mseLoss(y0: number[]): number[] {
${mseLoss}  }

  backward(delta: number[]): void {
${backward}  }

  update(alpha: number): void {
${update}  }
}

seed(0);
const layer = new Layer(3, 2);
console.log(layer.forward([1, 0, 1]));
console.log(layer.mseLoss([1, 0]), layer.loss);
`;

export const typescript: Programs = {
  solution,
  starter: changed(
    solution,
    [forward, "    return this.y;\n"],
    [mseLoss, "    return [];\n"],
    [backward, ""],
    [update, ""],
  ),
  probe: `const [inputs, targets, deltas] = ${JSON.stringify([inputs, targets, deltas])};
const copy = (value) => JSON.parse(JSON.stringify(value ?? null));
const layer = Object.assign(new Layer(3, 2), ${JSON.stringify(start)});
const both = inputs.map((x, i) => {
  const y = copy(layer.forward(x));
  const delta = copy(layer.mseLoss(targets[i]));
  layer.backward(deltas[i]);
  return copy({ y, delta, loss: layer.loss, gradient: { dw: layer.dw, db: layer.db } });
});
layer.update(${alpha});
const { w, b, dw, db, loss } = layer;
answer = {
  ...both[0],
  losses: both.map(({ loss }) => loss),
  gradients: both.map(({ gradient }) => gradient),
  moved: { w, b },
  cleared: { dw, db, loss },
};`,
  mistakes: {
    "forward-length": changed(solution, [
      "      this.y[i] = sigmoid(z);\n    }\n    return this.y;\n",
      "      this.y[i] = sigmoid(z);\n      return this.y[i] as any;\n    }\n    return this.y;\n",
    ]),
    "no-bias": changed(solution, ["let z = this.b[i]", "let z = 0"]),
    "no-activation": changed(solution, ["= sigmoid(z)", "= z"]),
    "loss-replaced": changed(solution, [
      mseLoss,
      `    this.loss = this.y.reduce((sum, y, i) => sum + (y - y0[i]) ** 2, 0);
    return this.y.map((y, i) => 2 * (y - y0[i]));
`,
    ]),
    "delta-number": changed(solution, [
      "return this.y.map((y, i) => 2 * (y - y0[i]))",
      "return this.y.reduce((sum, y, i) => sum + 2 * (y - y0[i]), 0) as any",
    ]),
    "delta-half": changed(solution, ["=> 2 * (y - y0[i])", "=> y - y0[i]"]),
    "no-slope": changed(solution, ["delta[i] * this.y[i] * (1 - this.y[i])", "delta[i]"]),
    "one-delta": changed(solution, ["delta[i] *", "delta[0] *"]),
    "input-of-output": changed(solution, ["dz * this.x[j]", "dz * this.x[i]"]),
    "gradient-replaced": changed(
      solution,
      ["this.dw[i][j] += dz", "this.dw[i][j] = dz"],
      ["this.db[i] += dz", "this.db[i] = dz"],
    ),
    uphill: changed(solution, [" -= alpha", " += alpha"]),
    unmoved: changed(solution, [update, `${clearing}    this.loss = 0;\n`]),
    "not-cleared": changed(solution, [update, update.replace(clearing, "")]),
    "loss-kept": changed(solution, ["    this.loss = 0;\n", ""]),
  },
};
