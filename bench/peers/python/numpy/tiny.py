# The lecture's exercise 3-12 in NumPy, f64: 3-3-1 sigmoid, 5000 steps of gradient descent on all 100 rows.
# Usage: tiny.py FILE → one line of JSON.
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import numpy as np

from common import pythagoras, report, warm

x, targets, *parameters = pythagoras(sys.argv[1])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def train():
    W1, b1, W2, b2 = (p.copy() for p in parameters)
    for _ in range(5000):
        h = sigmoid(x @ W1.T + b1)
        y = sigmoid(h @ W2.T + b2)
        error = y - targets
        dz2 = 2 * error * y * (1 - y)
        dz1 = (dz2 @ W2) * h * (1 - h)
        W2 -= 0.1 * (dz2.T @ h)
        b2 -= 0.1 * dz2.sum(axis=0)
        W1 -= 0.1 * (dz1.T @ x)
        b1 -= 0.1 * dz1.sum(axis=0)
    return float((error * error).sum())


seconds, loss = warm(train)
report(seconds=seconds, loss=loss, precision="f64", version=np.__version__)
