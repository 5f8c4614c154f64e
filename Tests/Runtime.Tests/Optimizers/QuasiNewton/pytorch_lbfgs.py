"""Steps of PyTorch's torch.optim.LBFGS with line_search_fn="strong_wolfe" in double precision, as JSON on the standard output.

    python3 pytorch_lbfgs.py > pytorch_lbfgs.json

Made with PyTorch 1.13 (Debian's python3-torch). "iterations" has a step of one iteration each: the loss before it, the values after it and how often the
objective was asked until then. "steps" has the same for steps of the default 20 iterations. Starts are drawn as float32, so that a float implementation begins
at the same place; the objectives are written in C# again.
"""

import json

import numpy
import torch

GENERATOR = numpy.random.RandomState(11)
POINTS = GENERATOR.normal(size=(40, 5)).astype(numpy.float32)
LABELS = (POINTS @ numpy.array([1.0, -2.0, 0.5, 0.0, 1.5]) + GENERATOR.normal(size=40) > 0).astype(numpy.float32)
START_OF_20 = GENERATOR.normal(size=20).astype(numpy.float32)


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def quadratic(x):
    return (0.5 * torch.logspace(-1, 2, len(x), dtype=torch.double) * (x - 1) ** 2).sum()


def logistic(x):
    logits = torch.tensor(POINTS, dtype=torch.double) @ x
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(LABELS, dtype=torch.double))
    return loss + 0.005 * (x * x).sum()


def run(objective, start, count, **settings):
    x = torch.tensor(start, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([x], line_search_fn="strong_wolfe", **settings)

    def closure():
        optimizer.zero_grad()
        loss = objective(x)
        loss.backward()
        return loss

    trace = []
    evaluations = 0
    for step in range(count):
        loss = float(optimizer.step(closure))
        evaluations = optimizer.state[x]["func_evals"]
        trace.append({"loss": loss, "values": x.tolist(), "evaluations": evaluations})
    return trace


CASES = [
    ("rosenbrock", rosenbrock, [-1.2, 1.0], 14, dict()),
    ("rosenbrock, history 2, rate 0.5", rosenbrock, [-1.2, 1.0], 14, dict(history_size=2, lr=0.5)),
    ("rosenbrock 20", rosenbrock, START_OF_20, 12, dict(history_size=5)),
    ("quadratic", quadratic, numpy.zeros(8), 8, dict()),
    ("logistic", logistic, numpy.zeros(5), 6, dict(history_size=3)),
]

cases = []
for name, objective, start, count, settings in CASES:
    start = numpy.asarray(start, dtype=numpy.float32).tolist()
    cases.append({
        "name": name,
        "start": start,
        "historySize": settings.get("history_size", 100),
        "learningRate": settings.get("lr", 1),
        "iterations": run(objective, start, count, max_iter=1, **settings),
        "steps": run(objective, start, 2, **settings),
    })
print(json.dumps({"points": POINTS.flatten().tolist(), "labels": LABELS.tolist(), "cases": cases}, indent=1))
