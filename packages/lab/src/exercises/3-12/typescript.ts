// Exercise 3-12 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { training } from "./judge.js";

const backward = `    const dx = this.x.map(() => 0);
    for (let i = 0; i < this.nout; i++) {
      const dz = delta[i] * this.y[i] * (1 - this.y[i]);
      for (let j = 0; j < this.nin; j++) {
        this.dw[i][j] += dz * this.x[j];
        dx[j] += dz * this.w[i][j];
      }
      this.db[i] += dz;
    }
    return dx;
`;
const given = `    for (let i = 0; i < this.nout; i++) {
      const dz = delta[i] * this.y[i] * (1 - this.y[i]);
      for (let j = 0; j < this.nin; j++) this.dw[i][j] += dz * this.x[j];
      this.db[i] += dz;
    }
    return [];
`;
const pass = `    for (const [x, y0] of rows) {
      last.forward(hidden.forward(x));
      hidden.backward(last.backward(last.mseLoss([y0])));
    }
    losses.push(last.loss);
    hidden.update(alpha);
    last.update(alpha);
`;

const solution = `import { random, seed, sigmoid } from "kobai/lecture";

class Layer {
  w: number[][];
  b: number[];
  x: number[] = [];
  y: number[] = [];
  dw: number[][] = [];
  db: number[] = [];
  loss = 0;

  constructor(readonly nin: number, readonly nout: number) {
    this.w = Array.from({ length: nout }, () => Array.from({ length: nin }, () => random() - 0.5));
    this.b = Array.from({ length: nout }, () => random() - 0.5);
    this.clear();
  }

  clear(): void {
    this.dw = this.w.map((row) => row.map(() => 0));
    this.db = this.b.map(() => 0);
    this.loss = 0;
  }

  forward(x: number[]): number[] {
    this.x = x;
    this.y = this.w.map((row, i) => sigmoid(row.reduce((z, w, j) => z + w * x[j], this.b[i])));
    return this.y;
  }

  mseLoss(y0: number[]): number[] {
    for (let i = 0; i < this.nout; i++) this.loss += (this.y[i] - y0[i]) ** 2;
    return this.y.map((y, i) => 2 * (y - y0[i]));
  }

  backward(delta: number[]): number[] {
${backward}  }

  update(alpha: number): void {
    for (let i = 0; i < this.nout; i++) {
      for (let j = 0; j < this.nin; j++) this.w[i][j] -= alpha * this.dw[i][j];
      this.b[i] -= alpha * this.db[i];
    }
    this.clear();
  }
}

function learn(alpha: number, n: number): number[] {
  seed(0);
  const rows: [number[], number][] = [];
  for (let i = 0; i < 100; i++) {
    const x = [random(), random(), random()];
    rows.push([x, Math.sqrt((x[0] ** 2 + x[1] ** 2 + x[2] ** 2) / 3)]);
  }
  const hidden = new Layer(3, 3);
  const last = new Layer(3, 1);
  const losses: number[] = [];
  for (let i = 0; i < n; i++) {
${pass}  }
  return losses;
}

learn(${training.alpha}, ${training.n}).forEach((loss, i) => {
  if ((i + 1) % 50 === 0) console.log(i + 1, loss);
});
`;

const dx = "        dx[j] += dz * this.w[i][j];\n";

export const typescript: Programs = {
  solution,
  starter: changed(solution, [backward, given], [pass, ""]),
  probe: `answer = learn(${training.alpha}, ${training.n}) ?? null;`,
  mistakes: {
    "per-sample": changed(solution, [
      pass,
      `    let sum = 0;
    for (const [x, y0] of rows) {
      last.forward(hidden.forward(x));
      hidden.backward(last.backward(last.mseLoss([y0])));
      sum += last.loss;
      hidden.update(alpha);
      last.update(alpha);
    }
    losses.push(sum);
`,
    ]),
    mean: changed(solution, [".update(alpha);", ".update(alpha / rows.length);"]),
    "first-fixed": changed(solution, ["    hidden.update(alpha);\n", ""]),
    "no-weight": changed(solution, [dx, "        dx[j] += dz;\n"]),
    "no-slope": changed(solution, [dx, "        dx[j] += delta[i] * this.w[i][j];\n"]),
    "past-hidden": changed(solution, [
      "last.forward(hidden.forward(x));",
      "hidden.forward(x);\n      last.forward(x);",
    ]),
    "after-update": changed(solution, [
      "    losses.push(last.loss);\n",
      "    if (i > 0) losses.push(last.loss);\n",
    ]),
    "nothing-returned": changed(
      solution,
      ["  return losses;\n", ""],
      ["learn(0.1, 200).forEach", "learn(0.1, 200)?.forEach"],
    ),
  },
};
