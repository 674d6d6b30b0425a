// Exercise 3-11 in Python.
import { changed, type Programs } from "../programs.js";
import { alpha, deltas, inputs, start, targets } from "./paces.js";

const forward = `        self.x = x
        for i in range(self.nout):
            z = self.b[i]
            for j in range(self.nin):
                z += self.w[i][j] * x[j]
            self.y[i] = 1 / (1 + math.exp(-z))
        return self.y
`;
const mseLoss = `        for i in range(self.nout):
            self.loss += (self.y[i] - y0[i]) ** 2
        return [2 * (self.y[i] - y0[i]) for i in range(self.nout)]
`;
const backward = `        for i in range(self.nout):
            dz = delta[i] * self.y[i] * (1 - self.y[i])
            for j in range(self.nin):
                self.dw[i][j] += dz * self.x[j]
            self.db[i] += dz
`;
const clearing = `        self.dw = [[0] * self.nin for _ in range(self.nout)]
        self.db = [0] * self.nout
`;
const update = `        for i in range(self.nout):
            for j in range(self.nin):
                self.w[i][j] -= alpha * self.dw[i][j]
            self.b[i] -= alpha * self.db[i]
${clearing}        self.loss = 0
`;

const solution = `import math
import random


class Layer:
    def __init__(self, nin, nout):
        self.nin = nin
        self.nout = nout
        self.w = [[random.random() - 0.5 for _ in range(nin)] for _ in range(nout)]
        self.b = [random.random() - 0.5 for _ in range(nout)]
        self.y = [0] * nout
        self.dw = [[0] * nin for _ in range(nout)]
        self.db = [0] * nout
        self.loss = 0

    def forward(self, x):
${forward}
    def mse_loss(self, y0):
${mseLoss}
    def backward(self, delta):
${backward}
    def update(self, alpha):
${update}

random.seed(0)
layer = Layer(3, 2)
print(layer.forward([1, 0, 1]))
print(layer.mse_loss([1, 0]), layer.loss)
`;

export const python: Programs = {
  solution,
  starter: changed(
    solution,
    [forward, "        return self.y\n"],
    [mseLoss, "        return []\n"],
    [backward, "        pass\n"],
    [update, "        pass\n"],
  ),
  probe: `from copy import deepcopy
inputs, targets, deltas = ${JSON.stringify([inputs, targets, deltas])}
layer = Layer(3, 2)
start = ${JSON.stringify(start)}
layer.w, layer.b = start["w"], start["b"]
both = []
for x, y0, given in zip(inputs, targets, deltas):
    y = deepcopy(layer.forward(x))
    delta = layer.mse_loss(y0)
    layer.backward(given)
    both.append((y, delta, layer.loss, deepcopy({"dw": layer.dw, "db": layer.db})))
layer.update(${alpha})
answer = {
    "y": both[0][0],
    "delta": both[0][1],
    "losses": [one[2] for one in both],
    "gradients": [one[3] for one in both],
    "moved": {"w": layer.w, "b": layer.b},
    "cleared": {"dw": layer.dw, "db": layer.db, "loss": layer.loss},
}`,
  mistakes: {
    "forward-length": changed(solution, [
      "            self.y[i] = 1 / (1 + math.exp(-z))\n        return self.y\n",
      "            self.y[i] = 1 / (1 + math.exp(-z))\n            return self.y[i]\n",
    ]),
    "no-bias": changed(solution, ["z = self.b[i]", "z = 0"]),
    "no-activation": changed(solution, ["= 1 / (1 + math.exp(-z))", "= z"]),
    "loss-replaced": changed(solution, [
      mseLoss,
      `        self.loss = sum((y - t) ** 2 for y, t in zip(self.y, y0))
        return [2 * (y - t) for y, t in zip(self.y, y0)]
`,
    ]),
    "delta-number": changed(solution, [
      "return [2 * (self.y[i] - y0[i]) for i in range(self.nout)]",
      "return sum(2 * (self.y[i] - y0[i]) for i in range(self.nout))",
    ]),
    "delta-half": changed(solution, ["return [2 * (self.y[i] - y0[i])", "return [(self.y[i] - y0[i])"]),
    "no-slope": changed(solution, ["delta[i] * self.y[i] * (1 - self.y[i])", "delta[i]"]),
    "one-delta": changed(solution, ["delta[i] *", "delta[0] *"]),
    "input-of-output": changed(solution, ["dz * self.x[j]", "dz * self.x[i]"]),
    "gradient-replaced": changed(
      solution,
      ["self.dw[i][j] += dz", "self.dw[i][j] = dz"],
      ["self.db[i] += dz", "self.db[i] = dz"],
    ),
    uphill: changed(solution, [" -= alpha", " += alpha"]),
    unmoved: changed(solution, [update, `${clearing}        self.loss = 0\n`]),
    "not-cleared": changed(solution, [update, update.replace(clearing, "")]),
    "loss-kept": changed(solution, [update, update.replace("        self.loss = 0\n", "")]),
  },
};
