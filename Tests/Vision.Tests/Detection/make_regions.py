"""Writes regions.json: RoIPool and RoIAlign with their gradients by torchvision 0.14, in float64.

    python3 make_regions.py
"""
import json
import os

import torch
from torchvision.ops import roi_align, roi_pool

HEIGHT, WIDTH, CHANNELS, ROWS, COLUMNS, SCALE = 5, 6, 9, 2, 2, 1 / 8

REGIONS = [
    [4, 4, 40, 36],              # inside; corners are halves, which are rounded away from zero
    [-12, -20, 29, 21],          # reaches out at the upper left, negative halves
    [11.5, 9.25, 13.5, 10.75],   # less than a cell
    [30, 1, 75, 62],             # reaches out at the lower right
    [64, 70, 90, 95],            # outside
    [-90, -60, 400, 500],        # far larger than the map
]


def noise(count, start):
    """Multiples of 1/1024 from -0.5 to 0.5, the same in C#, with ties."""
    return torch.tensor([((i * 7919 + start) % 1024) / 1024 - 0.5 for i in range(count)], dtype=torch.float64)


def numbers(tensor):
    return [float(f"{x:.7g}") for x in tensor.permute(0, 2, 3, 1).flatten().tolist()]


values = noise(HEIGHT * WIDTH * CHANNELS, 13).reshape(1, HEIGHT, WIDTH, CHANNELS).permute(0, 3, 1, 2).contiguous()
regions = torch.tensor(REGIONS, dtype=torch.float64)
grad = noise(len(REGIONS) * ROWS * COLUMNS * CHANNELS, 5).reshape(-1, ROWS, COLUMNS, CHANNELS).permute(0, 3, 1, 2).contiguous()
golden = {"regions": regions.flatten().tolist()}


def add(name, function, values):
    values = values.clone().requires_grad_()
    pooled = function(values, [regions])
    pooled.backward(grad)
    # The same cells belong to a bin in single precision.
    single = function(values.detach().float(), [regions.float()])
    assert torch.allclose(single.double(), pooled, atol=1e-5), name
    golden[name] = numbers(pooled.detach())
    golden[name + "Gradient"] = numbers(values.grad)


size = (ROWS, COLUMNS)
add("pool", lambda v, r: roi_pool(v, r, size, SCALE), values)
add("negative", lambda v, r: roi_pool(v, r, size, SCALE), values - 2)
for ratio in 0, 2:
    for aligned in False, True:
        add(f"align{ratio}{aligned}", lambda v, r: roi_align(v, r, size, SCALE, ratio or -1, aligned), values)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "regions.json"), "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(values)}' for name, values in golden.items()) + "\n}\n")
