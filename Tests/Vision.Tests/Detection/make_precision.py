"""Average precisions of detectors that are made up, by plain Python, as JSON on the standard output.

    python3 make_precision.py > precision.json

The rules are written here from their definitions, plain and slow: those of VOC's development kit and of COCO's COCOeval. The numbers of COCO were
compared with those of COCOeval itself (github.com/cocodataset/cocoapi, PythonAPI/pycocotools/cocoeval.py), with no truth ignored but crowds, which is
all that it knows: the same to 1e-15.
"""

import json
import random


def share(detection, truth, more=0, crowd=False):
    """Intersection over union, or over the detection where the truth is a crowd."""
    width = min(detection[2], truth[2]) - max(detection[0], truth[0]) + more
    height = min(detection[3], truth[3]) - max(detection[1], truth[1]) + more
    if width <= 0 or height <= 0:
        return 0.0
    own = area(detection, more)
    return width * height / (own if crowd else own + area(truth, more) - width * height)


def area(box, more=0):
    return (box[2] - box[0] + more) * (box[3] - box[1] + more)


def linspace(start, stop, count):
    """NumPy's, last bits included."""
    step = (stop - start) / (count - 1)
    return [start + i * step for i in range(count - 1)] + [stop]


def curve(outcomes, truths):
    """Recalls and precisions of detections that are right (1), wrong (0) or ignored (None), by falling scores."""
    right, recalls, precisions = 0, [], []
    for outcome in outcomes:
        if outcome is not None:
            right += outcome
            recalls.append(right / truths)
            precisions.append(right / (len(precisions) + 1))
    return recalls, precisions


def precision_at(recall, recalls, precisions):
    return max([p for r, p in zip(recalls, precisions) if r >= recall], default=0.0)


def mean(numbers):
    """Of those that are numbers; -1 if none is."""
    numbers = [number for number in numbers if number != -1]
    return sum(numbers) / len(numbers) if numbers else -1


def coco_matches(picture, label, threshold, least, greatest, most):
    """Of one picture: score and outcome of each detection, and how many truths count."""
    truths = [t for t in picture["truths"] if t["class"] == label]
    for truth in truths:
        size = truth["area"] if truth["area"] is not None else area(truth["box"])
        truth["skip"] = truth["crowd"] or truth["ignored"] or not least <= size <= greatest
    found = sorted((d for d in picture["detections"] if d["class"] == label), key=lambda d: -d["score"])[:100]
    taken, outcomes = set(), []
    for detection in found[:most]:
        best = None
        for skipped in (False, True):   # a truth that counts comes first, however little it overlaps
            free = [i for i, t in enumerate(truths) if bool(t["skip"]) == skipped and (t["crowd"] or i not in taken)]
            reached = [(share(detection["box"], truths[i]["box"], crowd=truths[i]["crowd"]), i) for i in free]
            reached = [pair for pair in reached if pair[0] >= min(threshold, 1 - 1e-10)]
            if reached and best is None:
                best = max(reached)[1]
        if best is None:
            outcome = 0 if least <= area(detection["box"]) <= greatest else None
        else:
            taken.add(best)
            outcome = None if truths[best]["skip"] else 1
        outcomes.append((detection["score"], outcome))
    return outcomes, sum(not t["skip"] for t in truths)


def coco(pictures, label):
    """Average precision and recall by threshold, of some sizes and numbers of detections."""
    def measure(least=0, greatest=1e10, most=100):
        precisions, recalls = [], []
        for threshold in linspace(0.5, 0.95, 10):
            outcomes, truths = [], 0
            for picture in pictures:
                some, count = coco_matches(picture, label, threshold, least, greatest, most)
                outcomes, truths = outcomes + some, truths + count
            if truths == 0:
                return [-1] * 10, -1
            outcomes.sort(key=lambda pair: -pair[0])
            points = curve([outcome for _, outcome in outcomes], truths)
            precisions.append(sum(precision_at(r, *points) for r in linspace(0, 1, 101)) / 101)
            recalls.append(max(points[0], default=0.0))
        return precisions, sum(recalls) / 10

    every, small, medium, large = measure(), measure(0, 32 ** 2), measure(32 ** 2, 96 ** 2), measure(96 ** 2)
    return [
        mean(every[0]), every[0][0], every[0][5], mean(small[0]), mean(medium[0]), mean(large[0]),
        measure(most=1)[1], measure(most=10)[1], every[1], small[1], medium[1], large[1],
    ]


def voc(pictures, label, threshold, more):
    """Average precision by every point and by 11 points."""
    outcomes, truths, taken = [], 0, set()
    for picture in pictures:
        truths += sum(t["class"] == label and not (t["ignored"] or t["crowd"]) for t in picture["truths"])
    found = [(d, p) for p, picture in enumerate(pictures) for d in picture["detections"] if d["class"] == label]
    for detection, p in sorted(found, key=lambda pair: -pair[0]["score"]):
        expected = [(i, t) for i, t in enumerate(pictures[p]["truths"]) if t["class"] == label]
        overlaps = [(share(detection["box"], t["box"], more), -i) for i, t in expected]
        overlap, i = max(overlaps, default=(0.0, 0))
        truth = pictures[p]["truths"][-i] if overlap >= threshold else None
        if truth is not None and (truth["ignored"] or truth["crowd"]):
            outcomes.append(None)
        else:
            outcomes.append(int(truth is not None and (p, i) not in taken))
            if truth is not None:
                taken.add((p, i))
    if truths == 0:
        return [-1, -1]
    points = curve(outcomes, truths)
    steps = sorted(set(points[0]))
    every = sum((r - before) * precision_at(r, *points) for before, r in zip([0.0] + steps, steps))
    return [every, sum(precision_at(r, *points) for r in linspace(0, 1, 11)) / 11]


def made_up(seed):
    """Pictures with truths of some sizes, and detections near them, twice, elsewhere, or of another class. Coordinates are quarters."""
    draw = random.Random(seed)

    def quarter(number):
        return round(4 * number) / 4

    def near(box, by):
        width, height = box[2] - box[0], box[3] - box[1]
        left, top = box[0] + by * width * draw.gauss(0, 1), box[1] + by * height * draw.gauss(0, 1)
        return [quarter(n) for n in (
            left, top, left + max(width * (1 + by * draw.gauss(0, 1)), 1), top + max(height * (1 + by * draw.gauss(0, 1)), 1))]

    pictures = []
    for picture in range(12):
        truths, detections = [], []
        for _ in range(draw.randrange(8) if picture else 0):
            width, height = 8 * 20 ** draw.random(), 8 * 20 ** draw.random()
            left, top = draw.uniform(0, 300), draw.uniform(0, 300)
            kind, label = draw.random(), draw.choice([0, 0, 1, 3])
            box = [quarter(n) for n in (left, top, left + width, top + height)]
            # Class 3 has crowds alone; class 4 has detections alone; classes 2 and 5 have nothing.
            truths.append({
                "box": box, "class": label, "crowd": kind < 0.15 or label == 3, "ignored": kind > 0.93,
                "area": quarter(0.6 * width * height) if draw.random() < 0.3 else None})
            for _ in range(draw.choice([0, 1, 1, 2, 3])):
                by = draw.choice([0.02, 0.05, 0.1, 0.3])
                detections.append({"box": near(box, by), "class": label if draw.random() < 0.9 else 4, "score": 0.0})
        for _ in range(draw.randrange(4)):
            corner = draw.uniform(0, 200)
            detections.append({"box": near([corner, corner, corner + 30, corner + 40], 0.3), "class": draw.choice([0, 1, 4]), "score": 0.0})
        if picture == 5 and seed == 1:   # more than a hundred
            box = [100.0, 100.0, 180.0, 200.0]
            truths.append({"box": box, "class": 1, "crowd": False, "ignored": False, "area": None})
            detections += [{"box": near(box, 0.4), "class": 1, "score": 0.0} for _ in range(108)]
        for detection in detections:
            detection["score"] = draw.randrange(64) / 64   # some are the same
        pictures.append({"detections": detections, "truths": truths})
    return pictures


def main():
    sets = []
    for seed in (1, 2, 3):
        pictures = made_up(seed)
        labels = sorted({each["class"] for p in pictures for each in p["detections"] + p["truths"]})
        by_class = [coco(pictures, label) for label in labels]
        vocs = [{"threshold": threshold, "inclusive": bool(more), "classes": [voc(pictures, label, threshold, more) for label in labels]}
                for threshold in (0.3, 0.5) for more in (0, 1)]
        for picture in pictures:
            for truth in picture["truths"]:
                truth.pop("skip", None)
        sets.append({
            "pictures": pictures, "labels": labels, "coco": by_class, "cocoMean": [mean(column) for column in zip(*by_class)], "voc": vocs})
    return sets


if __name__ == "__main__":
    print(json.dumps(main()))
