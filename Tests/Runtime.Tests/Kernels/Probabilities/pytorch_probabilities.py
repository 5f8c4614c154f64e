"""Cross-entropies with a probability for each class, by PyTorch in double precision, as JSON on the standard output.

    python3 pytorch_probabilities.py > pytorch_probabilities.json

Made with PyTorch 1.13 (Debian's python3-torch). Logits, probabilities and class weights are drawn as float32. Each case is one sample; the
gradient is that by the logits.
"""

import json

import numpy
import torch

CASES = [(length, smoothing, weighed, size) for length in (2, 10, 17) for smoothing in (0.0, 0.2) for weighed in (False, True)
         for size in (1.0, 30.0)]

GENERATOR = numpy.random.RandomState(11)


def run(length, smoothing, weighed, size):
    logits = (GENERATOR.normal(size=length) * size).astype(numpy.float32)
    target = GENERATOR.dirichlet(numpy.full(length, 0.3)).astype(numpy.float32)
    weights = GENERATOR.uniform(0, 2, size=length).astype(numpy.float32)
    values = torch.tensor(logits[None], dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.cross_entropy(
        values,
        torch.tensor(target[None], dtype=torch.float64),
        weight=torch.tensor(weights, dtype=torch.float64) if weighed else None,
        label_smoothing=smoothing,
    )
    loss.backward()
    return {
        "smoothing": smoothing,
        "logits": [float(one) for one in logits],
        "target": [float(one) for one in target],
        "weights": [float(one) for one in weights] if weighed else [],
        "loss": float(loss),
        "gradient": [float(one) for one in values.grad[0]],
    }


print("{")
print(f'"pytorch": {json.dumps(torch.__version__)},\n"cases": [')
print(",\n".join(json.dumps(run(*case)) for case in CASES))
print("]\n}")
