# The lecture's MNIST recipe written out in NumPy. Usage: mnist.py FOLDER SEED EPOCHS → one line of JSON.
import json
import os
import pathlib
import sys
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import numpy as np

from common import blas_library, load

folder, seed, epochs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
random = np.random.default_rng(seed)
inputs, labels = load(folder, "train")
test_inputs, test_labels = load(folder, "t10k")


def xavier(fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return random.uniform(-limit, limit, (fan_in, fan_out)).astype(np.float32)


def forward(x):
    h = 0.5 * (1 + np.tanh(0.5 * (x @ W1 + b1)))
    z = h @ W2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


started = time.perf_counter()
W1, b1 = xavier(576, 100), np.zeros(100, np.float32)
W2, b2 = xavier(100, 10), np.zeros(10, np.float32)
parameters = [W1, b1, W2, b2]
m = [np.zeros_like(p) for p in parameters]
v = [np.zeros_like(p) for p in parameters]
targets = np.eye(10, dtype=np.float32)[labels]
step = 0
for epoch in range(epochs):
    order = random.permutation(len(inputs))
    for start in range(0, len(inputs), 32):
        batch = order[start : start + 32]
        x = inputs[batch]
        h, y = forward(x)
        dz2 = (y - targets[batch]) / np.float32(len(batch))
        dz1 = (dz2 @ W2.T) * h * (1 - h)
        gradients = [x.T @ dz1, dz1.sum(axis=0), h.T @ dz2, dz2.sum(axis=0)]
        step += 1
        rate = np.float32(0.01 / (1 - 0.9**step))
        scale = np.float32(1 / np.sqrt(1 - 0.999**step))
        for p, g, mp, vp in zip(parameters, gradients, m, v):
            mp += np.float32(0.1) * (g - mp)
            vp += np.float32(0.001) * (g * g - vp)
            p -= rate * mp / (np.sqrt(vp) * scale + np.float32(1e-8))
seconds = time.perf_counter() - started

accuracy = float((forward(test_inputs)[1].argmax(axis=1) == test_labels).mean())
print(json.dumps({"trainSeconds": seconds, "accuracy": accuracy, "version": np.__version__, "blas": blas_library()}))
