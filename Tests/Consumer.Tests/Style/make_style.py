#!/usr/bin/env python3
"""Writes style.txt: the loss of the network StyleLosses and its gradient by the picture, by PyTorch in float64.

Element i of a tensor of the salt s is ((7919 i + 104729 s) mod 256 - 128) / 256, in canonical order: convolution weights [kernel height,
kernel width, in, out], images height x width x channels. The first number is the loss, then come the gradients in that order.

Made with Python 3.11 and PyTorch 1.13 (Debian 12, python3-torch):  python3 make_style.py
"""
import math
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def tensor(salt, *shape):
    numbers = [((7919 * i + 104729 * salt) % 256 - 128) / 256 for i in range(math.prod(shape))]
    return torch.tensor(numbers).reshape(shape)


def image(salt, *shape):
    return tensor(salt, *shape).permute(2, 0, 1)[None]


def conv(x, salt, kernel, filters, **options):
    weights = tensor(salt, kernel, kernel, x.shape[1], filters).permute(3, 2, 0, 1)
    return F.conv2d(x, weights, tensor(salt + 1, filters), **options)


def gram(x, divisor):
    channels = x.reshape(x.shape[1], -1)
    return channels @ channels.T / divisor


def differences(x):
    return x[:, :, 1:] - x[:, :, :-1], x[:, :, :, 1:] - x[:, :, :, :-1]


picture = image(1, 9, 8, 3).requires_grad_()
seen = conv(picture, 2, 1, 3)
edges = F.relu(conv(seen, 4, 3, 18, padding=1))
content = torch.tanh(conv(edges, 6, 3, 5, stride=2, padding=1))
pooled = F.avg_pool2d(content, 2)
loss = (0.01 * sum((d ** 2).sum() for d in differences(seen))
        + 2 * F.mse_loss(gram(edges, 9 * 8), tensor(8, 18, 18))
        + 0.5 * F.mse_loss(content, image(9, 5, 4, 5))
        + 30 * F.mse_loss(gram(content, 5 * 4 * 5), tensor(10, 5, 5))
        + 0.02 * sum(d.abs().sum() for d in differences(pooled)))
loss.backward()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "style.txt"), "w") as file:
    for number in [loss.item()] + picture.grad[0].permute(1, 2, 0).flatten().tolist():
        file.write(f"{number:.10g}\n")
