# The lecture's MNIST recipe written out in NumPy. Usage: train.py FOLDER SEED RECIPE → one line of JSON.
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import numpy as np

from common import mnist, report

folder, seed, recipe = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
input_size, hidden, classes = recipe["sizes"]
batch_size, learning_rate = recipe["batchSize"], recipe["learningRate"]
random = np.random.default_rng(seed)
inputs, labels = mnist(folder, "train", input_size)
test_inputs, test_labels = mnist(folder, "t10k", input_size)


def xavier(fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return random.uniform(-limit, limit, (fan_in, fan_out)).astype(np.float32)


def forward(x):
    h = 0.5 * (1 + np.tanh(0.5 * (x @ W1 + b1)))
    z = h @ W2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return h, e / e.sum(axis=1, keepdims=True)


started = time.perf_counter()
W1, b1 = xavier(input_size, hidden), np.zeros(hidden, np.float32)
W2, b2 = xavier(hidden, classes), np.zeros(classes, np.float32)
parameters = [W1, b1, W2, b2]
m = [np.zeros_like(p) for p in parameters]
v = [np.zeros_like(p) for p in parameters]
targets = np.eye(classes, dtype=np.float32)[labels]
step = 0
for epoch in range(recipe["epochs"]):
    order = random.permutation(len(inputs))
    for start in range(0, len(inputs), batch_size):
        batch = order[start : start + batch_size]
        x = inputs[batch]
        h, y = forward(x)
        dz2 = (y - targets[batch]) / np.float32(len(batch))
        dz1 = (dz2 @ W2.T) * h * (1 - h)
        gradients = [x.T @ dz1, dz1.sum(axis=0), h.T @ dz2, dz2.sum(axis=0)]
        step += 1
        rate = np.float32(learning_rate / (1 - 0.9**step))
        scale = np.float32(1 / np.sqrt(1 - 0.999**step))
        for p, g, mp, vp in zip(parameters, gradients, m, v):
            mp += np.float32(0.1) * (g - mp)
            vp += np.float32(0.001) * (g * g - vp)
            p -= rate * mp / (np.sqrt(vp) * scale + np.float32(1e-8))
seconds = time.perf_counter() - started

accuracy = float((forward(test_inputs)[1].argmax(axis=1) == test_labels).mean())
report(seconds=seconds, accuracy=accuracy, version=np.__version__)
