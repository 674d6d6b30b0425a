# The lecture's MNIST recipe in scikit-learn's MLPClassifier. Usage: train.py FOLDER SEED RECIPE → one line of JSON.
import json
import pathlib
import sys
import time
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import sklearn
from sklearn.neural_network import MLPClassifier

from common import mnist, report

folder, seed, recipe = sys.argv[1], int(sys.argv[2]), json.loads(sys.argv[3])
input_size, *hidden, _ = recipe["sizes"]
inputs, labels = mnist(folder, "train", input_size)
test_inputs, test_labels = mnist(folder, "t10k", input_size)
# five epochs are what is asked for, not a failure to converge
warnings.filterwarnings("ignore", category=sklearn.exceptions.ConvergenceWarning)

started = time.perf_counter()
model = MLPClassifier(
    hidden_layer_sizes=hidden,
    activation="logistic",
    solver="adam",
    alpha=0,
    learning_rate_init=recipe["learningRate"],
    batch_size=recipe["batchSize"],
    max_iter=recipe["epochs"],
    random_state=seed,
)
model.fit(inputs, labels)
seconds = time.perf_counter() - started

report(seconds=seconds, accuracy=model.score(test_inputs, test_labels), version=sklearn.__version__)
