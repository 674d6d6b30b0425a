// Exercise 3-12 in Python.
import { changed, type Programs } from "../programs.js";
import { training } from "./judge.js";

const backward = `        dx = [0] * self.nin
        for i in range(self.nout):
            dz = delta[i] * self.y[i] * (1 - self.y[i])
            for j in range(self.nin):
                self.dw[i][j] += dz * self.x[j]
                dx[j] += dz * self.w[i][j]
            self.db[i] += dz
        return dx
`;
const given = `        for i in range(self.nout):
            dz = delta[i] * self.y[i] * (1 - self.y[i])
            for j in range(self.nin):
                self.dw[i][j] += dz * self.x[j]
            self.db[i] += dz
        return []
`;
const pass = `        for x, y0 in rows:
            last.forward(hidden.forward(x))
            hidden.backward(last.backward(last.mse_loss([y0])))
        losses.append(last.loss)
        hidden.update(alpha)
        last.update(alpha)
`;

const solution = `import math
import random


class Layer:
    def __init__(self, nin, nout):
        self.nin = nin
        self.nout = nout
        self.w = [[random.random() - 0.5 for _ in range(nin)] for _ in range(nout)]
        self.b = [random.random() - 0.5 for _ in range(nout)]
        self.clear()

    def clear(self):
        self.dw = [[0] * self.nin for _ in range(self.nout)]
        self.db = [0] * self.nout
        self.loss = 0

    def forward(self, x):
        self.x = x
        self.y = []
        for row, b in zip(self.w, self.b):
            z = b + sum(w * value for w, value in zip(row, x))
            self.y.append(1 / (1 + math.exp(-z)))
        return self.y

    def mse_loss(self, y0):
        for i in range(self.nout):
            self.loss += (self.y[i] - y0[i]) ** 2
        return [2 * (self.y[i] - y0[i]) for i in range(self.nout)]

    def backward(self, delta):
${backward}
    def update(self, alpha):
        for i in range(self.nout):
            for j in range(self.nin):
                self.w[i][j] -= alpha * self.dw[i][j]
            self.b[i] -= alpha * self.db[i]
        self.clear()


def learn(alpha, n):
    random.seed(0)
    rows = []
    for _ in range(100):
        x = [random.random() for _ in range(3)]
        rows.append((x, math.sqrt(sum(value**2 for value in x) / 3)))
    hidden = Layer(3, 3)
    last = Layer(3, 1)
    losses = []
    for i in range(n):
${pass}    return losses


losses = learn(${training.alpha}, ${training.n})
print(losses and losses[0], losses and losses[-1])
`;

const dx = "                dx[j] += dz * self.w[i][j]\n";

export const python: Programs = {
  solution,
  starter: changed(solution, [backward, given], [pass, "        pass\n"]),
  probe: `answer = learn(${training.alpha}, ${training.n})`,
  mistakes: {
    "per-sample": changed(solution, [
      pass,
      `        total = 0
        for x, y0 in rows:
            last.forward(hidden.forward(x))
            hidden.backward(last.backward(last.mse_loss([y0])))
            total += last.loss
            hidden.update(alpha)
            last.update(alpha)
        losses.append(total)
`,
    ]),
    mean: changed(solution, [".update(alpha)\n", ".update(alpha / len(rows))\n"]),
    "first-fixed": changed(solution, ["        hidden.update(alpha)\n", ""]),
    "no-weight": changed(solution, [dx, "                dx[j] += dz\n"]),
    "no-slope": changed(solution, [dx, "                dx[j] += delta[i] * self.w[i][j]\n"]),
    "past-hidden": changed(solution, [
      "last.forward(hidden.forward(x))",
      "hidden.forward(x)\n            last.forward(x)",
    ]),
    "after-update": changed(solution, [
      "        losses.append(last.loss)\n",
      "        if i > 0:\n            losses.append(last.loss)\n",
    ]),
    "nothing-returned": changed(solution, ["    return losses\n", ""]),
  },
};
