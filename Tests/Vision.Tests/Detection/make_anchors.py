"""Writes anchors.json: what torchvision 0.14 says of anchors, coded boxes and matches, in float64 where it computes.

    python3 make_anchors.py
"""
import json
import os

import torch
from torchvision.models.detection import _utils
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.rpn import RegionProposalNetwork
from torchvision.ops import box_iou


def numbers(tensor):
    return [float(f"{x:.9g}") for x in tensor.flatten().tolist()]


def boxes(count, size, generator):
    corner = torch.rand(count, 2, generator=generator, dtype=torch.float64) * size * 0.7
    sides = torch.rand(count, 2, generator=generator, dtype=torch.float64) * size * 0.5 + 1
    # Multiples of 1/8, which float and double hold alike.
    return (torch.cat([corner, corner + sides], 1) * 8).round() / 8


generator = torch.Generator().manual_seed(1)
golden = {}

made = AnchorGenerator(((32.0, 77.0, 128.0),), ((0.5, 1.0, 2.0),))
picture = torch.zeros(1, 3, 75, 100)
golden["anchors"] = numbers(made(ImageList(picture, [(75, 100)]), [torch.zeros(1, 8, 4, 6)])[0])

truths, anchors = boxes(7, 100, generator), boxes(7, 100, generator)
golden["truths"], golden["coded"] = numbers(truths), numbers(anchors)
for name, weights in ("proposals", (1.0, 1.0, 1.0, 1.0)), ("head", (10.0, 10.0, 5.0, 5.0)):
    coder = _utils.BoxCoder(weights)
    deltas = _utils.encode_boxes(truths, anchors, torch.tensor(weights, dtype=torch.float64))
    golden[name + "Deltas"] = numbers(deltas)
    # Further than the clamp for some.
    wild = (torch.randn(7, 4, generator=generator, dtype=torch.float64) * 4 * torch.tensor(weights)).float().double()
    golden[name + "Wild"] = numbers(wild)
    golden[name + "Decoded"] = numbers(coder.decode_single(wild, anchors))

# Anchors of a grid have ties; the truths all overlap some anchor.
grid = AnchorGenerator(((16.0, 24.0),), ((0.5, 1.0, 2.0),))
grid = grid(ImageList(torch.zeros(1, 3, 64, 64), [(64, 64)]), [torch.zeros(1, 8, 8, 8)])[0].double()
found = torch.cat([boxes(4, 48, generator), torch.tensor([[0.0, 0, 16, 16], [4, 4, 20, 20], [4, 4, 20, 20]], dtype=torch.float64)])
golden["found"] = numbers(found)
for name, high, low, allows in ("proposals", 0.7, 0.3, True), ("head", 0.5, 0.5, False):
    matches = _utils.Matcher(high, low, allow_low_quality_matches=allows)(box_iou(found, grid))
    golden[name + "Matches"] = matches.tolist()

# Boxes that reach out of a picture of 60 x 80, and slivers that are too small when they are clipped. No scores are equal, of
# which torch.sort leaves open which comes first.
network = RegionProposalNetwork(
    None, None, 0.7, 0.3, 256, 0.5, {"training": 40, "testing": 40}, {"training": 15, "testing": 15}, 0.7).eval()
slivers = torch.tensor([[80, 5, 95, 20], [-9, 3, 1 / 2048, 20], [5, 60, 9, 61]], dtype=torch.float64)
candidates = torch.cat([boxes(57, 90, generator) - 10, slivers])
candidates[20:40] = candidates[0:20] + torch.rand(20, 4, generator=generator, dtype=torch.float64).mul(16).round() / 4
scores = (torch.randperm(60, generator=generator).double()[:, None] - 30) / 16
scores[57:] += 5
proposals, likely = network.filter_proposals(candidates[None], scores, [(60, 80)], [60])
golden["candidates"], golden["candidateScores"] = numbers(candidates), numbers(scores)
golden["selected"], golden["selectedScores"] = numbers(proposals[0]), numbers(torch.logit(likely[0]))

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "anchors.json"), "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(values)}' for name, values in golden.items()) + "\n}\n")
