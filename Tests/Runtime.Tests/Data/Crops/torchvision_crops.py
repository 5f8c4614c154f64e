"""Parts of an image enlarged to its size by torchvision, in double precision, and means of the parts that it draws, as JSON.

    python3 torchvision_crops.py > torchvision_crops.json

Made with torchvision 0.14.1 and PyTorch 1.13 (Debian's python3-torchvision): functional.resized_crop of tensors without antialiasing, and
RandomResizedCrop.get_params. The image is drawn as float32; its numbers are in the order height, width, channels.
"""

import json
import math

import numpy
import torch
import torchvision
from torchvision.transforms import RandomResizedCrop
from torchvision.transforms.functional import resized_crop

HEIGHT, WIDTH, CHANNELS = 5, 7, 2
BOXES = [(0, 0, 5, 7), (1, 2, 3, 3), (0, 3, 1, 4), (4, 0, 1, 1), (2, 1, 2, 6), (0, 6, 5, 1), (1, 0, 4, 5)]
DRAWS = 20000
SIZES = [(28, 28, 0.08, 1.0, 3 / 4, 4 / 3), (28, 28, 0.5, 0.9, 1.0, 1.0), (20, 60, 0.3, 1.0, 3 / 4, 4 / 3)]

GENERATOR = numpy.random.RandomState(3)
IMAGE = GENERATOR.normal(size=(HEIGHT, WIDTH, CHANNELS)).astype(numpy.float32)


def enlarged(box):
    image = torch.tensor(IMAGE, dtype=torch.float64).permute(2, 0, 1)
    part = resized_crop(image, *box, size=[HEIGHT, WIDTH])
    return {"box": box, "image": [float(one) for one in part.permute(1, 2, 0).flatten()]}


def drawn(height, width, least_area, greatest_area, least_ratio, greatest_ratio):
    torch.manual_seed(1)
    image = torch.zeros(1, height, width)
    parts = [
        RandomResizedCrop.get_params(image, [least_area, greatest_area], [least_ratio, greatest_ratio]) for _ in range(DRAWS)
    ]
    means = [
        sum(rows * columns for _, _, rows, columns in parts) / (DRAWS * height * width),
        sum(math.log(columns / rows) for _, _, rows, columns in parts) / DRAWS,
        sum(top + rows / 2 for top, _, rows, _ in parts) / (DRAWS * height),
        sum(left + columns / 2 for _, left, _, columns in parts) / (DRAWS * width),
    ]
    limits = [height, width, least_area, greatest_area, least_ratio, greatest_ratio]
    return {"limits": limits, "means": means}


print("{")
print(f'"torchvision": {json.dumps(torchvision.__version__)},')
print(f'"image": {json.dumps([float(one) for one in IMAGE.flatten()])},\n"parts": [')
print(",\n".join(json.dumps(enlarged(box)) for box in BOXES))
print('],\n"draws": [')
print(",\n".join(json.dumps(drawn(*size)) for size in SIZES))
print("]\n}")
