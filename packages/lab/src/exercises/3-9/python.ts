// Exercise 3-9 in Python.
import { changed, type Programs } from "../programs.js";
import { trainings } from "./judge.js";

const mseLoss = `        self.loss += (self.y - y0) ** 2
        return 2 * (self.y - y0)
`;
const backward = `        dz = delta * self.y * (1 - self.y)
        for j in range(self.nin):
            self.dw[j] += dz * self.x[j]
        self.db += dz
`;
const update = `        for j in range(self.nin):
            self.w[j] -= alpha * self.dw[j]
        self.b -= alpha * self.db
        self.dw = [0] * self.nin
        self.db = 0
        self.loss = 0
`;
const pass = `        for x, y0 in samples:
            node.forward(x)
            node.backward(node.mse_loss(y0))
        loss = node.loss
        node.update(alpha)
`;

const solution = `import math
import random

samples = [
    ([0, 0, 0], 1),
    ([0, 1, 0], 1),
    ([1, 0, 1], 0),
]


class Node:
    def __init__(self, nin):
        self.nin = nin
        self.w = [random.random() - 0.5 for _ in range(nin)]
        self.b = random.random() - 0.5
        self.dw = [0] * nin
        self.db = 0
        self.loss = 0

    def forward(self, x):
        self.x = x
        z = self.b + sum(w * value for w, value in zip(self.w, x))
        self.y = 1 / (1 + math.exp(-z))
        return self.y

    def mse_loss(self, y0):
${mseLoss}
    def backward(self, delta):
${backward}
    def update(self, alpha):
${update}

def train(alpha, n):
    node = Node(3)
    loss = 0
    for _ in range(n):
${pass}    return loss


random.seed(0)
print(train(0.1, 100))
`;

export const python: Programs = {
  solution,
  starter: changed(
    solution,
    [mseLoss, "        return 0\n"],
    [backward, "        pass\n"],
    [update, "        pass\n"],
    [pass, "        pass\n"],
  ),
  probe: `answer = []
for training in ${JSON.stringify(trainings)}:
    random.seed(0)
    answer.append(train(training["alpha"], training["n"]))`,
  mistakes: {
    mean: changed(
      solution,
      ["alpha * self.dw[j]", "alpha * self.dw[j] / 3"],
      ["alpha * self.db", "alpha * self.db / 3"],
    ),
    "no-two": changed(solution, ["return 2 * (self.y - y0)", "return self.y - y0"]),
    "no-slope": changed(solution, ["delta * self.y * (1 - self.y)", "delta"]),
    "per-sample": changed(
      solution,
      ["        loss = node.loss\n        node.update(alpha)\n", ""],
      ["        for x, y0 in samples:", "        loss = 0\n        for x, y0 in samples:"],
      [
        "            node.backward(node.mse_loss(y0))\n",
        "            node.backward(node.mse_loss(y0))\n            loss += node.loss\n            node.update(alpha)\n",
      ],
    ),
    flipped: changed(solution, [" -= alpha", " += alpha"]),
    "never-cleared": changed(solution, ["        self.dw = [0] * self.nin\n        self.db = 0\n", ""]),
    "not-shifted": changed(solution, ["random.random() - 0.5", "random.random()"]),
    "after-update": changed(solution, ["range(n)", "range(n + 1)"]),
    "loss-kept": changed(solution, [update, update.replace("        self.loss = 0\n", "")]),
    "nothing-returned": changed(solution, ["    return loss\n", "    print(loss)\n"]),
  },
};
