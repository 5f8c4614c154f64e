"""What liblinear and libsvm (scikit-learn's LinearSVC and SVC) give for the problems of the sample svm.

python3 Samples/Svm/liblinear.py [FOLDER OF FASHION-MNIST]    (needs numpy and scikit-learn)
"""
import gzip
import pathlib
import sys

import numpy as np
from sklearn.svm import SVC, LinearSVC

FACTOR = 1e-4  # of L2, as Samples/Svm/Machines.cs has it
DATA = pathlib.Path(__file__).resolve().parent.parent / "Data"


def idx(path, offset):
    return np.frombuffer(gzip.open(path).read(), np.uint8, offset=offset)


def two_features(pixels, digit):
    """The line of the picture margin.png: zeros and ones by the ink in the middle and on both sides."""
    images = pixels[digit < 2].reshape(-1, 8, 8)[:, 2:6]
    middle = images[:, :, 3:5].mean((1, 2))
    sides = (images[:, :, 1:3].mean((1, 2)) + images[:, :, 5:7].mean((1, 2))) / 2
    features, signs, factor = np.stack([middle, sides], 1), np.where(digit[digit < 2] == 1, 1, -1), 1e-3
    machine = SVC(kernel="linear", C=1 / (len(signs) * factor), tol=1e-8).fit(features, signs)
    hinge = np.maximum(0, 1 - signs * machine.decision_function(features)).mean()
    print(f"zeros and ones: weights {machine.coef_[0]}, bias {machine.intercept_[0]:.6f}, "
          f"objective {hinge + factor / 2 * np.square(machine.coef_).sum():.6f}, {len(machine.support_)} support vectors")


def report(name, train, labels, test, test_labels):
    # The mean over n samples and 10 machines of the hinge loss plus FACTOR / 2 times the squares is that of C = 1 / (10 n FACTOR), divided.
    c = 1 / (10 * len(train) * FACTOR)
    machine = LinearSVC(loss="hinge", C=c, max_iter=100_000 if len(train) < 5000 else 20_000, intercept_scaling=30).fit(train, labels)
    signs = np.where(labels[:, None] == np.arange(10), 1, -1)
    hinge = np.maximum(0, 1 - signs * machine.decision_function(train)).mean()
    objective = hinge + FACTOR / 2 * np.square(machine.coef_).sum()
    print(f"{name}: {len(train)} training samples, C {c:.4g}, objective {objective:.5f}, "
          f"accuracy {100 * machine.score(test, test_labels):.2f} % of {len(test)}")


digits = np.loadtxt(DATA / "digits" / "digits.csv.gz", delimiter=",")
pixels, digit = digits[:, :64] / 16, digits[:, 64].astype(int)
two_features(pixels[:1200], digit[:1200])
report("digits", pixels[:1200], digit[:1200], pixels[1200:], digit[1200:])

folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DATA / "fashion-mnist"
train = idx(folder / "train-images-idx3-ubyte.gz", 16).reshape(-1, 784) / 255
labels = idx(folder / "train-labels-idx1-ubyte.gz", 8)
test = idx(folder / "t10k-images-idx3-ubyte.gz", 16).reshape(-1, 784) / 255
report("clothes", train, labels, test, idx(folder / "t10k-labels-idx1-ubyte.gz", 8))
