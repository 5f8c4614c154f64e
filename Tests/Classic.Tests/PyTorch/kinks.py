"""Draws filters again until no value of a training step is in doubt.

A rectifier and a maximum pass the gradient on or stop it, by a comparison that rounding decides where two values are almost equal. Among
the millions of values in a large network there always are some, and each changes all gradients below it by a percent or so, which would
hide mistakes of that size. So the filters that make such values are drawn again, from other streams, layer by layer.
"""
import itertools

import torch
import torch.nn.functional as F
from torch import nn

from networks import INCEPTIONS, inception_convolutions, residual_blocks


class InDoubt(Exception):
    """The filters of some stages whose values are too close to a kink: {stage: channels}."""


def margin(values):
    """
    How far from a kink the values of a channel must be, in standard deviations of the layer: as far as chance allows two channels of three,
    and at most 3e-3. In float32, sums are off by 1e-6 in the first layers and by 1e-4 in the last.
    """
    return min(3e-3, 0.5 / values[0, 0].numel()) * values.std()


def check(channels, producers):
    """Raises the channels in doubt; the producers are the stages whose filters stand one after the other in them."""
    found, first = {}, 0
    for stage, filters in producers:
        doubtful = channels[first:first + filters].nonzero().flatten().tolist()
        if doubtful:
            found[stage] = doubtful
        first += filters
    assert first == len(channels)
    if found:
        raise InDoubt(found)


def check_rectifier(values, producers):
    spatial = values if values.dim() == 4 else values[:, :, None, None]
    check((spatial.abs() < margin(spatial)).flatten(2).any(2)[0], producers)


def check_pool(pool, values, producers):
    """Zeros have no gradient, and equal values are one and the same from overlapping windows before."""
    padding = pool.padding
    extents = [size + 2 * padding - pool.kernel_size for size in values.shape[2:]]
    rest = [-extent % pool.stride if pool.ceil_mode else 0 for extent in extents]
    padded = F.pad(values, (padding, padding + rest[1], padding, padding + rest[0]), value=-1)
    windows = padded.unfold(2, pool.kernel_size, pool.stride).unfold(3, pool.kernel_size, pool.stride).flatten(4)[0]
    largest = windows.max(3, keepdim=True).values
    second = windows.masked_fill(windows == largest, -1).max(3, keepdim=True).values
    check(((largest > 0) & (largest - second < margin(values))).flatten(1).any(1), producers)


def after(module, action):
    return module.register_forward_hook(lambda module, inputs, output: action(output))


def before(module, action):
    return module.register_forward_pre_hook(lambda module, inputs: action(inputs[0]))


def watch_rectifier(norm, stage):
    return after(norm, lambda values: check_rectifier(values, [(stage, values.shape[1])]))


def watch_pool(pool, producers):
    return before(pool, lambda values: check_pool(pool, values, producers))


def watch_resnet(model):
    hooks = [watch_rectifier(model.bn1, "conv1"), watch_pool(model.maxpool, [("conv1", 64)])]
    for stage, block in residual_blocks(model):
        # One module rectifies both times: behind the first normalization and behind the sum.
        stages = itertools.cycle([f"{stage}.first", f"{stage}.second"])
        hooks.append(before(block.relu, lambda values, stages=stages: check_rectifier(values, [(next(stages), values.shape[1])])))
    return hooks


def watch_googlenet(model):
    hooks = [watch_rectifier(model.conv1.bn, "conv1"), watch_pool(model.maxpool1, [("conv1", 64)]),
             watch_rectifier(model.conv2.bn, "conv2"), watch_rectifier(model.conv3.bn, "conv3")]
    producers = [("conv3", 192)]
    pools = {"3a": model.maxpool2, "4a": model.maxpool3, "5a": model.maxpool4}
    for name in INCEPTIONS:
        block = getattr(model, f"inception{name}")
        if name in pools:
            hooks.append(watch_pool(pools[name], producers))
        hooks.append(watch_pool(block.branch4[0], producers))
        convolutions = inception_convolutions(block)
        hooks += [watch_rectifier(module.bn, f"inception{name}.{stage}") for stage, module in convolutions.items()]
        joined = ("one", "three", "five", "projection")
        producers = [(f"inception{name}.{stage}", convolutions[stage].conv.out_channels) for stage in joined]
    for name, head in (("4a", model.aux1), ("4d", model.aux2)):
        hooks += [watch_rectifier(head.conv.bn, f"auxiliary{name}.reduced"), watch_rectifier(head.fc1, f"auxiliary{name}.hidden")]
    return hooks


def avoid(network, model, tensors):
    """Draws filters again until the step is without doubts, and then the running statistics, which the trials moved."""
    watch = watch_googlenet if hasattr(model, "inception3a") else watch_resnet
    weights = {tensor.name: tensor for tensor in tensors if tensor.name.endswith(".weights")}
    image = network.image()
    while True:
        hooks = watch(model)
        try:
            with torch.no_grad():
                model(image)
            break
        except InDoubt as doubt:
            for stage, filters in doubt.args[0].items():
                tensor = weights[f"{stage}.weights"]
                for filter in filters:
                    tensor.redrawn[filter] = tensor.redrawn.get(filter, 0) + 1
                tensor.draw(network.gain)
        finally:
            for hook in hooks:
                hook.remove()
    for tensor in tensors:
        if tensor.is_statistic():
            tensor.draw(network.gain)
