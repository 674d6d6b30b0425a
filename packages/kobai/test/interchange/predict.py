"""Prints what a model file predicts for rows of inputs, computed with nothing but math: python3 predict.py FILE ROWS"""
import json, math, sys
from read import read

ELEMENTWISE = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(z, 0.0),
    "leaky-relu": lambda z: z if z > 0 else 0.01 * z,
    "silu": lambda z: z / (1 + math.exp(-z)),
    "gelu": lambda z: z * (1 + math.erf(z / math.sqrt(2))) / 2,
    "identity": lambda z: z,
}

def activate(name, z):
    if name != "softmax":
        return [ELEMENTWISE[name](value) for value in z]
    exps = [math.exp(value - max(z)) for value in z]
    return [value / math.fsum(exps) for value in exps]

def predict(tensors, metadata, x):
    for i, layer in enumerate(metadata["layers"]):
        _, (outputs, inputs), w = tensors[f"{2 * i}.weight"]
        _, _, b = tensors[f"{2 * i}.bias"]
        z = [math.fsum(w[o * inputs + k] * x[k] for k in range(inputs)) + b[o] for o in range(outputs)]
        x = activate(layer["activation"], z)
    return x

if __name__ == "__main__":
    model = read(sys.argv[1])
    print(json.dumps([predict(*model, row) for row in json.loads(sys.argv[2])]))
