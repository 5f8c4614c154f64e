"""Writes yolo.json: losses of YOLO, versions 2 and 3, with PyTorch's gradients in double precision.

The loss is written down from darknet's region_layer.c and yolo_layer.c, picture by picture and box by box. Run with torch 1.13:
python3 make_yolo.py
"""

import json

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


def iou(a, b):
    """Of two boxes by center and size."""
    across = max(0.0, min(a[0] + a[2] / 2, b[0] + b[2] / 2) - max(a[0] - a[2] / 2, b[0] - b[2] / 2))
    down = max(0.0, min(a[1] + a[3] / 2, b[1] + b[3] / 2) - max(a[1] - a[3] / 2, b[1] - b[3] / 2))
    shared = across * down
    return shared / (a[2] * a[3] + b[2] * b[3] - shared)


def loss(version, grid, truths, anchors, mask, classes, ignore):
    """grid: rows x columns x anchors of the mask x (5 + classes); truths: class, x, y, width, height; anchors: parts of the picture."""
    rows, columns, count = grid.shape[:3]
    owners = {}
    for truth in truths:
        if truth[0] < 0:
            continue
        shapes = [iou((0, 0, truth[3], truth[4]), (0, 0, w, h)) for w, h in anchors]
        best = max(range(len(anchors)), key=lambda i: (shapes[i], -i))
        if best in mask:
            i, j = min(int(truth[1] * columns), columns - 1), min(int(truth[2] * rows), rows - 1)
            owners.setdefault((j, i, mask.index(best)), []).append(truth)
    total = torch.zeros(())
    for j in range(rows):
        for i in range(columns):
            for n in range(count):
                p = grid[j, i, n]
                width, height = anchors[mask[n]]
                box = [(i + torch.sigmoid(p[0])).item() / columns, (j + torch.sigmoid(p[1])).item() / rows,
                       p[2].exp().item() * width, p[3].exp().item() * height]
                if (j, i, n) not in owners:
                    most = max([iou(box, t[1:]) for t in truths if t[0] >= 0], default=0)
                    if most <= ignore:
                        zero = torch.zeros(())
                        total = total + (F.binary_cross_entropy_with_logits(p[4], zero) if version == 3
                                         else torch.sigmoid(p[4]) ** 2 / 2)
                    continue
                mine = owners[j, i, n]
                t = mine[-1]
                scale = 2 - t[3] * t[4]
                x, y = torch.tensor(t[1] * columns - i), torch.tensor(t[2] * rows - j)
                w, h = torch.log(torch.tensor(t[3] / width)), torch.log(torch.tensor(t[4] / height))
                total = total + scale / 2 * ((p[2] - w) ** 2 + (p[3] - h) ** 2)
                if version == 3:
                    kinds = torch.zeros(classes)
                    for truth in mine:
                        kinds[int(truth[0])] = 1
                    total = total + scale * F.binary_cross_entropy_with_logits(p[0], x) + scale * F.binary_cross_entropy_with_logits(p[1], y)
                    total = total + F.binary_cross_entropy_with_logits(p[4], torch.ones(()))
                    total = total + F.binary_cross_entropy_with_logits(p[5:], kinds, reduction="sum")
                else:
                    s = torch.sigmoid(p)
                    total = total + scale / 2 * ((s[0] - x) ** 2 + (s[1] - y) ** 2)
                    total = total + 5 / 2 * (s[4] - iou(box, t[1:])) ** 2
                    total = total + F.cross_entropy(p[None, 5:], torch.tensor([int(t[0])]))
    return total


def case(name, version, rows, columns, classes, anchors, mask, truths, ignore, seed):
    torch.manual_seed(seed)
    grid = (torch.randn(rows, columns, len(mask), 5 + classes) * 1.5).float().double().requires_grad_()
    result = loss(version, grid, truths, anchors, mask, classes, ignore)
    result.backward()
    return {"name": name, "version": version, "rows": rows, "columns": columns, "classes": classes, "ignore": ignore,
            "anchors": [n for anchor in anchors for n in anchor], "mask": mask, "boxes": [n for truth in truths for n in truth],
            "grid": [round(n, 9) for n in grid.flatten().tolist()], "loss": result.item(),
            "gradient": [round(n, 12) for n in grid.grad.flatten().tolist()]}


if __name__ == "__main__":
    nothing = [-1.0, 0.0, 0.0, 0.0, 0.0]
    # Numbers that floats have exactly. Rows 0 and 2 are of one cell and anchor; the last center lies on the border.
    truths = [[1.0, 0.3125, 0.40625, 0.25, 0.375], nothing, [0.0, 0.28125, 0.4375, 0.21875, 0.4375],
              [2.0, 0.75, 0.125, 0.5, 0.1875], [2.0, 1.0, 1.0, 0.0625, 0.125]]
    anchors = [[0.125, 0.125], [0.25, 0.375], [0.5, 0.25]]
    cases = [
        case("version 3", 3, 3, 4, 3, anchors, [0, 1, 2], truths, 0.5, 1),
        case("version 3, one of several grids", 3, 5, 5, 3, anchors, [2, 0], truths, 0.25, 2),
        case("version 3, no boxes", 3, 2, 2, 1, anchors, [1], [nothing] * 2, 0.5, 3),
        case("version 2", 2, 4, 3, 3, anchors, [0, 1, 2], truths, 0.125, 4),
        case("version 2, one class", 2, 3, 3, 1, anchors[:2], [0, 1], [[0.0, 0.5, 0.5, 0.5, 0.5]], 0.6, 5),
    ]
    with open("yolo.json", "w") as file:
        json.dump(cases, file, separators=(",", ":"))
        file.write("\n")
