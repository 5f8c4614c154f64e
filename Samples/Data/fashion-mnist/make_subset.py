#!/usr/bin/env python3
"""Cuts the small Fashion-MNIST in this folder out of the full one.

    python3 make_subset.py /usr/share/datasets/fashion-mnist

Takes, in the order of the full files, the first 1,000 training images and the first 200 test images of each of the ten
classes, so that both sets are balanced, and writes them as four .gz files in the IDX format under the same names as the
full set. The same input gives the same images; the bytes of the .gz files may differ between versions of zlib.
"""
import gzip
import pathlib
import struct
import sys

CLASSES = 10
LABELS_MAGIC = 0x00000801  # unsigned bytes, one dimension
IMAGES_MAGIC = 0x00000803  # unsigned bytes, three dimensions


def read(path, magic, dimensions):
    """Returns the extents and the bytes of one IDX file."""
    content = gzip.decompress(path.read_bytes())
    header = struct.unpack_from(f">{1 + dimensions}I", content)
    if header[0] != magic:
        sys.exit(f"{path}: magic number {header[0]:#010x}, expected {magic:#010x}")
    return header[1:], content[4 * (1 + dimensions):]


def write(path, magic, extents, values):
    """Writes one IDX file; no time stamp, so that a second run writes the same file."""
    header = struct.pack(f">{1 + len(extents)}I", magic, *extents)
    path.write_bytes(gzip.compress(header + values, compresslevel=9, mtime=0))


def cut(source, target, prefix, per_class):
    """Copies the first per_class samples of every class, in the order in which they stand."""
    (count, height, width), pixels = read(source / f"{prefix}-images-idx3-ubyte.gz", IMAGES_MAGIC, 3)
    (label_count,), labels = read(source / f"{prefix}-labels-idx1-ubyte.gz", LABELS_MAGIC, 1)
    if count != label_count:
        sys.exit(f"{prefix}: {count} images but {label_count} labels")
    taken = [0] * CLASSES
    kept = []
    for sample, label in enumerate(labels):
        if taken[label] < per_class:
            taken[label] += 1
            kept.append(sample)
    if len(kept) != CLASSES * per_class:
        sys.exit(f"{prefix}: fewer than {per_class} samples in a class: {taken}")
    size = height * width
    write(target / f"{prefix}-images-idx3-ubyte.gz", IMAGES_MAGIC, (len(kept), height, width),
          b"".join(pixels[sample * size:(sample + 1) * size] for sample in kept))
    write(target / f"{prefix}-labels-idx1-ubyte.gz", LABELS_MAGIC, (len(kept),),
          bytes(labels[sample] for sample in kept))
    print(f"{prefix}: {len(kept)} of {count} images, {per_class} of each class")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = pathlib.Path(__file__).resolve().parent
    cut(pathlib.Path(sys.argv[1]), folder, "train", 1000)
    cut(pathlib.Path(sys.argv[1]), folder, "t10k", 200)
