#!/usr/bin/env python3
"""Writes classic.json: what torchvision's models (networks.py) compute in float64.

Of every network: the learned parameters and the multiply-adds of a prediction, counted over its modules, and the logits of one image in
evaluation mode. Of some: one training step on that image, with batch normalization over it alone, without dropout, and with filters drawn
again where a comparison would hang on rounding (kinks.py): the loss; of every gradient some entries, the sum and the Euclidean norm; and as
much of the running statistics afterwards. Numbers have nine digits. It takes about a quarter of an hour.

Made with Python 3.11, PyTorch 1.13 and torchvision 0.14 (Debian 12, python3-torch and python3-torchvision):  python3 make_classic.py
"""
import json
import os

import torch
import torch.nn.functional as F
from torch import nn

import kinks
from networks import NETWORKS, below

TRAINED = ("ResNet18", "GoogLeNet")
ENTRIES = 16


def brief(value):
    return float(f"{value:.9g}")


def count_multiply_adds(model, image):
    """The products of convolutions and linear layers, those with the zeros of a padding included, and the logits."""
    counts = []

    def count(module, inputs, output):
        if isinstance(module, nn.Conv2d):
            counts.append(output.numel() * module.weight[0].numel())
        elif isinstance(module, nn.Linear):
            counts.append(module.weight.numel())

    hooks = [module.register_forward_hook(count) for module in model.modules()]
    logits = model(image)
    for hook in hooks:
        hook.remove()
    return sum(counts), logits


def predict(name):
    network = NETWORKS[name]
    model, tensors = network.build()
    model.eval()
    with torch.no_grad():
        multiply_adds, logits = count_multiply_adds(model, network.image())
    # The auxiliary heads have no part in a prediction.
    learned = [tensor for tensor in tensors if not tensor.is_statistic() and not tensor.name.startswith("auxiliary")]
    return {"name": name, "gain": network.gain, "brightness": network.brightness,
            "parameters": sum(tensor.values.numel() for tensor in learned), "multiplyAdds": multiply_adds,
            "logits": [brief(value) for value in logits[0].tolist()]}


def summary(tensor, values):
    values = tensor.canonical(values.detach()).reshape(-1)
    places = sorted(set(below(f"{tensor.name} entries", len(values), ENTRIES)))
    return {"name": tensor.name, "entries": [[place, brief(values[place].item())] for place in places],
            "sum": brief(values.sum().item()), "norm": brief(values.norm().item())}


def loss_of(outputs, label):
    target = torch.tensor([label])
    if isinstance(outputs, torch.Tensor):
        return F.cross_entropy(outputs, target)
    auxiliary = F.cross_entropy(outputs.aux_logits1, target) + F.cross_entropy(outputs.aux_logits2, target)
    return F.cross_entropy(outputs.logits, target) + 0.3 * auxiliary


def train(name):
    network = NETWORKS[name]
    model, tensors = network.build()
    model.train()
    kinks.avoid(network, model, tensors)
    loss = loss_of(model(network.image()), network.label())
    loss.backward()
    return {"name": name, "gain": network.gain, "brightness": network.brightness, "label": network.label(), "loss": brief(loss.item()),
            "redrawn": [{"name": tensor.name, "filters": sorted(tensor.redrawn.items())} for tensor in tensors if tensor.redrawn],
            "gradients": [summary(tensor, tensor.values.grad) for tensor in tensors if not tensor.is_statistic()],
            "statistics": [summary(tensor, tensor.values) for tensor in tensors if tensor.is_statistic()]}


if __name__ == "__main__":
    torch.set_num_threads(1)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "classic.json")
    with open(path, "w") as file:
        json.dump({"predictions": [predict(name) for name in NETWORKS], "trainings": [train(name) for name in TRAINED]}, file,
                  separators=(",", ":"))
        file.write("\n")
