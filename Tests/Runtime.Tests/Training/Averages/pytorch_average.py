"""Exponential moving averages of the weights and statistics of a network by PyTorch, in double precision, as JSON on the standard output.

    python3 pytorch_average.py > pytorch_average.json

Made with PyTorch 1.13 (Debian's python3-torch): torch.optim.swa_utils.AveragedModel over parameters and buffers, whose first update copies.
With a warm-up the decay is TensorFlow's min(decay, (1 + t) / (10 + t)), t being the updates before. The weights are drawn as float32.
"""

import json

import numpy
import torch

STEPS, SIZE = 14, 11
GENERATOR = numpy.random.RandomState(5)
SCALE = 10.0 ** numpy.linspace(-8, 8, SIZE)
WEIGHTS = [(GENERATOR.normal(size=SIZE) * SCALE).astype(numpy.float32) for _ in range(STEPS)]


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(SIZE - 3, dtype=torch.float64))
        self.register_buffer("statistic", torch.zeros(3, dtype=torch.float64))

    def set(self, numbers):
        with torch.no_grad():
            self.weight.copy_(torch.tensor(numbers[:-3], dtype=torch.float64))
            self.statistic.copy_(torch.tensor(numbers[-3:], dtype=torch.float64))


def run(decay, warm_up):
    def average(averaged, weight, updates):
        now = min(decay, (1 + float(updates)) / (10 + float(updates))) if warm_up else decay
        return now * averaged + (1 - now) * weight

    model = Model()
    averaged = torch.optim.swa_utils.AveragedModel(model, avg_fn=average, use_buffers=True)
    averages = []
    for weights in WEIGHTS:
        model.set(weights)
        averaged.update_parameters(model)
        averages.append([float(one) for one in torch.cat([averaged.module.weight.detach(), averaged.module.statistic])])
    return {"decay": decay, "warmUp": warm_up, "averages": averages}


CASES = [run(decay, warm_up) for decay, warm_up in ((0.0, False), (0.5, False), (0.99, False), (0.3, True), (0.999, True))]
print("{")
print(f'"pytorch": {json.dumps(torch.__version__)},\n"weights": [')
print(",\n".join(json.dumps([float(one) for one in weights]) for weights in WEIGHTS))
print('],\n"cases": [')
print(",\n".join(json.dumps(case) for case in CASES))
print("]\n}")
