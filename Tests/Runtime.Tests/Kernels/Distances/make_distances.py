"""Writes distances.json: losses of learned distances with PyTorch's gradients, in double precision.

Triplets are found by plain loops over all samples, and a loss is written as in its paper. Run with torch 1.13: python3 make_distances.py
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
random = torch.Generator().manual_seed(7)


def floats(*shape, scale=1.0):
    """Random numbers that are floats of 32 bits."""
    return (scale * torch.randn(*shape, generator=random)).float().double().requires_grad_()


def triplets(distances, labels, margin, mining):
    """The losses of the triplets that count, before the mean."""
    count, found = len(labels), []
    for a in range(count):
        positives = [p for p in range(count) if p != a and labels[p] == labels[a]]
        negatives = [n for n in range(count) if labels[n] != labels[a]]
        if not positives or not negatives:
            continue
        if mining == "All":
            chosen = [(p, n) for p in positives for n in negatives]
        elif mining == "BatchHard":
            chosen = [(max(positives, key=lambda p: distances[a, p].item()), min(negatives, key=lambda n: distances[a, n].item()))]
        else:
            chosen = []
            for p in positives:
                beyond = [n for n in negatives if distances[a, n] > distances[a, p]]
                chosen.append((p, min(beyond, key=lambda n: distances[a, n].item()) if beyond
                               else max(negatives, key=lambda n: distances[a, n].item())))
        found += [F.relu(distances[a, p] - distances[a, n] + margin) for p, n in chosen]
    return torch.stack(found) if found else torch.zeros(0)


def mined(values, labels, margin, mining, squared, nonzero):
    differences = values[:, None] - values[None]
    distances = (differences ** 2).sum(-1)
    if not squared:
        # The derivative of a distance of 0 is 0.
        equal = distances == 0
        distances = torch.where(equal, distances, (distances + equal).sqrt())
    losses = triplets(distances, labels, margin, mining)
    divisor = (losses > 0).sum().item() if nonzero else len(losses)
    loss = losses.sum() / divisor if divisor else 0 * values.sum()
    loss.backward()
    return dict(values=values.flatten().tolist(), labels=labels, margin=margin, mining=mining, squared=squared, nonzero=nonzero,
                count=len(losses), loss=loss.item(), gradient=values.grad.flatten().tolist())


def contrastive(margin):
    values, same = floats(9).detach().abs().requires_grad_(), (torch.rand(9, generator=random) < 0.5).double()
    distances = values.sqrt()
    loss = (same * distances ** 2 / 2 + (1 - same) * F.relu(margin - distances) ** 2 / 2).mean()
    loss.backward()
    return dict(values=values.tolist(), targets=same.tolist(), margin=margin, loss=loss.item(), gradient=values.grad.tolist())


def arcface(classes, label, cosine, margin, scale):
    values = torch.tanh(floats(classes).detach()).float().double()
    values[label] = torch.tensor(cosine).float().double()
    values.requires_grad_()
    theta = torch.acos(values[label])
    shifted = torch.cos(theta + margin) if theta + margin < math.pi else values[label] - margin * math.sin(math.pi - margin)
    logits = torch.cat([values[:label], shifted[None], values[label + 1:]]) * scale
    loss = F.cross_entropy(logits[None], torch.tensor([label]))
    loss.backward()
    return dict(values=values.tolist(), label=label, margin=margin, scale=scale, loss=loss.item(), gradient=values.grad.tolist())


def angles(*degrees):
    return torch.tensor([[math.cos(math.radians(d)), math.sin(math.radians(d))] for d in degrees]).float().double().requires_grad_()


def line():
    return torch.arange(9.0)[:, None].requires_grad_()


cases = []
for mining in "BatchHard", "SemiHard", "All":
    for squared, nonzero in (True, False), (False, False), (True, True):
        cases += [
            mined(angles(0, 20, 40, 60, 80), [0, 0, 1, 1, 2], 0.2, mining, squared, nonzero),
            mined(line(), [0, 0, 1, 1, 0, 2, 1, 1, 1], 0.5, mining, squared, nonzero),
            mined(floats(14, 11, scale=0.3), [3, -1, 3, 3, 7, -1, 7, 2, 3, 100000, 7, -1, 2, 3], 0.3, mining, squared, nonzero),
            mined(floats(6, 3), [0, 1, 2, 3, 4, 5], 0.3, mining, squared, nonzero),
        ]
# Equal embeddings: distances of 0.
cases.append(mined(torch.ones(4, 3).requires_grad_(), [0, 0, 1, 1], 0.2, "All", False, False))
assert [case["count"] for case in cases if len(case["labels"]) == 5 and case["mining"] == "All"] == [12, 12, 12]
angle = [arcface(5, 2, cosine, 0.5, 64.0) for cosine in (0.3, 0.9, -0.5, -0.9)]
angle += [arcface(7, 0, 0.2, 0.0, 1.0), arcface(2, 1, -0.95, 0.3, 16.0)]
with open("distances.json", "w") as file:
    json.dump(dict(mined=cases, contrastive=[contrastive(1.0), contrastive(0.6)], arcface=angle), file)
    file.write("\n")
