# The lecture's MNIST recipe as a PyTorch user writes it. Usage: mnist.py FOLDER SEED EPOCHS → one line of JSON.
import json
import pathlib
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import torch
from torch import nn

from common import blas_library, load

folder, seed, epochs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(1)
torch.manual_seed(seed)
inputs, labels = (torch.from_numpy(part) for part in load(folder, "train"))
test_inputs, test_labels = (torch.from_numpy(part) for part in load(folder, "t10k"))

started = time.perf_counter()
model = nn.Sequential(nn.Linear(576, 100), nn.Sigmoid(), nn.Linear(100, 10))
for layer in (model[0], model[2]):
    nn.init.xavier_uniform_(layer.weight)
    nn.init.zeros_(layer.bias)
cross_entropy = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for epoch in range(epochs):
    for batch in torch.randperm(len(inputs)).split(32):
        optimizer.zero_grad()
        loss = cross_entropy(model(inputs[batch]), labels[batch])
        loss.backward()
        optimizer.step()
seconds = time.perf_counter() - started

with torch.no_grad():
    accuracy = (model(test_inputs).argmax(1) == test_labels).float().mean().item()
print(json.dumps({"trainSeconds": seconds, "accuracy": accuracy, "version": torch.__version__, "blas": blas_library()}))
