# The lecture's exercise 3-12 in Python alone, as the lecture writes it: 3-3-1 sigmoid, 5000 steps of gradient descent
# on all 100 rows. Usage: tiny.py FILE → one line of JSON.
import math
import pathlib
import platform
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

from common import pythagoras, report

inputs, targets, *parameters = (part.tolist() for part in pythagoras(sys.argv[1]))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


class Layer:
    def __init__(self, w, b):
        self.w, self.b = w, b
        self.clear()

    def clear(self):
        self.dw = [[0.0] * len(row) for row in self.w]
        self.db = [0.0] * len(self.b)

    def forward(self, x):
        self.x = x
        self.y = [sigmoid(sum(w * v for w, v in zip(row, x)) + b) for row, b in zip(self.w, self.b)]
        return self.y

    def backward(self, dy):
        dx = [0.0] * len(self.x)
        for i, (y, d) in enumerate(zip(self.y, dy)):
            dz = d * y * (1 - y)
            self.db[i] += dz
            for j, v in enumerate(self.x):
                self.dw[i][j] += dz * v
                dx[j] += dz * self.w[i][j]
        return dx

    def update(self, rate):
        for row, gradients in zip(self.w, self.dw):
            for j, gradient in enumerate(gradients):
                row[j] -= rate * gradient
        self.b = [b - rate * gradient for b, gradient in zip(self.b, self.db)]
        self.clear()


started = time.perf_counter()
W1, b1, W2, b2 = parameters
first, last = Layer(W1, b1), Layer(W2, b2)
for _ in range(5000):
    loss = 0
    for x, (target,) in zip(inputs, targets):
        (y,) = last.forward(first.forward(x))
        loss += (y - target) ** 2
        first.backward(last.backward([2 * (y - target)]))
    first.update(0.1)
    last.update(0.1)
seconds = time.perf_counter() - started
report(seconds=seconds, loss=loss, precision="f64", version=platform.python_version())
