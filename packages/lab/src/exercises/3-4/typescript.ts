// Exercise 3-4 in TypeScript.
import { changed, type Programs } from "../programs.js";
import { inputs } from "./cases.js";

const solution = `const w = [1, 0.5, -2];
const b = 1;

function sigmoid(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

function node(x: number[]): number {
  const z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b;
  return sigmoid(z);
}

console.log(node([0, 0, 0]));
console.log(node([0, 1, 1]));
`;

const lastLine = "  return sigmoid(z);";

export const typescript: Programs = {
  solution,
  starter: changed(
    solution,
    ["  return 1 / (1 + Math.exp(-z));", "  return 0;"],
    ["  const z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b;", "  const z = 0;"],
  ),
  probe: `answer = ${JSON.stringify(inputs)}.map((x) => node(x) ?? null);`,
  mistakes: {
    "sign-of-z": changed(solution, ["Math.exp(-z)", "Math.exp(z)"]),
    step: changed(solution, [lastLine, "  return z >= 0 ? 1 : 0;"]),
    "sum-as-answer": changed(solution, [lastLine, "  return z;"]),
    "no-bias": changed(solution, [" * x[2] + b;", " * x[2];"]),
    "bias-subtracted": changed(solution, [" * x[2] + b;", " * x[2] - b;"]),
    "bias-outside": changed(solution, [" * x[2] + b;", " * x[2];"], [lastLine, "  return sigmoid(z) + b;"]),
    "no-parentheses": changed(solution, ["1 / (1 + Math.exp(-z))", "1 / 1 + Math.exp(-z)"]),
    "nothing-returned": changed(solution, [lastLine, "  console.log(sigmoid(z));"]),
  },
};
