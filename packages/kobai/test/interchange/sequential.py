"""Loads our file into torch.nn.Sequential by load_state_dict and prints what PyTorch predicts.

The numbers of sequential.json were made by this program (Debian's python3-torch):
    /usr/bin/python3 sequential.py every-activation.safetensors classifier.safetensors > sequential.json
"""
import json, sys
import torch
from read import read

ACTIVATIONS = {
    "sigmoid": torch.nn.Sigmoid(), "tanh": torch.nn.Tanh(), "relu": torch.nn.ReLU(), "silu": torch.nn.SiLU(),
    "leaky-relu": torch.nn.LeakyReLU(0.01), "gelu": torch.nn.GELU(), "identity": torch.nn.Identity(),
    "softmax": torch.nn.Softmax(dim=1),
}

def sequential(path):
    tensors, metadata = read(path)
    dtype = {"F32": torch.float32, "F64": torch.float64}[tensors["0.weight"][0]]
    state = {name: torch.tensor(values, dtype=dtype).reshape(shape) for name, (_, shape, values) in tensors.items()}
    modules, size = [], metadata["inputSize"]
    for layer in metadata["layers"]:
        modules += [torch.nn.Linear(size, layer["outputSize"], dtype=dtype), ACTIVATIONS[layer["activation"]]]
        size = layer["outputSize"]
    network = torch.nn.Sequential(*modules)
    network.load_state_dict(state)
    return network, metadata["inputSize"], dtype

def predictions(path):
    network, size, dtype = sequential(path)
    # quarters, so that JSON, float32 and float64 hold the same numbers
    inputs = [[((7 * row + 3 * column) % 17 - 8) / 4 for column in range(size)] for row in range(5)]
    with torch.no_grad():
        outputs = network(torch.tensor(inputs, dtype=dtype)).tolist()
    return {"file": path, "inputs": inputs, "outputs": outputs}

print(json.dumps({"torch": torch.__version__, "predictions": [predictions(path) for path in sys.argv[1:]]}, indent=1))
