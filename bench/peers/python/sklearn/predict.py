# A trained 576-100-10 network predicting in scikit-learn: its MLPClassifier holding our weights.
# Usage: predict.py FOLDER OUTPUTS → one line of JSON.
import pathlib
import sys
import warnings

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import numpy as np
import sklearn
from sklearn.neural_network import MLPClassifier

from common import digits, predictions, report

W1, b1, W2, b2 = digits(sys.argv[1])
warnings.filterwarnings("ignore", category=sklearn.exceptions.ConvergenceWarning)
model = MLPClassifier(hidden_layer_sizes=(100,), activation="logistic", max_iter=1)
model.fit(np.zeros((10, 576), np.float32), np.arange(10))
model.coefs_, model.intercepts_ = [np.ascontiguousarray(W1.T), np.ascontiguousarray(W2.T)], [b1, b2]
report(**predictions(model.predict_proba, model.predict_proba), version=sklearn.__version__)
