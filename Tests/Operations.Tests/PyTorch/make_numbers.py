#!/usr/bin/env python3
"""Writes numbers.json: what PyTorch computes, in float64, for the networks of Catalogue/PyTorchNetworks.cs.

Weights, inputs and targets come from SplitMix64, seeded by a hash of a name, and are rounded to float32; the tests draw the same ones, so
that only results are kept: outputs, loss, gradients, ten steps of Adam. Tensors are in canonical order: convolution weights
[kernel height, kernel width, in, out], dense weights [in, out], images height x width x channels. Of a tensor of more than 256 elements
64 are kept, and three sums over all of it, one with pseudo-random factors, which a permutation changes.

Made with Python 3.11 and PyTorch 1.13 (Debian 12, python3-torch):  python3 make_numbers.py
"""
import json
import math
import os
import struct

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
MASK = (1 << 64) - 1


class Numbers:
    """SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), seeded by the FNV-1a hash of a text."""

    def __init__(self, text):
        self.state = 14695981039346656037
        for character in text:
            self.state = ((self.state ^ ord(character)) * 1099511628211) & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return self.next() % bound

    def uniform(self, limit):
        value = ((self.next() >> 40) / (1 << 23) - 1) * limit
        return struct.unpack("f", struct.pack("f", value))[0]

    def tensor(self, limit, *shape):
        return torch.tensor([self.uniform(limit) for _ in range(math.prod(shape))]).reshape(shape)


def image(numbers, count, height, width, channels):
    """Images in PyTorch's order, drawn in canonical order."""
    return numbers.tensor(1, count, height, width, channels).permute(0, 3, 1, 2)


def conv(x, weights, bias, **options):
    return F.conv2d(x, weights.permute(3, 2, 0, 1), bias, **options)


def flat(x):
    """An image as a vector, in canonical order."""
    return x.permute(0, 2, 3, 1).reshape(x.shape[0], -1)


def lenet5(p, x):
    x = F.max_pool2d(F.relu(conv(x[0], p["c1.weights"], p["c1.bias"], padding=2)), 2)
    x = flat(F.max_pool2d(F.relu(conv(x, p["c3.weights"], p["c3.bias"])), 2))
    x = F.relu(x @ p["f5.weights"] + p["f5.bias"])
    x = F.relu(x @ p["f6.weights"] + p["f6.bias"])
    return [x @ p["digit.weights"] + p["digit.bias"]]


def tanh_regression(p, x):
    h = torch.tanh(x[0] @ p["first.weights"] + p["first.bias"])
    h = torch.tanh(h @ p["second.weights"] + p["second.bias"])
    return [h @ p["y.weights"] + p["y.bias"]]


def two_outputs(p, x):
    stem = F.leaky_relu(conv(x[0], p["stem.weights"], p["stem.bias"], stride=2, padding=1), 0.125)
    inner = F.leaky_relu(conv(stem, p["inner.weights"], p["inner.bias"], padding=1), 0.125)
    side = F.leaky_relu(conv(stem, p["side.weights"], p["side.bias"]), 0.125)
    both = torch.cat([stem + inner, side], dim=1)
    pooled = flat(F.avg_pool2d(both, 3, stride=2, padding=1))
    return [pooled @ p["kind.weights"] + p["kind.bias"], pooled @ p["place.weights"] + p["place.bias"]]


def multi_label(p, x):
    h = torch.sigmoid(conv(x[0], p["features.weights"], p["features.bias"], padding=1))
    h = torch.sigmoid(conv(h, p["deeper.weights"], p["deeper.bias"]))
    return [h.mean(dim=(2, 3)) @ p["labels.weights"] + p["labels.bias"]]


def labels(classes):
    return lambda numbers, count: torch.tensor([numbers.below(classes) for _ in range(count)])


def flags(length):
    return lambda numbers, count: torch.tensor([float(numbers.below(2)) for _ in range(count * length)]).reshape(count, length)


def floats(length):
    return lambda numbers, count: numbers.tensor(1, count, length)


# name: samples, forward, inputs, parameters, losses (function, weight, targets)
NETWORKS = {
    "LeNet5": (6, lenet5, lambda n, count: [image(n, count, 28, 28, 1)], {
        "c1.weights": (5, 5, 1, 6), "c1.bias": (6,), "c3.weights": (5, 5, 6, 16), "c3.bias": (16,),
        "f5.weights": (400, 120), "f5.bias": (120,), "f6.weights": (120, 84), "f6.bias": (84,),
        "digit.weights": (84, 10), "digit.bias": (10,)}, [(F.cross_entropy, 1, labels(10))]),
    "TanhRegression": (16, tanh_regression, lambda n, count: [n.tensor(1, count, 13)], {
        "first.weights": (13, 40), "first.bias": (40,), "second.weights": (40, 21), "second.bias": (21,),
        "y.weights": (21, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "TwoOutputs": (8, two_outputs, lambda n, count: [image(n, count, 13, 11, 3)], {
        "stem.weights": (3, 3, 3, 10), "stem.bias": (10,), "inner.weights": (3, 3, 10, 10), "inner.bias": (10,),
        "side.weights": (1, 1, 10, 5), "side.bias": (5,), "kind.weights": (180, 6), "kind.bias": (6,),
        "place.weights": (180, 2), "place.bias": (2,)}, [(F.cross_entropy, 1, labels(6)), (F.mse_loss, 0.5, floats(2))]),
    "MultiLabel": (8, multi_label, lambda n, count: [image(n, count, 10, 12, 2)], {
        "features.weights": (3, 3, 2, 9), "features.bias": (9,), "deeper.weights": (3, 2, 9, 14), "deeper.bias": (14,),
        "labels.weights": (14, 5), "labels.bias": (5,)}, [(F.binary_cross_entropy_with_logits, 1, flags(5))]),
}


def summary(name, tensor, notable=None):
    """Entries [index, value] and sums; `notable` restricts the entries to indices where it is not small."""
    values = tensor.detach().reshape(-1)
    indices = range(len(values))
    if notable is not None:
        sizes = notable.detach().reshape(-1).abs()
        indices = [i for i in indices if sizes[i] >= 0.02 * sizes.max()]
    numbers = Numbers(name + " entries")
    if len(indices) > 256:
        indices = sorted({indices[numbers.below(len(indices))] for _ in range(64)})
    factors = Numbers(name + " factors").tensor(1, len(values))
    return {"name": name, "entries": [[i, values[i].item()] for i in indices], "sum": values.sum().item(),
            "absolute": values.abs().sum().item(), "weighted": (values * factors).sum().item()}


def compute(name):
    count, forward, inputs, shapes, losses = NETWORKS[name]
    numbers = Numbers(name)
    parameters = {}
    for key, shape in shapes.items():
        limit = math.sqrt(3.0 / math.prod(shape[:-1])) if key.endswith("weights") else 0.5
        parameters[key] = numbers.tensor(limit, *shape).requires_grad_()
    numbers = Numbers(name + " batch 3")
    x = inputs(numbers, count)
    targets = [target(numbers, count) for _, _, target in losses]

    def loss_of(outputs):
        return sum(weight * function(z, t) for (function, weight, _), z, t in zip(losses, outputs, targets))

    outputs = forward(parameters, x)
    loss = loss_of(outputs)
    loss.backward()
    gradients = {key: parameter.grad.clone() for key, parameter in parameters.items()}
    adam = torch.optim.Adam(parameters.values())
    steps = []
    for _ in range(10):
        adam.zero_grad()
        step = loss_of(forward(parameters, x))
        step.backward()
        adam.step()
        steps.append(step.item())
    return {
        "name": name, "count": count, "outputs": [z.detach().reshape(-1).tolist() for z in outputs], "loss": loss.item(),
        "gradients": [summary(key, gradient) for key, gradient in gradients.items()],
        "adamLosses": steps + [loss_of(forward(parameters, x)).item()],
        "adamParameters": [summary(key, parameter, gradients[key]) for key, parameter in parameters.items()],
    }


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "numbers.json")
    with open(path, "w") as file:
        json.dump([compute(name) for name in NETWORKS], file, separators=(",", ":"))
        file.write("\n")
