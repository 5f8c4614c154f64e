#!/usr/bin/env python3
"""Writes windows.txt: how many windows PyTorch has along one direction, for every small input, kernel, stride, padding and dilation.

A line is: operation, input, kernel, stride, padding, dilation, 1 where the number is rounded up (ceil_mode), windows; 0 windows where PyTorch refuses.
Of a transposed convolution it is the output padding in place of the rounding, and the pixels of the output in place of the windows.
Poolings have paddings up to half of the window, as PyTorch allows.

Made with Python 3.11 and PyTorch 1.13 (Debian 12, python3-torch):  python3 make_windows.py
"""
import itertools
import os

import torch
import torch.nn.functional as F


def windows(operation, size, kernel, stride, padding, dilation, ceil):
    x = torch.ones(1, 1, size, size)
    try:
        if operation == "Conv":
            y = F.conv2d(x, torch.ones(1, 1, kernel, kernel), stride=stride, padding=padding, dilation=dilation)
        elif operation == "ConvTranspose":
            y = F.conv_transpose2d(
                x, torch.ones(1, 1, kernel, kernel), stride=stride, padding=padding, output_padding=ceil, dilation=dilation)
        elif operation == "MaxPool":
            y = F.max_pool2d(x, kernel, stride=stride, padding=padding, ceil_mode=ceil)
        else:
            y = F.avg_pool2d(x, kernel, stride=stride, padding=padding, ceil_mode=ceil)
    except RuntimeError:
        return 0
    return y.shape[2]


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "windows.txt")
    with open(path, "w") as file:
        for size, kernel, stride in itertools.product(range(1, 7), range(1, 5), range(1, 4)):
            for padding, dilation in itertools.product(range(6), (1, 2)):
                print("Conv", size, kernel, stride, padding, dilation, 0, windows("Conv", size, kernel, stride, padding, dilation, False), file=file)
            for operation, padding, ceil in itertools.product(("MaxPool", "AvgPool"), range(kernel // 2 + 1), (0, 1)):
                print(operation, size, kernel, stride, padding, 1, ceil, windows(operation, size, kernel, stride, padding, 1, ceil == 1), file=file)
        for size, kernel, stride, padding in itertools.product(range(1, 5), range(1, 5), range(1, 4), range(5)):
            for dilation, more in itertools.product((1, 2), range(3)):
                rest = (size, kernel, stride, padding, dilation, more)
                print("ConvTranspose", *rest, windows("ConvTranspose", *rest), file=file)
