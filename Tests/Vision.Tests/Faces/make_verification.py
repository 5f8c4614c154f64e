"""Writes verification.json: what FaceNet's evaluation (lfw.py and facenet.py of github.com/davidsandberg/facenet, restated here in NumPy
with SciPy's interpolation) says of made-up pairs: unit vectors of some people, each near its person's.

    python3 make_verification.py
"""
import json
import os

import numpy as np
from scipy import interpolate

random = np.random.RandomState(4)
golden = {}


def unit(x):
    return x / np.linalg.norm(x, axis=-1, keepdims=True)


def folds(count, parts):
    sizes = np.full(parts, count // parts)
    sizes[: count % parts] += 1
    ends = np.cumsum(sizes)
    return [np.arange(end - size, end) for size, end in zip(sizes, ends)]


def rates(threshold, distances, same):
    accepted = distances < threshold
    true, false = np.sum(accepted & same), np.sum(accepted & ~same)
    return true / np.sum(same), false / np.sum(~same), (true + np.sum(~accepted & ~same)) / len(same)


for name, count, parts, target, spread in ("lfw", 600, 10, 1e-2, 0.28), ("uneven", 107, 4, 0.07, 0.4):
    people = unit(random.randn(40, 16))
    who = random.randint(40, size=(count, 2))
    same = np.arange(count) % 2 == 0
    who[same, 1] = who[same, 0]
    same = who[:, 0] == who[:, 1]
    pictures = unit(people[who] + spread * random.randn(count, 2, 16))
    distances = np.sum(np.square(pictures[:, 0] - pictures[:, 1]), 1).astype(np.float32).astype(np.float64)
    golden[name + "Distances"] = [float(f"{x:.9g}") for x in distances]
    golden[name + "Same"] = same.astype(int).tolist()
    result = []
    for test in folds(count, parts):
        train = np.setdiff1d(np.arange(count), test)
        thresholds = np.arange(0, 4, 0.01)
        best = thresholds[np.argmax([rates(t, distances[train], same[train])[2] for t in thresholds])]
        fine = np.arange(0, 4, 0.001)
        far = np.array([rates(t, distances[train], same[train])[1] for t in fine])
        assert np.max(far) >= target and not np.any(far == target)
        at = float(interpolate.interp1d(far, fine, kind="linear")(target))
        val, found, _ = rates(at, distances[test], same[test])
        result.append([best, rates(best, distances[test], same[test])[2], at, val, found])
    result = np.array(result)
    golden[name + "Folds"] = result.flatten().tolist()
    golden[name + "Summary"] = [
        np.mean(result[:, 1]), np.std(result[:, 1]), np.std(result[:, 1], ddof=1) / np.sqrt(parts),
        np.mean(result[:, 3]), np.std(result[:, 3]), np.mean(result[:, 4])]

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "verification.json")
with open(path, "w") as file:
    json.dump(golden, file, separators=(",", ":"))
