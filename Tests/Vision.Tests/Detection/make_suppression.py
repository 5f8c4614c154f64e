"""Non-max suppression by torchvision in double precision, as JSON on the standard output; soft suppression from its definition.

    python3 make_suppression.py > suppression.json

Made with torchvision 0.14.1 and PyTorch 1.13 (Debian's python3-torchvision), which has no soft suppression: it is written here in plain Python, after
figure 3 of the paper. Numbers are float32, and no IoU is so near to a threshold that rounding decides.
"""

import json
import math

import numpy
import torch
from torchvision import ops

THRESHOLDS = [0.3, 0.45, 0.5, 0.7]


def single(numbers):
    return numpy.asarray(numpy.asarray(numbers, numpy.float32), numpy.float64)


def drawn(random, count, extent):
    corner = random.uniform(0, extent, (count, 2))
    return single(numpy.concatenate([corner, corner + random.uniform(10, 60, (count, 2))], 1))


def case(seed, count, classes, extent):
    """Boxes whose IoUs all are away from the thresholds, and scores that differ."""
    random = numpy.random.RandomState(seed)
    boxes, scores = drawn(random, count, extent), single(random.permutation(count) / count + 0.002)
    labels = random.randint(0, classes, count)
    while True:
        iou = ops.box_iou(torch.tensor(boxes), torch.tensor(boxes)).numpy()
        near = numpy.zeros(count, bool)
        for threshold in THRESHOLDS:
            near |= (numpy.triu(abs(iou - threshold) < 1e-5, 1)).any(0)
        if not near.any():
            break
        boxes[near] = drawn(random, int(near.sum()), extent)
    one = {t: ops.nms(torch.tensor(boxes), torch.tensor(scores), t).tolist() for t in THRESHOLDS}
    many = {t: ops.boxes._batched_nms_vanilla(torch.tensor(boxes), torch.tensor(scores), torch.tensor(labels), t).tolist() for t in THRESHOLDS}
    return {
        "boxes": boxes.tolist(), "scores": scores.tolist(), "classes": labels.tolist(), "thresholds": THRESHOLDS,
        "one": [one[t] for t in THRESHOLDS], "many": [many[t] for t in THRESHOLDS],
        "linear": soft(boxes, scores, labels, lambda u: 1 - u if u > 0.3 else 1),
        "gaussian": soft(boxes, scores, labels, lambda u: math.exp(-u * u / 0.5)),
    }


def soft(boxes, scores, labels, factor):
    """Of each class: takes the best box, lowers the scores of the rest, drops those that are not above .001."""
    kept = []
    for label in sorted(set(labels)):
        rest = {i: scores[i] for i in range(len(boxes)) if labels[i] == label}
        while rest:
            best = max(rest, key=lambda i: (rest[i], -i))
            kept.append((best, rest.pop(best)))
            for i in list(rest):
                iou = ops.box_iou(torch.tensor(boxes[best:best + 1]), torch.tensor(boxes[i:i + 1])).item()
                rest[i] *= factor(iou)
                if rest[i] <= 0.001:
                    del rest[i]
    kept.sort(key=lambda pair: (-pair[1], pair[0]))
    return {"indices": [i for i, _ in kept], "scores": [score for _, score in kept]}


print(json.dumps([case(1, 200, 3, 150), case(2, 60, 1, 400), case(3, 120, 40, 60)]))
