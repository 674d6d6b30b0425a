# A network of dense layers trained with Adam as a PyTorch user writes it.
# Usage: train.py FOLDER SEED RECIPE [THREADS] → one line of JSON.
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import torch
from torch import nn

from common import mnist, report

folder, seed, recipe = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
sizes, relu = recipe["sizes"], recipe["activation"] == "relu"
torch.set_num_threads(int(sys.argv[4]) if len(sys.argv) > 4 else 1)
torch.manual_seed(seed)
inputs, labels = (torch.from_numpy(part) for part in mnist(folder, "train", sizes[0]))
test_inputs, test_labels = (torch.from_numpy(part) for part in mnist(folder, "t10k", sizes[0]))

started = time.perf_counter()
layers = [nn.Linear(*pair) for pair in zip(sizes, sizes[1:])]
for i, layer in enumerate(layers):
    if relu and i < len(layers) - 1:
        nn.init.kaiming_uniform_(layer.weight, nonlinearity="relu")
    else:
        nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
activation = nn.ReLU if relu else nn.Sigmoid
model = nn.Sequential(*[part for layer in layers for part in (layer, activation())][:-1])
cross_entropy = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=recipe["learningRate"])
for epoch in range(recipe["epochs"]):
    for batch in torch.randperm(len(inputs)).split(recipe["batchSize"]):
        optimizer.zero_grad()
        loss = cross_entropy(model(inputs[batch]), labels[batch])
        loss.backward()
        optimizer.step()
seconds = time.perf_counter() - started

with torch.no_grad():
    accuracy = (model(test_inputs).argmax(1) == test_labels).float().mean().item()
report(seconds=seconds, accuracy=accuracy, version=torch.__version__)
