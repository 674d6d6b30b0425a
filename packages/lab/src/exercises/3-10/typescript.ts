// Exercise 3-10 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { nin, nout } from "./judge.js";

const w = `    this.w = Array.from({ length: nout }, () => Array.from({ length: nin }, () => random() - 0.5));
`;
const b = `    this.b = Array.from({ length: nout }, () => random() - 0.5);
`;

const solution = `import { random, seed } from "kobai/lecture";

class Layer {
  w: number[][] = [];
  b: number[] = [];

  constructor(readonly nin: number, readonly nout: number) {
${w}${b}  }
}

seed(0);
const layer = new Layer(${nin}, ${nout});
console.log(layer.w);
console.log(layer.b);
`;

export const typescript: Programs = {
  solution,
  starter: changed(solution, [w + b, ""]),
  probe: `import { seed } from "kobai/lecture";
seed(0);
const { w, b } = new Layer(${nin}, ${nout});
answer = { w, b };`,
  mistakes: {
    flat: changed(solution, [
      w,
      "    this.w = Array.from({ length: nin * nout }, () => random() - 0.5) as any;\n",
    ]),
    transposed: changed(solution, [
      "{ length: nout }, () => Array.from({ length: nin }",
      "{ length: nin }, () => Array.from({ length: nout }",
    ]),
    "bias-per-input": changed(solution, [b, b.replace("nout", "nin")]),
    "one-bias": changed(solution, [b, "    this.b = (random() - 0.5) as any;\n"]),
    zeros: changed(solution, ["random() - 0.5", "0"]),
    "same-row": changed(solution, [
      w,
      "    const row = Array.from({ length: nin }, () => random() - 0.5);\n    this.w = new Array(nout).fill(row);\n",
    ]),
    "not-shifted": changed(solution, ["random() - 0.5", "random()"]),
    "bias-first": changed(solution, [w + b, b + w]),
    "bias-between": changed(solution, [
      w + b,
      `    for (let i = 0; i < nout; i++) {
      this.w.push(Array.from({ length: nin }, () => random() - 0.5));
      this.b.push(random() - 0.5);
    }
`,
    ]),
  },
};
