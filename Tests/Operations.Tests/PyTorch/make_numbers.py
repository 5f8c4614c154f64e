#!/usr/bin/env python3
"""Writes numbers.json: what PyTorch computes, in float64, for the networks of Catalog/PyTorchNetworks.cs.

Weights, inputs and targets come from SplitMix64, seeded by a hash of a name, and are rounded to float32; the tests draw the same ones, so
that only results are kept: outputs, loss, gradients, ten steps of Adam. Tensors are in canonical order: convolution weights
[kernel height, kernel width, in, out], dense weights [in, out], images height x width x channels. Of a tensor of more than 256 elements
64 are kept, and three sums over all of it, one with pseudo-random factors, which a permutation changes.

With batch normalization the outputs are those of evaluation mode, with the running statistics as drawn; loss and gradients are those of
a training step. The running statistics are kept after one and after two such steps, between which nothing else changes. Adam starts from
those drawn, and the loss after its ten steps is that of evaluation mode.

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


def single(value):
    """A number rounded to float32."""
    return struct.unpack("f", struct.pack("f", value))[0]


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
        return single(value)

    def tensor(self, limit, *shape):
        return torch.tensor([self.uniform(limit) for _ in range(math.prod(shape))]).reshape(shape)


def image(numbers, count, height, width, channels):
    """Images in PyTorch's order, drawn in canonical order."""
    return numbers.tensor(1, count, height, width, channels).permute(0, 3, 1, 2)


def conv(x, weights, bias, **options):
    return F.conv2d(x, weights.permute(3, 2, 0, 1), bias, **options)


def conv_transpose(x, weights, bias, **options):
    """Weights [kernel height, kernel width, out / groups, in], PyTorch's [in, out / groups, kernel height, kernel width]."""
    return F.conv_transpose2d(x, weights.permute(3, 2, 0, 1), bias, **options)


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


class Parameters(dict):
    """Tensors by name, in the order in which they are drawn."""

    training = False

    def learned(self):
        return {key: values for key, values in self.items() if not is_statistic(key)}

    def statistics(self):
        return {key: values for key, values in self.items() if is_statistic(key)}


class Depthwise(tuple):
    """The shape of a depthwise convolution's weights, [kernel height, kernel width, channels, multiplier]."""


def is_statistic(key):
    return key.endswith((".mean", ".variance"))


def draw(numbers, key, shape):
    if key.endswith(".weights"):
        return numbers.tensor(math.sqrt(3.0 / math.prod(shape[:2] if isinstance(shape, Depthwise) else shape[:-1])), *shape)
    drawn = numbers.tensor(0.5, *shape)
    if not key.endswith((".scale", ".variance")):
        return drawn
    return (1 + drawn).to(torch.float32).to(torch.float64)


def stage_of_norm(stage, channels):
    return {f"{stage}.{kind}": (channels,) for kind in ("scale", "shift", "mean", "variance")}


def batch_norm(p, stage, x, momentum=0.1, epsilon=1e-5):
    """PyTorch moves the running statistics in place. The settings are in single precision, as they are declared."""
    mean, variance, scale, shift = (p[f"{stage}.{kind}"] for kind in ("mean", "variance", "scale", "shift"))
    return F.batch_norm(x, mean, variance, scale, shift, p.training, single(momentum), single(epsilon))


def depthwise(x, weights, bias, **options):
    """The filters of a channel follow each other, as the outputs of a group do."""
    height, width, channels, multiplier = weights.shape
    return F.conv2d(x, weights.permute(2, 3, 0, 1).reshape(channels * multiplier, 1, height, width), bias, groups=channels, **options)


def dense(p, stage, x):
    return x @ p[f"{stage}.weights"] + p[f"{stage}.bias"]


def normalized(p, x):
    x = torch.tanh(batch_norm(p, "first", conv(x[0], p["first.weights"], None, padding=1)))
    x = torch.tanh(batch_norm(p, "second", conv(x, p["second.weights"], None), momentum=0.25, epsilon=1e-3))
    x = torch.tanh(batch_norm(p, "hidden", flat(x) @ p["hidden.weights"]))
    return [dense(p, "kind", x)]


def normalized_input(p, x):
    x = batch_norm(p, "white", x[0], momentum=1.0, epsilon=0.125)
    x = torch.tanh(conv(x, p["features.weights"], p["features.bias"], stride=2))
    return [dense(p, "y", flat(batch_norm(p, "again", x)))]


def local_response(p, x):
    x = F.local_response_norm(conv(x[0], p["first.weights"], p["first.bias"]), 5, alpha=0.5, beta=0.75, k=1.0)
    x = F.local_response_norm(conv(x, p["second.weights"], p["second.bias"]), 4, alpha=2.0, beta=0.5, k=2.0)
    # PyTorch divides alpha by the size; this is an alpha of 0.25 that is not divided.
    x = F.local_response_norm(conv(x, p["third.weights"], p["third.bias"]), 3, alpha=0.75, beta=1.25, k=0.5)
    return [dense(p, "y", flat(x))]


def dilated(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"], dilation=2))
    x = torch.tanh(conv(x, p["second.weights"], p["second.bias"], dilation=(3, 2), padding=2))
    x = torch.tanh(conv(x, p["third.weights"], p["third.bias"], dilation=2, stride=2, padding=1))
    return [dense(p, "y", flat(x))]


def grouped(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"], groups=2, padding=1))
    x = torch.tanh(conv(x, p["second.weights"], None, groups=3, stride=2))
    x = torch.tanh(conv(x, p["third.weights"], p["third.bias"], groups=2))
    return [dense(p, "y", flat(x))]


def by_channel(p, x):
    x = torch.tanh(depthwise(x[0], p["twice.weights"], p["twice.bias"], padding=1))
    x = torch.tanh(depthwise(x, p["once.weights"], None, stride=2))
    x = torch.tanh(depthwise(x, p["wide.weights"], p["wide.bias"], dilation=2, padding=2))
    return [dense(p, "y", flat(x))]


def sides(x, left, right, top, bottom, value=0.0):
    return F.pad(x, (left, right, top, bottom), value=value)


def uneven(p, x):
    x = torch.tanh(conv(sides(x[0], 1, 2, 2, 0), p["first.weights"], p["first.bias"]))
    largest = F.max_pool2d(sides(x, 0, 1, 2, 1, -math.inf), 3, stride=2)
    counted = F.avg_pool2d(sides(x, 0, 1, 2, 1), 3, stride=2)
    inside = F.avg_pool2d(sides(x, 0, 1, 2, 1), 3, stride=2) / F.avg_pool2d(sides(torch.ones_like(x), 0, 1, 2, 1), 3, stride=2)
    return [dense(p, "y", flat(torch.cat([largest, counted, inside], dim=1)))]


def rounded_up(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"]))
    largest = F.max_pool2d(x, 3, stride=2, padding=1, ceil_mode=True)
    counted = F.avg_pool2d(x, 3, stride=2, padding=1, ceil_mode=True)
    inside = F.avg_pool2d(x, 3, stride=2, padding=1, ceil_mode=True, count_include_pad=False)
    features = torch.tanh(conv(torch.cat([largest, counted, inside], dim=1), p["mixed.weights"], p["mixed.bias"]))
    widest = F.max_pool2d(features, (2, 3), stride=(2, 3), ceil_mode=True)
    mean = F.avg_pool2d(features, (2, 3), stride=(2, 3), ceil_mode=True)
    return [dense(p, "y", flat(torch.cat([widest, mean], dim=1)))]


def rounded_up_to_one(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"]))
    largest = F.max_pool2d(x, 3, stride=2, ceil_mode=True)
    mean = F.avg_pool2d(x, 3, stride=2, ceil_mode=True)
    counted = F.avg_pool2d(x, 5, stride=4, padding=1, ceil_mode=True)
    inside = F.avg_pool2d(x, 5, stride=4, padding=1, ceil_mode=True, count_include_pad=False)
    return [dense(p, "y", flat(torch.cat([largest, mean, counted, inside], dim=1)))]


def padded_beyond(p, x):
    x = torch.tanh(conv(x[0], p["tap.weights"], p["tap.bias"], padding=1))
    x = torch.tanh(conv(x, p["far.weights"], p["far.bias"], padding=(5, 4)))
    x = torch.tanh(conv(x, p["strided.weights"], p["strided.bias"], padding=5, stride=(3, 2)))
    x = torch.tanh(conv(x, p["dilated.weights"], p["dilated.bias"], padding=4, dilation=2))
    x = torch.tanh(depthwise(x, p["depthwise.weights"], p["depthwise.bias"], padding=3, stride=3))
    return [dense(p, "y", flat(x))]


def projected(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"]))
    main = batch_norm(p, "second", conv(x, p["second.weights"], None, stride=2, padding=1), momentum=0.25, epsilon=0.125)
    side = batch_norm(p, "second.projection", conv(x, p["second.projection.weights"], None, stride=2), momentum=0.25, epsilon=0.125)
    return [dense(p, "y", flat(torch.tanh(main + side)))]


def adaptive(p, x):
    x = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"]))
    x = torch.tanh(conv(F.adaptive_avg_pool2d(x, (4, 5)), p["second.weights"], p["second.bias"], padding=1))
    return [dense(p, "y", flat(F.adaptive_avg_pool2d(x, (3, 7))))]


def transposed(p, x):
    x = torch.tanh(conv_transpose(x[0], p["first.weights"], p["first.bias"], stride=2, padding=1))
    x = torch.tanh(conv_transpose(
        x, p["second.weights"], p["second.bias"], stride=(2, 3), padding=(2, 0), output_padding=(1, 2)))
    return [dense(p, "y", flat(x))]


def transposed_groups(p, x):
    x = torch.tanh(conv_transpose(
        x[0], p["first.weights"], p["first.bias"], groups=2, stride=2, padding=1, output_padding=1))
    x = torch.tanh(conv_transpose(x, p["second.weights"], None, groups=3, dilation=2, padding=1))
    x = torch.tanh(conv_transpose(x, p["third.weights"], p["third.bias"], stride=2, dilation=3, output_padding=2))
    return [dense(p, "y", flat(x))]


def transposed_normalized(p, x):
    x = torch.tanh(batch_norm(p, "seed", conv_transpose(x[0], p["seed.weights"], None)))
    x = conv_transpose(x, p["wider.weights"], None, stride=3)
    x = torch.tanh(batch_norm(p, "wider", x, momentum=0.25, epsilon=1e-3))
    return [dense(p, "y", flat(x))]


def unit_length(p, x):
    x = F.normalize(conv(x[0], p["pixels.weights"], p["pixels.bias"]), dim=1)
    return [F.normalize(dense(p, "code", flat(x)), dim=1)]


def affine(p, stage):
    return p[f"{stage}.scale"], p[f"{stage}.shift"]


def sample_normalized(p, x):
    x = conv(x[0], p["instance.weights"], None)
    scale, shift = affine(p, "instance")
    x = torch.tanh(F.instance_norm(x, weight=scale, bias=shift, eps=single(1e-5)))
    x = conv(x, p["group.weights"], p["group.bias"])
    x = torch.tanh(F.group_norm(x, 4, *affine(p, "group"), eps=single(1e-5)))
    x = conv(x, p["layer.weights"], p["layer.bias"]).permute(0, 2, 3, 1)
    x = torch.tanh(F.layer_norm(x, (9,), *affine(p, "layer"), eps=single(1e-3))).permute(0, 3, 1, 2)
    x = conv(x, p["plain.weights"], None)
    x = F.group_norm(F.instance_norm(x, eps=single(1e-5)), 2, eps=single(1e-5))
    x = torch.tanh(F.layer_norm(dense(p, "hidden", flat(x)), (11,), *affine(p, "hidden"), eps=single(1e-5)))
    return [dense(p, "y", x)]


def padded(p, x):
    h = torch.tanh(conv(F.pad(x[0], (1, 2, 0, 1)), p["first.weights"], p["first.bias"]))
    h = torch.tanh(conv(F.pad(h, (2, 3, 4, 1), mode="reflect"), p["second.weights"], p["second.bias"]))
    return [dense(p, "y", flat(F.pad(F.pad(h, (2, 0, 1, 3), mode="replicate"), (-1, -2, -3, 0))))]


def interpolated(p, x):
    h = torch.tanh(conv(x[0], p["first.weights"], p["first.bias"]))
    parts = [
        F.interpolate(h, (9, 8)), F.interpolate(h, (9, 8), mode="nearest-exact"), F.interpolate(h, (9, 8), mode="bilinear"),
        F.interpolate(h, (9, 8), mode="bilinear", align_corners=True), F.interpolate(h, (9, 8), mode="bicubic"),
        F.interpolate(h, (9, 8), mode="bicubic", align_corners=True),
    ]
    h = torch.tanh(conv(torch.cat(parts, dim=1), p["second.weights"], p["second.bias"]))
    h = F.interpolate(h, scale_factor=2, mode="bilinear")
    h = torch.cat([
        F.interpolate(h, (7, 5), mode="bilinear", antialias=True), F.interpolate(h, (7, 5), mode="bicubic", antialias=True),
        F.interpolate(h, scale_factor=(single(0.45), single(0.36)), mode="bilinear")], dim=1)
    return [dense(p, "y", flat(h))]


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
    "BatchNormalized": (5, normalized, lambda n, count: [image(n, count, 9, 7, 3)], {
        "first.weights": (3, 3, 3, 10), **stage_of_norm("first", 10),
        "second.weights": (3, 2, 10, 6), **stage_of_norm("second", 6),
        "hidden.weights": (252, 12), **stage_of_norm("hidden", 12),
        "kind.weights": (12, 4), "kind.bias": (4,)}, [(F.cross_entropy, 1, labels(4))]),
    "BatchNormalizedInput": (4, normalized_input, lambda n, count: [image(n, count, 7, 9, 5)], {
        **stage_of_norm("white", 5), "features.weights": (3, 3, 5, 17), "features.bias": (17,), **stage_of_norm("again", 17),
        "y.weights": (204, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "LocalResponses": (4, local_response, lambda n, count: [image(n, count, 7, 6, 3)], {
        "first.weights": (2, 2, 3, 19), "first.bias": (19,), "second.weights": (2, 2, 19, 10), "second.bias": (10,),
        "third.weights": (2, 2, 10, 6), "third.bias": (6,), "y.weights": (72, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "Dilated": (4, dilated, lambda n, count: [image(n, count, 13, 12, 3)], {
        "first.weights": (3, 3, 3, 10), "first.bias": (10,), "second.weights": (3, 2, 10, 18), "second.bias": (18,),
        "third.weights": (3, 3, 18, 5), "third.bias": (5,), "y.weights": (60, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "Grouped": (4, grouped, lambda n, count: [image(n, count, 9, 8, 4)], {
        "first.weights": (3, 3, 2, 6), "first.bias": (6,), "second.weights": (3, 2, 2, 36),
        "third.weights": (1, 1, 18, 34), "third.bias": (34,), "y.weights": (544, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "Depthwise": (4, by_channel, lambda n, count: [image(n, count, 9, 8, 3)], {
        "twice.weights": Depthwise((3, 3, 3, 2)), "twice.bias": (6,), "once.weights": Depthwise((3, 2, 6, 1)),
        "wide.weights": Depthwise((3, 3, 6, 3)), "wide.bias": (18,), "y.weights": (288, 3), "y.bias": (3,)},
        [(F.mse_loss, 1, floats(3))]),
    "UnevenPadding": (4, uneven, lambda n, count: [image(n, count, 8, 7, 3)], {
        "first.weights": (3, 3, 3, 10), "first.bias": (10,), "y.weights": (600, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "RoundedUp": (4, rounded_up, lambda n, count: [image(n, count, 13, 11, 3)], {
        "first.weights": (2, 2, 3, 9), "first.bias": (9,), "mixed.weights": (1, 1, 27, 7), "mixed.bias": (7,),
        "y.weights": (112, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "RoundedUpToOne": (4, rounded_up_to_one, lambda n, count: [image(n, count, 2, 2, 3)], {
        "first.weights": (1, 1, 3, 9), "first.bias": (9,), "y.weights": (36, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "PaddedBeyond": (4, padded_beyond, lambda n, count: [image(n, count, 4, 5, 3)], {
        "tap.weights": (1, 1, 3, 8), "tap.bias": (8,), "far.weights": (3, 3, 8, 17), "far.bias": (17,),
        "strided.weights": (2, 3, 17, 6), "strided.bias": (6,), "dilated.weights": (2, 2, 6, 5), "dilated.bias": (5,),
        "depthwise.weights": Depthwise((2, 2, 5, 1)), "depthwise.bias": (5,), "y.weights": (280, 3), "y.bias": (3,)},
        [(F.mse_loss, 1, floats(3))]),
    "ProjectedNorm": (5, projected, lambda n, count: [image(n, count, 8, 7, 3)], {
        "first.weights": (2, 2, 3, 6), "first.bias": (6,), "second.weights": (3, 3, 6, 10), **stage_of_norm("second", 10),
        "second.projection.weights": (1, 1, 6, 10), **stage_of_norm("second.projection", 10),
        "y.weights": (120, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "AdaptivelyPooled": (4, adaptive, lambda n, count: [image(n, count, 12, 14, 3)], {
        "first.weights": (2, 2, 3, 10), "first.bias": (10,), "second.weights": (3, 3, 10, 7), "second.bias": (7,),
        "y.weights": (147, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "Transposed": (4, transposed, lambda n, count: [image(n, count, 4, 3, 3)], {
        "first.weights": (4, 4, 10, 3), "first.bias": (10,), "second.weights": (3, 2, 6, 10), "second.bias": (6,),
        "y.weights": (1596, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "TransposedGroups": (4, transposed_groups, lambda n, count: [image(n, count, 4, 5, 4)], {
        "first.weights": (3, 3, 3, 4), "first.bias": (6,), "second.weights": (2, 3, 3, 6),
        "third.weights": (2, 2, 4, 9), "third.bias": (4,), "y.weights": (2240, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "TransposedNormalized": (5, transposed_normalized, lambda n, count: [image(n, count, 1, 1, 7)], {
        "seed.weights": (3, 3, 16, 7), **stage_of_norm("seed", 16), "wider.weights": (2, 2, 5, 16),
        **stage_of_norm("wider", 5), "y.weights": (320, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "PaddedImages": (4, padded, lambda n, count: [image(n, count, 6, 5, 3)], {
        "first.weights": (3, 3, 3, 10), "first.bias": (10,), "second.weights": (2, 3, 10, 6), "second.bias": (6,),
        "y.weights": (480, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "InterpolatedImages": (4, interpolated, lambda n, count: [image(n, count, 7, 6, 3)], {
        "first.weights": (2, 2, 3, 5), "first.bias": (5,), "second.weights": (2, 2, 30, 4), "second.bias": (4,),
        "y.weights": (420, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
    "UnitLength": (5, unit_length, lambda n, count: [image(n, count, 5, 6, 3)], {
        "pixels.weights": (2, 2, 3, 11), "pixels.bias": (11,), "code.weights": (220, 6), "code.bias": (6,)},
        [(F.mse_loss, 1, floats(6))]),
    "SampleNormalized": (5, sample_normalized, lambda n, count: [image(n, count, 8, 7, 3)], {
        "instance.weights": (2, 2, 3, 10), "instance.scale": (10,), "instance.shift": (10,),
        "group.weights": (2, 2, 10, 12), "group.bias": (12,), "group.scale": (12,), "group.shift": (12,),
        "layer.weights": (2, 2, 12, 9), "layer.bias": (9,), "layer.scale": (9,), "layer.shift": (9,),
        "plain.weights": (1, 1, 9, 8),
        "hidden.weights": (160, 11), "hidden.bias": (11,), "hidden.scale": (11,), "hidden.shift": (11,),
        "y.weights": (11, 3), "y.bias": (3,)}, [(F.mse_loss, 1, floats(3))]),
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
    parameters = Parameters((key, draw(numbers, key, shape)) for key, shape in shapes.items())
    drawn = {key: values.clone() for key, values in parameters.statistics().items()}
    learned = parameters.learned()
    for values in learned.values():
        values.requires_grad_()
    numbers = Numbers(name + " batch 3")
    x = inputs(numbers, count)
    targets = [target(numbers, count) for _, _, target in losses]

    def loss_of(outputs):
        return sum(weight * function(z, t) for (function, weight, _), z, t in zip(losses, outputs, targets))

    def statistics():
        return [summary(key, values) for key, values in parameters.statistics().items()]

    outputs = forward(parameters, x)
    parameters.training = True
    loss = loss_of(forward(parameters, x))
    loss.backward()
    gradients = {key: parameter.grad.clone() for key, parameter in learned.items()}
    result = {
        "name": name, "count": count, "outputs": [z.detach().reshape(-1).tolist() for z in outputs], "loss": loss.item(),
        "gradients": [summary(key, gradient) for key, gradient in gradients.items()],
    }
    if drawn:
        result["statisticsOnce"] = statistics()
        forward(parameters, x)
        result["statisticsTwice"] = statistics()
        for key, values in drawn.items():
            parameters[key].copy_(values)
    adam = torch.optim.Adam(learned.values())
    steps = []
    for _ in range(10):
        adam.zero_grad()
        step = loss_of(forward(parameters, x))
        step.backward()
        adam.step()
        steps.append(step.item())
    parameters.training = False
    result["adamLosses"] = steps + [loss_of(forward(parameters, x)).item()]
    result["adamParameters"] = [summary(key, parameter, gradients[key]) for key, parameter in learned.items()]
    return result


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "numbers.json")
    with open(path, "w") as file:
        json.dump([compute(name) for name in NETWORKS], file, separators=(",", ":"))
        file.write("\n")
