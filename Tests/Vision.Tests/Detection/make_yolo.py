"""Writes yolo.json: detections of small grids of YOLO, computed in double precision from the formulas of the papers and darknet.

    python3 make_yolo.py
"""
import json
import math
import os

ROWS, COLUMNS, ANCHORS, CLASSES, HEIGHT, WIDTH, SCORE = 2, 3, 2, 3, 64, 120, 0.25


def noise(count, start):
    """Multiples of 1/1024 from -0.5 to 0.5, the same in C#."""
    return [((i * 7919 + start) % 1024) / 1024 - 0.5 for i in range(count)]


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def softmax(values):
    exponentials = [math.exp(x) for x in values]
    return [x / sum(exponentials) for x in exponentials]


def version1(cell, row, column, box, anchor):
    x, y, w, h, confidence = cell[box * 5:box * 5 + 5]
    return (column + x) / COLUMNS * WIDTH, (row + y) / ROWS * HEIGHT, w * w * WIDTH, h * h * HEIGHT, confidence, cell[ANCHORS * 5:]


def version2(cell, row, column, box, anchor):
    x, y, w, h, confidence, *classes = cell[box * (5 + CLASSES):(box + 1) * (5 + CLASSES)]
    w, h = anchor[0] * math.exp(w) / COLUMNS * WIDTH, anchor[1] * math.exp(h) / ROWS * HEIGHT
    x, y = (column + sigmoid(x)) / COLUMNS * WIDTH, (row + sigmoid(y)) / ROWS * HEIGHT
    return x, y, w, h, sigmoid(confidence), softmax(classes)


def version3(cell, row, column, box, anchor):
    x, y, w, h, confidence, *classes = cell[box * (5 + CLASSES):(box + 1) * (5 + CLASSES)]
    x, y = (column + sigmoid(x)) / COLUMNS * WIDTH, (row + sigmoid(y)) / ROWS * HEIGHT
    return x, y, anchor[0] * math.exp(w), anchor[1] * math.exp(h), sigmoid(confidence), [sigmoid(k) for k in classes]


def version5(cell, row, column, box, anchor):
    x, y, w, h, confidence, *classes = [sigmoid(v) for v in cell[box * (5 + CLASSES):(box + 1) * (5 + CLASSES)]]
    x, y = (2 * x - 0.5 + column) * WIDTH / COLUMNS, (2 * y - 0.5 + row) * HEIGHT / ROWS
    return x, y, (2 * w) ** 2 * anchor[0], (2 * h) ** 2 * anchor[1], confidence, classes


def detect(values, size, formula, anchors, every):
    found = []
    for at in range(ROWS * COLUMNS):
        for box in range(ANCHORS):
            cell = values[at * size:(at + 1) * size]
            x, y, w, h, confidence, classes = formula(cell, at // COLUMNS, at % COLUMNS, box, anchors[box])
            scores = [confidence * k for k in classes]
            for k, score in enumerate(scores):
                if score > SCORE and (every or k == scores.index(max(scores))):
                    found += [x - w / 2, y - h / 2, x + w / 2, y + h / 2, k, score]
    return [float(f"{x:.8g}") for x in found]


golden = {}
shared, own = ANCHORS * 5 + CLASSES, ANCHORS * (5 + CLASSES)
cells, pixels = [(0.5, 0.75), (2, 1)], [(10, 13), (33, 23)]
for every in False, True:
    numbers = [x + 0.5 for x in noise(ROWS * COLUMNS * shared, 7)]
    golden[f"version1{every}"] = detect(numbers, shared, version1, cells, every)
    numbers = [x * 6 for x in noise(ROWS * COLUMNS * own, 7)]
    golden[f"version2{every}"] = detect(numbers, own, version2, cells, every)
    golden[f"version3{every}"] = detect(numbers, own, version3, pixels, every)
    golden[f"version5{every}"] = detect(numbers, own, version5, pixels, every)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "yolo.json"), "w") as file:
    file.write("{\n" + ",\n".join(f'"{name}": {json.dumps(values)}' for name, values in golden.items()) + "\n}\n")
