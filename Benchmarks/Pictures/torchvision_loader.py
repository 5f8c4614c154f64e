#!/usr/bin/env python3
"""Reads a folder of pictures by torchvision, as the command `pictures` does by Unroll, and prints the pictures a second.

Debian: apt-get install python3-torch python3-torchvision. Usage: torchvision_loader.py FOLDER [ROUNDS]
"""
import statistics
import sys
import time

import torch
from torchvision import datasets, transforms

torch.set_num_threads(1)
steps = transforms.Compose([
    transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(),
    transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])])
pictures = datasets.ImageFolder(sys.argv[1], steps)
rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
for workers in (0, 1, 2):
    loader = torch.utils.data.DataLoader(pictures, batch_size=32, num_workers=workers, persistent_workers=workers > 0)
    seconds = []
    for _ in range(rounds + 1):
        start = time.perf_counter()
        for _ in loader:
            pass
        seconds.append(time.perf_counter() - start)
    second = statistics.median(seconds[1:])
    print(f"workers={workers} pictures_a_second={len(pictures) / second:.1f} ms_a_picture={1000 * second / len(pictures):.2f}", flush=True)
