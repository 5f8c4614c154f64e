"""Ten steps of PyTorch's optimizers in double precision, with schedules and clipping, as JSON on the standard output.

    python3 pytorch_optimizers.py > pytorch_optimizers.json

Made with PyTorch 1.13 (Debian's python3-torch). Parameters and gradients are drawn as float32, so that a float implementation starts from the same
numbers. There are two tensors; sizes of gradients differ by element, and some are zero at first or throughout.
"""

import json

import numpy
import torch

STEPS = 10
SIZES = [5, 18]

GENERATOR = numpy.random.RandomState(7)
START = [GENERATOR.normal(size=size).astype(numpy.float32) for size in SIZES]
GRADIENTS = []
for step in range(STEPS):
    tensors = []
    for size in SIZES:
        scale = 10.0 ** numpy.linspace(-6, 2, size)
        gradient = (GENERATOR.normal(size=size) * scale).astype(numpy.float32)
        gradient[1] = 0.0
        if step < 4:
            gradient[2] = 0.0
        tensors.append(gradient)
    GRADIENTS.append(tensors)


def cosine_to_a_lower_bound(optimizer):
    return torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=9, eta_min=0.0001)


def warm_up_then_cosine(optimizer):
    return torch.optim.lr_scheduler.SequentialLR(
        optimizer,
        [
            torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.25, total_iters=4),
            torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=6),
        ],
        milestones=[4],
    )


SCHEDULES = {
    "step": lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5),
    "cosine": cosine_to_a_lower_bound,
    "warm-up": lambda optimizer: torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=5),
    "warm-up, cosine": warm_up_then_cosine,
}

CASES = [
    ("sgd", torch.optim.SGD, dict(lr=0.1), None, None),
    ("sgd momentum", torch.optim.SGD, dict(lr=0.05, momentum=0.9), None, None),
    ("sgd nesterov", torch.optim.SGD, dict(lr=0.05, momentum=0.8, nesterov=True), None, None),
    ("sgd decay", torch.optim.SGD, dict(lr=0.1, weight_decay=0.02), None, None),
    ("sgd momentum decay", torch.optim.SGD, dict(lr=0.05, momentum=0.9, weight_decay=0.02), None, None),
    ("sgd clipped", torch.optim.SGD, dict(lr=0.1, momentum=0.9), None, 2.5),
    ("sgd not clipped", torch.optim.SGD, dict(lr=0.1), None, 1000.0),
    ("sgd step", torch.optim.SGD, dict(lr=0.1), "step", None),
    ("rmsprop", torch.optim.RMSprop, dict(), None, None),
    ("rmsprop momentum", torch.optim.RMSprop, dict(lr=0.005, alpha=0.9, eps=0.001, momentum=0.9), None, None),
    ("adagrad", torch.optim.Adagrad, dict(), None, None),
    ("adagrad other", torch.optim.Adagrad, dict(lr=0.1, eps=0.001), None, None),
    ("adam", torch.optim.Adam, dict(), None, None),
    ("adam other", torch.optim.Adam, dict(lr=0.02, betas=(0.8, 0.95), eps=0.001), None, None),
    ("adam clipped", torch.optim.Adam, dict(lr=0.01), None, 1.5),
    ("adam step", torch.optim.Adam, dict(lr=0.01), "step", None),
    ("adam cosine", torch.optim.Adam, dict(lr=0.01), "cosine", None),
    ("adam warm-up", torch.optim.Adam, dict(lr=0.01), "warm-up", None),
    ("adamw", torch.optim.AdamW, dict(), None, None),
    ("adamw other", torch.optim.AdamW, dict(lr=0.01, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.2), None, None),
    ("adamw warm-up, cosine, clipped", torch.optim.AdamW, dict(lr=0.01, weight_decay=0.1), "warm-up, cosine", 2.5),
]


def flat(tensors):
    return [float(value) for tensor in tensors for value in tensor]


def run(name, kind, options, schedule, clip):
    parameters = [torch.nn.Parameter(torch.tensor(tensor, dtype=torch.float64)) for tensor in START]
    optimizer = kind(parameters, **options)
    scheduler = SCHEDULES[schedule](optimizer) if schedule else None
    rates, norms, values = [], [], []
    for gradients in GRADIENTS:
        for parameter, gradient in zip(parameters, gradients):
            parameter.grad = torch.tensor(gradient, dtype=torch.float64)
        if clip is not None:
            norms.append(float(torch.nn.utils.clip_grad_norm_(parameters, clip)))
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        values.append(flat(parameter.detach() for parameter in parameters))
        if scheduler:
            scheduler.step()
    return {"name": name, "rates": rates, "norms": norms, "parameters": values}


def line(value):
    return json.dumps(value)


print("{")
print(f'"pytorch": {line(torch.__version__)},')
print(f'"sizes": {line(SIZES)},')
print(f'"start": {line(flat(START))},')
print('"gradients": [')
print(",\n".join(line(flat(tensors)) for tensors in GRADIENTS))
print('],\n"cases": [')
print(",\n".join(line(run(*case)) for case in CASES))
print("]\n}")
