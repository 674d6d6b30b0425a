// Exercise 3-4 in Python.
import { changed, type Programs } from "../programs.js";
import { inputs } from "./cases.js";

const solution = `import math

w = [1, 0.5, -2]
b = 1


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def node(x):
    z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b
    return sigmoid(z)


print(node([0, 0, 0]))
print(node([0, 1, 1]))
`;

const lastLine = "    return sigmoid(z)";

export const python: Programs = {
  solution,
  starter: changed(
    solution,
    ["    return 1 / (1 + math.exp(-z))", "    return 0"],
    ["    z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b", "    z = 0"],
  ),
  probe: `answer = [node(x) for x in ${JSON.stringify(inputs)}]`,
  mistakes: {
    "sign-of-z": changed(solution, ["math.exp(-z)", "math.exp(z)"]),
    step: changed(solution, [lastLine, "    return 1 if z >= 0 else 0"]),
    "sum-as-answer": changed(solution, [lastLine, "    return z"]),
    "no-bias": changed(solution, [" * x[2] + b", " * x[2]"]),
    "bias-subtracted": changed(solution, [" * x[2] + b", " * x[2] - b"]),
    "bias-outside": changed(solution, [" * x[2] + b", " * x[2]"], [lastLine, "    return sigmoid(z) + b"]),
    "no-parentheses": changed(solution, ["1 / (1 + math.exp(-z))", "1 / 1 + math.exp(-z)"]),
    "nothing-returned": changed(solution, [lastLine, "    print(sigmoid(z))"]),
  },
};
