# scikit-learn's side of bench/auto.mjs: for each table and seed a random split, written as train.csv and test.csv for
# kobai, and the score of MLPClassifier((100,)) or MLPRegressor((100,)) on the same rows, its inputs scaled to standard.
# Usage: peer.py FOLDER IRIS PENGUINS SEEDS [NAME …]. A line of JSON for each split.
import csv
import json
import pathlib
import sys
import time
import warnings

import numpy
from sklearn.metrics import r2_score
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.preprocessing import StandardScaler
from tables import tables

warnings.filterwarnings("ignore")  # that 200 iterations were not enough


def matrix(columns):
    """Numbers as they are, texts one-hot."""
    parts = []
    for cells in columns.values():
        if isinstance(cells[0], str):
            parts += [numpy.array([cell == kind for cell in cells], float) for kind in sorted(set(cells))]
        else:
            parts.append(numpy.asarray(cells, float))
    return numpy.stack(parts, 1)


def write(path, table, rows):
    cells = {**table.columns, **table.targets}
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(cells)
        writer.writerows([text(column[i]) for column in cells.values()] for i in rows)


def text(cell):
    return cell if isinstance(cell, str) else repr(float(cell))


def score(table, train, test, seed):
    X = matrix(table.columns)
    scaler = StandardScaler().fit(X[train])
    X = scaler.transform(X)
    Y = numpy.stack([numpy.asarray(cells) for cells in table.targets.values()], 1)
    Y = Y[:, 0] if Y.shape[1] == 1 else Y
    model = (MLPClassifier if table.classes else MLPRegressor)((100,), random_state=seed).fit(X[train], Y[train])
    answers = model.predict(X[test])
    return float(numpy.mean(answers == Y[test])) if table.classes else float(r2_score(Y[test], answers))


def main(folder, iris, penguins, seeds, *names):
    known = tables(iris, penguins)
    for name in names or known:
        table = known[name]()
        rows = len(next(iter(table.targets.values())))
        for seed in range(int(seeds)):
            train, test = train_test_split(numpy.arange(rows), test_size=0.25, random_state=seed)
            place = pathlib.Path(folder, name, str(seed))
            place.mkdir(parents=True, exist_ok=True)
            write(place / "train.csv", table, train)
            write(place / "test.csv", table, test)
            started = time.perf_counter()
            found = score(table, train, test, seed)
            seconds = time.perf_counter() - started
            told = {"name": name, "seed": seed, "rows": rows, "score": found, "seconds": seconds, "classes": table.classes}
            print(json.dumps({**told, "inputs": matrix(table.columns).shape[1], "targets": list(table.targets)}), flush=True)


main(*sys.argv[1:])
