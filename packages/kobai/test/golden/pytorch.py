"""Makes pytorch.json: what PyTorch computes in f64 for small networks: forward, loss, gradient, 10 training steps.

    /usr/bin/python3 packages/kobai/test/golden/pytorch.py     (Debian 12: apt install python3-torch)
    npx biome format --write packages/kobai/test/golden/pytorch.json

Parameters, inputs and targets are binary fractions made by `numbers`, which pytorch-golden.ts makes again: they are
the same in f32 and f64, and need not be stored.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

ROWS, BATCH, EPOCHS = 6, 4, 5
STEPS_PER_EPOCH = 2  # 4 rows and a last batch of 2
STEPS = STEPS_PER_EPOCH * EPOCHS
ROW_WEIGHTS = [1, 0.5, 2, 0, 1.5, 0.25]

ACTIVATIONS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": F.relu,
    "leaky-relu": F.leaky_relu,
    "silu": F.silu,
    "gelu": F.gelu,
    "identity": lambda z: z,
    "softmax": lambda z: F.softmax(z, dim=1),
}


def numbers(stream, count):
    """Multiples of 1/512 from -1 to below 1: the ten upper bits of a linear congruential generator (Numerical Recipes)."""
    made, state = [], stream
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        made.append(((state >> 22) - 512) / 512)
    return made


def matrix(stream, rows, columns):
    return torch.tensor(numbers(stream, rows * columns), dtype=torch.float64).reshape(rows, columns)


def targets_of(kind, size):
    if kind == "labels":
        return F.one_hot(torch.arange(ROWS) % size, size).double()
    if kind == "halves":  # the distribution 1/2, 1/4, 1/8, ..., with the rest at the end, turned by one each row
        parts = [0.5 ** (j + 1) for j in range(size)]
        parts[-1] *= 2
        return torch.tensor([parts[-r % size:] + parts[:-r % size] for r in range(ROWS)], dtype=torch.float64)
    return (matrix(3, ROWS, size) + 1) / 2


def sample_losses(loss, z, y, target):
    """One loss per row."""
    if loss == "squared-error":
        return F.mse_loss(y, target, reduction="none").sum(1)
    if loss == "mean-squared-error":
        return F.mse_loss(y, target, reduction="none").mean(1)
    if loss == "cross-entropy":
        return F.cross_entropy(z, target, reduction="none")
    return F.binary_cross_entropy_with_logits(z, target, reduction="none").sum(1)


def start_of(learning_rate):
    return learning_rate if isinstance(learning_rate, (int, float)) else learning_rate["from"]


def optimizer_of(config, groups):
    settings = config["optimizer"]
    kind, lr = settings["kind"], start_of(settings["learningRate"])
    if kind == "gradient-descent":
        return torch.optim.SGD(groups, lr=lr)
    if kind == "momentum":
        return torch.optim.SGD(groups, lr=lr, momentum=settings["momentum"], nesterov=settings["nesterov"])
    if kind == "rmsprop":
        return torch.optim.RMSprop(groups, lr=lr, alpha=settings["decay"], eps=settings["epsilon"])
    betas = (settings["beta1"], settings["beta2"])
    if kind == "adam":
        return torch.optim.Adam(groups, lr=lr, betas=betas, eps=settings["epsilon"])
    for group in groups:
        group["weight_decay"] = settings["weightDecay"]
    return torch.optim.AdamW(groups, lr=lr, betas=betas, eps=settings["epsilon"])


def scheduler_of(optimizer, learning_rate):
    """A torch scheduler that moves at every step, or None."""
    if not isinstance(learning_rate, dict):
        return None
    schedulers = torch.optim.lr_scheduler
    start, warmup = learning_rate["from"], learning_rate["warmup"] * STEPS_PER_EPOCH
    rest = STEPS - warmup
    kind = learning_rate["kind"]
    if kind == "step":
        main = schedulers.StepLR(optimizer, learning_rate["every"] * STEPS_PER_EPOCH, learning_rate["factor"])
    elif kind == "exponential":
        main = schedulers.ExponentialLR(optimizer, learning_rate["factor"] ** (1 / STEPS_PER_EPOCH))
    elif kind == "linear":
        main = schedulers.LinearLR(optimizer, 1, learning_rate["to"] / start, rest)
    elif kind == "cosine":
        main = schedulers.CosineAnnealingLR(optimizer, rest, learning_rate["to"])
    else:
        main = schedulers.ConstantLR(optimizer, 1, 0)
    if warmup == 0:
        return main
    first = schedulers.LinearLR(optimizer, 1 / (warmup + 1), 1, warmup)
    return schedulers.SequentialLR(optimizer, [first, main], [warmup])


def run(config):
    sizes = [config["inputSize"]] + [layer["outputSize"] for layer in config["layers"]]
    weights = [matrix(100 + i, o, n).requires_grad_() for i, (n, o) in enumerate(zip(sizes, sizes[1:]))]
    biases = [matrix(200 + i, 1, o)[0].clone().requires_grad_() for i, o in enumerate(sizes[1:])]
    parameters = [p for pair in zip(weights, biases) for p in pair]
    inputs, target = matrix(1, ROWS, sizes[0]), targets_of(config["targets"], sizes[-1])
    row_weights = torch.tensor(ROW_WEIGHTS if config["weighted"] else [1] * ROWS, dtype=torch.float64)

    def forward(rows):
        y = inputs[rows]
        for w, b, layer in zip(weights, biases, config["layers"]):
            z = F.linear(y, w, b)
            y = ACTIVATIONS[layer["activation"]](z)
        return z, y

    def loss_of(rows):
        losses = row_weights[rows] * sample_losses(config["loss"], *forward(rows), target[rows])
        return losses.sum(), losses.sum() if config["loss"] == "squared-error" else losses.mean()

    def backward(rows):
        for p in parameters:
            p.grad = None
        total, loss = loss_of(rows)
        loss.backward()
        return total.item()

    batches = [list(range(ROWS))[i:i + BATCH] for i in range(0, ROWS, BATCH)]
    flat = lambda tensors: [x for tensor in tensors for x in tensor.detach().flatten().tolist()]
    with torch.no_grad():
        logits, outputs = (flat([tensor]) for tensor in forward(list(range(ROWS))))
    backward(batches[0])
    gradient = flat([p.grad for p in parameters])

    # weight decay of PyTorch comes after clipping, and AdamW's is another thing: there L2 is added by hand
    by_hand = config["clipNorm"] is not None or config["optimizer"]["kind"] == "adamw"
    decay = 0 if by_hand else config["l2"]
    optimizer = optimizer_of(config, [{"params": weights, "weight_decay": decay}, {"params": biases}])
    learning_rate = config["optimizer"]["learningRate"]
    scheduler = scheduler_of(optimizer, learning_rate)
    loss_sums, rates = [], []
    for step in range(STEPS):
        loss_sums.append(backward(batches[step % len(batches)]))
        if by_hand:
            for w in weights:
                w.grad += config["l2"] * w.detach()
        if config["clipNorm"] is not None:
            torch.nn.utils.clip_grad_norm_(parameters, config["clipNorm"])
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler:
            scheduler.step()
    return {
        **config,
        "logits": logits,
        "outputs": outputs,
        "gradient": gradient,
        "lossSums": loss_sums,
        "rates": rates if scheduler else [],
        "parameters": flat(parameters),
    }


def descent(learning_rate):
    return {"kind": "gradient-descent", "learningRate": learning_rate}


def momentum(nesterov=False, learning_rate=0.1):
    return {"kind": "momentum", "learningRate": learning_rate, "momentum": 0.9, "nesterov": nesterov}


def rmsprop(decay=0.99, epsilon=1e-8):
    return {"kind": "rmsprop", "learningRate": 0.01, "decay": decay, "epsilon": epsilon}


def adam(beta1=0.9, beta2=0.999, epsilon=1e-8):
    return {"kind": "adam", "learningRate": 0.05, "beta1": beta1, "beta2": beta2, "epsilon": epsilon}


def adamw(weight_decay=0.01):
    return {**adam(), "kind": "adamw", "weightDecay": weight_decay}


def config(name, *layers, loss, targets="numbers", optimizer=descent(0.1), l2=0, clip=None, weighted=False, inputs=3):
    return {
        "name": name,
        "inputSize": inputs,
        "layers": [{"outputSize": size, "activation": activation} for size, activation in layers],
        "loss": loss,
        "targets": targets,
        "weighted": weighted,
        "optimizer": optimizer,
        "l2": l2,
        "clipNorm": clip,
    }


def configs():
    se, mse, ce, bce = "squared-error", "mean-squared-error", "cross-entropy", "binary-cross-entropy"
    for activation in list(ACTIVATIONS)[:7]:
        yield config(f"{activation} throughout", (4, activation), (3, activation), loss=se, optimizer=descent(0.01))
    yield config("softmax and squared error", (4, "tanh"), (3, "softmax"), loss=se)
    yield config("softmax and mean squared error", (4, "gelu"), (3, "softmax"), loss=mse)
    yield config("regression", (5, "tanh"), (2, "identity"), loss=mse)
    yield config("regression, weighted", (5, "relu"), (2, "identity"), loss=mse, weighted=True)
    yield config("squared error, weighted", (4, "sigmoid"), (2, "sigmoid"), loss=se, weighted=True)
    yield config("labels", (4, "relu"), (3, "softmax"), loss=ce, targets="labels")
    yield config("labels, weighted", (4, "sigmoid"), (3, "softmax"), loss=ce, targets="labels", weighted=True)
    yield config("distributions", (4, "gelu"), (3, "softmax"), loss=ce, targets="halves")
    yield config("yes or no", (4, "silu"), (1, "sigmoid"), loss=bce)
    yield config("three times yes or no, weighted", (4, "leaky-relu"), (3, "sigmoid"), loss=bce, weighted=True)
    yield config("one number in, one out", (1, "identity"), loss=mse, inputs=1)
    yield config("one layer", (3, "softmax"), loss=ce, targets="labels", inputs=5)
    yield config("four layers", (5, "tanh"), (4, "silu"), (3, "sigmoid"), (2, "softmax"), loss=ce, targets="labels")

    small = [(3, "tanh"), (3, "softmax")]
    labels = {"loss": ce, "targets": "labels"}
    optimizers = {
        "gradient descent": descent(0.5),
        "momentum": momentum(),
        "nesterov": momentum(nesterov=True),
        "rmsprop": rmsprop(),
        "rmsprop, own settings": rmsprop(0.9, 1e-3),
        "adam": adam(),
        "adam, own settings": adam(0.5, 0.9, 1e-3),
        "adamw": adamw(),
        "adamw, strong decay": adamw(0.5),
    }
    for name, optimizer in optimizers.items():
        yield config(name, *small, optimizer=optimizer, **labels)
    for name in ["gradient descent", "momentum", "rmsprop", "adam", "adamw"]:
        yield config(f"L2, {name}", *small, optimizer=optimizers[name], l2=0.1, **labels)
    yield config("clipping", *small, optimizer=descent(0.5), clip=0.05, **labels)
    yield config("clipping that never shortens", *small, optimizer=descent(0.5), clip=100, **labels)
    yield config("clipping, adam, weighted", *small, optimizer=adam(), clip=0.05, weighted=True, **labels)
    yield config("clipping after L2", *small, optimizer=momentum(nesterov=True), clip=0.1, l2=0.1, **labels)

    schedules = {
        "step": {"kind": "step", "from": 0.5, "factor": 0.5, "every": 2, "warmup": 0},
        "linear": {"kind": "linear", "from": 0.5, "to": 0, "warmup": 0},
        "exponential": {"kind": "exponential", "from": 0.5, "factor": 0.3, "warmup": 0},
        "cosine": {"kind": "cosine", "from": 0.5, "to": 0, "warmup": 0},
        "cosine to a rest": {"kind": "cosine", "from": 0.5, "to": 0.1, "warmup": 0},
        "warm-up": {"kind": "constant", "from": 0.5, "warmup": 2},
        "warm-up, linear": {"kind": "linear", "from": 0.5, "to": 0.1, "warmup": 1},
        "warm-up, cosine": {"kind": "cosine", "from": 0.5, "to": 0, "warmup": 1.5},
    }
    for name, schedule in schedules.items():
        yield config(f"schedule: {name}", *small, optimizer=descent(schedule), **labels)


if __name__ == "__main__":
    cases = [run(each) for each in configs()]
    path = pathlib.Path(__file__).with_name("pytorch.json")
    path.write_text(json.dumps({"torch": torch.__version__, "cases": cases}))
    print(f"{len(cases)} cases from torch {torch.__version__}")
