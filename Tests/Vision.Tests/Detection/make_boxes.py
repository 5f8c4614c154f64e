"""Overlaps of boxes, and losses with their gradients, by torchvision in double precision, as JSON on the standard output.

    python3 make_boxes.py > boxes.json

Made with torchvision 0.14.1 and PyTorch 1.13 (Debian's python3-torchvision). Corners are float32, so that a float implementation starts from the
same numbers.
"""

import json

import numpy
import torch
from torchvision import ops

random = numpy.random.RandomState(3)


def drawn(count):
    """Boxes from 0.3 to 200 pixels wide, many of which meet."""
    corner = random.uniform(-20, 100, (count, 2))
    size = numpy.exp(random.uniform(numpy.log(0.3), numpy.log(200), (count, 2)))
    return numpy.concatenate([corner, corner + size], 1).astype(numpy.float32).astype(numpy.float64)


# Of each pair the places of edges differ: the same, touching, within, crossing, sharing an edge.
special = [
    [[0, 0, 10, 10], [0, 0, 10, 10]],
    [[0, 0, 10, 10], [10, 0, 20, 10]],
    [[0, 0, 10, 10], [2, 3, 5, 7]],
    [[2, 3, 5, 7], [0, 0, 10, 10]],
    [[0, 4, 10, 6], [4, 0, 6, 10]],
    [[0, 0, 10, 10], [0, 0, 10, 5]],
    [[0, 0, 10, 10], [30, 40, 31, 80]],
    [[0, 0, 0, 10], [2, 0, 4, 10]],
    [[1000, 2000, 1000.5, 2001], [1000.25, 2000, 1001, 2000.75]],
]
first = numpy.concatenate([numpy.array([pair[0] for pair in special], float), drawn(60)])
second = numpy.concatenate([numpy.array([pair[1] for pair in special], float), drawn(60)])


def loss(function):
    boxes, targets = torch.tensor(first, requires_grad=True), torch.tensor(second)
    values = function(boxes, targets)
    values.sum().backward()
    return {"values": values.tolist(), "gradients": boxes.grad.tolist()}


def diagonal(function):
    return torch.diagonal(function(torch.tensor(first), torch.tensor(second))).tolist()


rows, columns = drawn(7), drawn(150)
plain = torch.tensor(rows)
print(json.dumps({
    "first": first.tolist(),
    "second": second.tolist(),
    "iou": diagonal(ops.box_iou),
    "generalized": diagonal(ops.generalized_box_iou),
    "distance": diagonal(ops.distance_box_iou),
    "complete": diagonal(ops.complete_box_iou),
    "generalizedLoss": loss(ops.generalized_box_iou_loss),
    "distanceLoss": loss(ops.distance_box_iou_loss),
    "completeLoss": loss(ops.complete_box_iou_loss),
    "rows": rows.tolist(),
    "columns": columns.tolist(),
    "matrix": [round(value, 9) for value in ops.box_iou(plain, torch.tensor(columns)).flatten().tolist()],
    "areas": ops.box_area(plain).tolist(),
    "clipped": ops.clip_boxes_to_image(plain, (90, 80)).tolist(),
    "sizes": ops.box_convert(plain, "xyxy", "xywh").tolist(),
    "centers": ops.box_convert(plain, "xyxy", "cxcywh").tolist(),
}))
