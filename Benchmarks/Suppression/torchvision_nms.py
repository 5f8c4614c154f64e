#!/usr/bin/env python3
"""Non-max suppression by torchvision on one thread, of the boxes that the command `suppression` writes, which runs this script by `--python`.

Debian: apt-get install python3-torch python3-torchvision. Usage: torchvision_nms.py FILE THRESHOLD ROUNDS
"""
import statistics
import sys
import time

import numpy
import torch
from torchvision import ops

torch.set_num_threads(1)
rows = torch.tensor(numpy.fromfile(sys.argv[1], numpy.float32).reshape(-1, 6))
boxes, scores, classes = rows[:, :4].contiguous(), rows[:, 4].contiguous(), rows[:, 5].long()
threshold, rounds = float(sys.argv[2]), int(sys.argv[3])


def measure(name, call):
    milliseconds = []
    for _ in range(rounds + 5):
        start = time.perf_counter()
        kept = call()
        milliseconds.append(1000 * (time.perf_counter() - start))
    print(f"torchvision {name}: ms={statistics.median(milliseconds[5:]):.3f} kept={len(kept)}", flush=True)


measure("batched_nms", lambda: ops.batched_nms(boxes, scores, classes, threshold))
measure("batched_nms by shifting", lambda: ops.boxes._batched_nms_coordinate_trick(boxes, scores, classes, threshold))
measure("nms", lambda: ops.nms(boxes, scores, threshold))
