"""Writes alignment.json: what scikit-image 0.19 estimates as similarity transforms between points, and what its warp makes of a picture.

    python3 make_alignment.py
"""
import json
import os

import numpy as np
from skimage.transform import SimilarityTransform, warp

random = np.random.RandomState(5)
golden = {}


def numbers(values, digits=12):
    return [float(f"{x:.{digits}g}") for x in np.asarray(values, dtype=np.float64).flatten()]


# Points exact in single precision; the 68 landmarks are drawn around those of a face of 100 x 100.
for name, count, noise in ("two", 2, 0), ("five", 5, 4), ("many", 68, 9):
    source = np.round(random.rand(count, 2) * 1600) / 16
    turned = SimilarityTransform(scale=random.uniform(0.3, 3), rotation=random.uniform(-3, 3), translation=random.uniform(-50, 50, 2))
    target = np.round((turned(source) + noise * random.randn(count, 2)) * 16) / 16
    estimated = SimilarityTransform()
    assert estimated.estimate(source, target)
    golden[name + "From"], golden[name + "To"] = numbers(source), numbers(target)
    golden[name + "Matrix"] = numbers(estimated.params[:2])

# scikit-image counts from the middle of the first pixel, we from its corner.
half, back = SimilarityTransform(translation=(0.5, 0.5)), SimilarityTransform(translation=(-0.5, -0.5))
for name, channels, transform in (
        ("turned", 3, SimilarityTransform(scale=0.8, rotation=0.5, translation=(9, -4))),
        ("enlarged", 1, SimilarityTransform(scale=2.7, rotation=-2.2, translation=(60, 100))),
        ("shifted", 3, SimilarityTransform(translation=(2.25, -1.75)))):
    y, x, c = np.mgrid[0:30, 0:36, 0:channels]
    picture = ((x * 7 + y * 13 + c * 50 + x * y % 37 * 3) % 256).astype(np.float64)
    ours = back + transform + half
    golden[name + "Transform"] = numbers([ours.params[0, 0], ours.params[1, 0], ours.params[0, 2], ours.params[1, 2]])
    result = warp(picture, transform.inverse, output_shape=(24, 20), order=1, mode="constant", cval=0, preserve_range=True)
    golden[name + "Pixels"] = numbers(result, 6)

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "alignment.json")
with open(path, "w") as file:
    json.dump(golden, file, separators=(",", ":"))
