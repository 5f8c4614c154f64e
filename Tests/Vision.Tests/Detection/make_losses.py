"""Writes losses.json: the losses of torchvision 0.14 for region proposal networks and heads, with their gradients, in float64.

    python3 make_losses.py
"""
import json
import os

import torch
from torchvision.models.detection.anchor_utils import AnchorGenerator
from torchvision.models.detection.image_list import ImageList
from torchvision.models.detection.roi_heads import RoIHeads, fastrcnn_loss
from torchvision.models.detection.rpn import RegionProposalNetwork


def noise(count, start, scale):
    """Multiples of scale/1024, the same in C#."""
    return torch.tensor([(((i * 7919 + start) % 1024) / 1024 - 0.5) * scale for i in range(count)], dtype=torch.float64)


def numbers(tensor):
    return [float(f"{x:.9g}") for x in tensor.flatten().tolist()]


golden = {}

# Two pictures of 20 anchors, of which these are drawn, the positive ones first.
ANCHORS, DRAWN = 20, [([2, 3, 11], [0, 5, 6, 7, 19]), ([], [1, 4, 10, 18])]


class Sampler:
    """Draws what is given."""

    def __call__(self, labels):
        masks = [[torch.zeros(ANCHORS, dtype=torch.bool) for _ in DRAWN] for _ in range(2)]
        for picture, drawn in enumerate(DRAWN):
            for mask, places in zip(masks, drawn):
                mask[picture][places] = True
        return masks


network = RegionProposalNetwork.__new__(RegionProposalNetwork)
torch.nn.Module.__init__(network)
network.fg_bg_sampler = Sampler()
logits = noise(2 * ANCHORS, 3, 12).reshape(-1, 1).requires_grad_()
offsets = noise(2 * ANCHORS * 4, 40, 2).reshape(-1, 4).requires_grad_()
targets = noise(2 * ANCHORS * 4, 200, 1).reshape(2, ANCHORS, 4)
labels = [torch.zeros(ANCHORS, dtype=torch.float64) for _ in DRAWN]
for label, (positive, _) in zip(labels, DRAWN):
    label[positive] = 1
objectness, boxes = network.compute_loss(logits, offsets, labels, list(targets))
(objectness + boxes).backward()
golden["objectness"], golden["objectnessGradient"] = [objectness.item()], numbers(logits.grad)
golden["proposals"], golden["proposalsGradient"] = [boxes.item()], numbers(offsets.grad)

# Seven regions of two pictures, three classes beside the background.
LABELS = [torch.tensor([3, 1, 0, 0]), torch.tensor([2, 2, 0])]
logits = noise(7 * 4, 11, 9).reshape(7, 4).requires_grad_()
offsets = noise(7 * 16, 77, 2).reshape(7, 16).requires_grad_()
targets = noise(7 * 4, 500, 1.5).reshape(7, 4)
classes, boxes = fastrcnn_loss(logits, offsets, LABELS, [targets[:4], targets[4:]])
(classes + boxes).backward()
golden["classes"], golden["classesGradient"] = [classes.item()], numbers(logits.grad)
golden["regions"], golden["regionsGradient"] = [boxes.item()], numbers(offsets.grad)

# What a head learns: all that is positive, and all the background, because more may be drawn than there is.
heads = RoIHeads(None, None, None, 0.5, 0.5, 512, 1.0, None, 0.05, 0.5, 100)
proposals = torch.tensor(
    [[0, 0, 20, 20], [4, 2, 24, 23], [50, 50, 70, 90], [48, 55, 72, 88], [10, 10, 90, 90], [5, 5, 15, 15]], dtype=torch.float64)
truths = torch.tensor([[2, 2, 22, 22], [50, 52, 70, 88.0]], dtype=torch.float64)
found, _, found_labels, found_targets = heads.select_training_samples(
    [proposals], [{"boxes": truths, "labels": torch.tensor([4, 9])}])
golden["sampledProposals"], golden["sampledTruths"] = numbers(proposals), numbers(truths)
golden["sampled"], golden["sampledLabels"] = numbers(found[0]), numbers(found_labels[0])
golden["sampledTargets"] = numbers(found_targets[0])

# A network of proposals in training, from true boxes to losses. All anchors are drawn that are not between the thresholds.
rpn = RegionProposalNetwork(None, None, 0.7, 0.3, 100000, 0.5, {}, {}, 0.7)
generator = AnchorGenerator(((16.0, 24.0),), ((0.5, 1.0),))
anchors = generator(ImageList(torch.zeros(2, 1, 40, 48), [(40, 48)] * 2), [torch.zeros(2, 1, 5, 6)])
anchors = [a.double() for a in anchors]
boxes = [torch.tensor([[3, 5, 20, 22], [18, 8, 44, 36]], dtype=torch.float64), torch.zeros(0, 4, dtype=torch.float64)]
labels, matched = rpn.assign_targets_to_anchors(anchors, [{"boxes": b} for b in boxes])
targets = rpn.box_coder.encode(matched, anchors)
count = len(anchors[0])
logits = noise(2 * count, 9, 8).reshape(-1, 1).requires_grad_()
offsets = noise(2 * count * 4, 21, 1).reshape(-1, 4).requires_grad_()
objectness, regression = rpn.compute_loss(logits, offsets, labels, targets)
(objectness + regression).backward()
golden["trainedBoxes"] = numbers(boxes[0])
golden["trained"] = [objectness.item(), regression.item()]
golden["trainedLogits"], golden["trainedOffsets"] = numbers(logits.grad), numbers(offsets.grad)

# What becomes of the answers of a head, with boxes that reach out, tiny ones and many that overlap.
heads = RoIHeads(None, None, None, 0.5, 0.5, 512, 0.25, None, 0.05, 0.5, 8)
regions = torch.tensor(
    [[2, 3, 22, 30], [4, 2, 24, 33], [3, 3, 23, 31], [30, 1, 47, 20], [0, 0, 48, 40], [20, 20, 20.0078125, 39], [33, 4, 48, 22]],
    dtype=torch.float64)
logits, offsets = noise(7 * 4, 11, 4).reshape(7, 4) ** 2, noise(7 * 16, 77, 4).reshape(7, 16)
found, scores, kinds = heads.postprocess_detections(logits, offsets, [regions], [(40, 48)])
golden["decodedRegions"], golden["decoded"] = numbers(regions), numbers(found[0])
golden["decodedScores"], golden["decodedKinds"] = numbers(scores[0]), numbers(kinds[0])

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json"), "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(values)}' for name, values in golden.items()) + "\n}\n")
