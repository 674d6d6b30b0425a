"""Reads a model file with the standard library alone: {name: (dtype, shape, numbers)} and kobai's metadata."""
import json, struct

def read(path):
    with open(path, "rb") as file:
        header = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        data = file.read()
    metadata = json.loads(header.pop("__metadata__")["kobai"])
    tensors = {}
    for name, entry in header.items():
        code, size = {"F32": ("f", 4), "F64": ("d", 8)}[entry["dtype"]]
        begin, end = entry["data_offsets"]
        tensors[name] = entry["dtype"], entry["shape"], struct.unpack(f"<{(end - begin) // size}{code}", data[begin:end])
    return tensors, metadata
