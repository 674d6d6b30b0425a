// Exercise 3-7 in Python.
import { changed, type Programs } from "../programs.js";
import { asked, start, walk } from "./cases.js";

const [[, , samples]] = asked;

const shares = `        dz = 2 * (y - y0) * y * (1 - y)
        dw1 += dz * x[0]
        dw2 += dz * x[1]
        dw3 += dz * x[2]
        db += dz
`;

const solution = `import math
import random

samples = [
    ([0, 0, 0], 1),
    ([0, 1, 0], 1),
    ([1, 0, 1], 0),
]


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def gradient(w, b, samples):
    dw1 = dw2 = dw3 = db = 0
    for x, y0 in samples:
        z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b
        y = sigmoid(z)
${shares}    return [dw1, dw2, dw3, db]


random.seed(0)
w = [random.random() - 0.5 for _ in range(3)]
b = random.random() - 0.5
print(gradient(w, b, samples))
`;

export const python: Programs = {
  solution,
  starter: changed(solution, [shares, ""]),
  probe: `path = [${JSON.stringify(start)}]
for _ in range(${walk.steps}):
    *weights, bias = path[-1]
    try:
        slopes = gradient(weights, bias, ${JSON.stringify(samples)})
    except OverflowError:
        break
    path.append([p - ${walk.alpha} * slope for p, slope in zip(path[-1], slopes)])
answer = {"gradients": [gradient(*one) for one in ${JSON.stringify(asked)}], "path": path}`,
  mistakes: {
    "no-two": changed(solution, ["2 * (y - y0)", "(y - y0)"]),
    flipped: changed(solution, ["(y - y0)", "(y0 - y)"]),
    "no-slope": changed(solution, [" * y * (1 - y)", ""]),
    "slope-of-z": changed(solution, [" * y * (1 - y)", " * z * (1 - z)"]),
    "no-input": changed(solution, ["dz * x[0]", "dz"], ["dz * x[1]", "dz"], ["dz * x[2]", "dz"]),
    "first-input": changed(solution, ["dz * x[1]", "dz * x[0]"], ["dz * x[2]", "dz * x[0]"]),
    "no-bias": changed(solution, ["        db += dz\n", ""]),
    "last-sample": changed(solution, [" += ", " = "]),
  },
};
