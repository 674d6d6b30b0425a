# A trained 576-100-10 network predicting in NumPy. Usage: predict.py FOLDER OUTPUTS → one line of JSON.
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import numpy as np

from common import digits, predictions, report

W1, b1, W2, b2 = digits(sys.argv[1])
W1, W2 = np.ascontiguousarray(W1.T), np.ascontiguousarray(W2.T)


def predict(x):
    h = 1 / (1 + np.exp(-(x @ W1 + b1)))
    z = h @ W2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


report(**predictions(predict, predict), version=np.__version__)
