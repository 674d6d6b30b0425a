# A trained 576-100-10 network predicting in PyTorch, as modules or (with a third argument "jit") traced and frozen.
# Usage: predict.py FOLDER OUTPUTS [jit] → one line of JSON.
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))

import torch
from torch import nn

from common import digits, predictions, report

torch.set_num_threads(1)
model = nn.Sequential(nn.Linear(576, 100), nn.Sigmoid(), nn.Linear(100, 10), nn.Softmax(dim=1)).eval()
with torch.inference_mode():
    for parameter, value in zip(model.parameters(), digits(sys.argv[1])):
        parameter.copy_(torch.from_numpy(value))
if sys.argv[3:] == ["jit"]:
    model = torch.jit.freeze(torch.jit.trace(model, torch.zeros(1, 576)))
with torch.inference_mode():
    report(**predictions(model, model, wrap=torch.from_numpy), version=torch.__version__)
