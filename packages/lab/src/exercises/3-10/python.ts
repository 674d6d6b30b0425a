// Exercise 3-10 in Python.
import { changed, type Programs } from "../programs.js";
import { nin, nout } from "./judge.js";

const w = `        self.w = [[random.random() - 0.5 for _ in range(nin)] for _ in range(nout)]
`;
const b = `        self.b = [random.random() - 0.5 for _ in range(nout)]
`;

const solution = `import random


class Layer:
    def __init__(self, nin, nout):
        self.nin = nin
        self.nout = nout
${w}${b}

random.seed(0)
layer = Layer(${nin}, ${nout})
print(layer.w)
print(layer.b)
`;

export const python: Programs = {
  solution,
  starter: changed(solution, [w + b, "        self.w = []\n        self.b = []\n"]),
  probe: `import random
random.seed(0)
layer = Layer(${nin}, ${nout})
answer = {"w": layer.w, "b": layer.b}`,
  mistakes: {
    flat: changed(solution, [w, "        self.w = [random.random() - 0.5 for _ in range(nin * nout)]\n"]),
    transposed: changed(solution, ["range(nin)] for _ in range(nout)]", "range(nout)] for _ in range(nin)]"]),
    "bias-per-input": changed(solution, [b, b.replace("nout", "nin")]),
    "one-bias": changed(solution, [b, "        self.b = random.random() - 0.5\n"]),
    zeros: changed(solution, ["random.random() - 0.5", "0"]),
    "same-row": changed(solution, [
      w,
      "        self.w = [[random.random() - 0.5 for _ in range(nin)]] * nout\n",
    ]),
    "not-shifted": changed(solution, ["random.random() - 0.5", "random.random()"]),
    "bias-first": changed(solution, [w + b, b + w]),
    "bias-between": changed(solution, [
      w + b,
      `        self.w = []
        self.b = []
        for _ in range(nout):
            self.w.append([random.random() - 0.5 for _ in range(nin)])
            self.b.append(random.random() - 0.5)
`,
    ]),
  },
};
