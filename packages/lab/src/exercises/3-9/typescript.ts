// Exercise 3-9 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { trainings } from "./judge.js";

const mseLoss = `    this.loss += (this.y - y0) ** 2;
    return 2 * (this.y - y0);
`;
const backward = `    const dz = delta * this.y * (1 - this.y);
    for (let j = 0; j < this.nin; j++) this.dw[j] += dz * this.x[j];
    this.db += dz;
`;
const update = `    for (let j = 0; j < this.nin; j++) this.w[j] -= alpha * this.dw[j];
    this.b -= alpha * this.db;
    this.dw.fill(0);
    this.db = 0;
    this.loss = 0;
`;
const pass = `    for (const [x, y0] of samples) {
      node.forward(x);
      node.backward(node.mseLoss(y0));
    }
    loss = node.loss;
    node.update(alpha);
`;

const solution = `import { random, seed, sigmoid } from "kobai/lecture";

type Sample = [x: number[], y0: number];

const samples: Sample[] = [
  [[0, 0, 0], 1],
  [[0, 1, 0], 1],
  [[1, 0, 1], 0],
];

class Node {
  w: number[];
  b: number;
  x: number[] = [];
  y = 0;
  dw: number[];
  db = 0;
  loss = 0;

  constructor(readonly nin: number) {
    this.w = Array.from({ length: nin }, () => random() - 0.5);
    this.b = random() - 0.5;
    this.dw = new Array(nin).fill(0);
  }

  forward(x: number[]): number {
    this.x = x;
    let z = this.b;
    for (let j = 0; j < this.nin; j++) z += this.w[j] * x[j];
    this.y = sigmoid(z);
    return this.y;
  }

  mseLoss(y0: number): number {
${mseLoss}  }

  backward(delta: number): void {
${backward}  }

  update(alpha: number): void {
${update}  }
}

function train(alpha: number, n: number): number {
  const node = new Node(3);
  let loss = 0;
  for (let i = 0; i < n; i++) {
${pass}  }
  return loss;
}

seed(0);
console.log(train(0.1, 100));
`;

export const typescript: Programs = {
  solution,
  starter: changed(solution, [mseLoss, "    return 0;\n"], [backward, ""], [update, ""], [pass, ""]),
  probe: `import { seed } from "kobai/lecture";
answer = ${JSON.stringify(trainings)}.map(({ alpha, n }) => {
  seed(0);
  return train(alpha, n) ?? null;
});`,
  mistakes: {
    mean: changed(
      solution,
      ["alpha * this.dw[j]", "(alpha * this.dw[j]) / 3"],
      ["alpha * this.db", "(alpha * this.db) / 3"],
    ),
    "no-two": changed(solution, ["return 2 * (this.y - y0)", "return this.y - y0"]),
    "no-slope": changed(solution, ["delta * this.y * (1 - this.y)", "delta"]),
    "per-sample": changed(
      solution,
      ["    loss = node.loss;\n    node.update(alpha);\n", "    loss = sum;\n"],
      ["    for (const [x, y0] of samples) {", "    let sum = 0;\n    for (const [x, y0] of samples) {"],
      [
        "      node.backward(node.mseLoss(y0));\n",
        "      node.backward(node.mseLoss(y0));\n      sum += node.loss;\n      node.update(alpha);\n",
      ],
    ),
    flipped: changed(solution, [" -= alpha", " += alpha"]),
    "never-cleared": changed(solution, ["    this.dw.fill(0);\n    this.db = 0;\n", ""]),
    "not-shifted": changed(solution, ["random() - 0.5", "random()"]),
    "after-update": changed(solution, [
      "  for (let i = 0; i < n; i++) {",
      "  for (let i = 0; i <= n; i++) {",
    ]),
    "loss-kept": changed(solution, [update, update.replace("    this.loss = 0;\n", "")]),
    "nothing-returned": changed(solution, ["  return loss;\n", "  console.log(loss);\n"]),
  },
};
