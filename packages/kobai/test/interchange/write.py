"""Writes a model file with the standard library alone. The XOR network below has weights that a person can check."""
import json, struct, sys

def write(path, tensors, metadata):
    header, data = {"__metadata__": metadata}, b""
    for name, (shape, values) in tensors.items():
        begin, data = len(data), data + struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)

if __name__ == "__main__":
    xor = {
        "0.weight": ([2, 2], [1, 1, 1, 1]), "0.bias": ([2], [0, -1]),
        "2.weight": ([1, 2], [1, -2]), "2.bias": ([1], [0]),
    }
    layers = [("relu", 2), ("identity", 1)]
    kobai = {
        "format": 1,
        "inputSize": 2,
        "layers": [{"kind": "dense", "outputSize": size, "activation": name} for name, size in layers],
    }
    write(sys.argv[1], xor, {"kobai": json.dumps(kobai)} if sys.argv[2:] == ["with-metadata"] else {"format": "pt"})
