"""Writes coffee.png and coffee-segments.png: a part of scikit-image's picture of a cup of coffee (by Rachel Michetti, CC0 1.0), and the
segments that scikit-image 0.19 finds in it: label = 256 red + green.

    python3 make_segments.py
"""
import os

import numpy
from skimage import data, io
from skimage.segmentation import felzenszwalb

folder = os.path.dirname(os.path.abspath(__file__))
picture = data.coffee()[100:228, 180:308]
labels = felzenszwalb(picture, scale=1, sigma=0.8, min_size=20)
assert labels.shape == (128, 128) and len(numpy.unique(labels)) == labels.max() + 1
io.imsave(os.path.join(folder, "coffee.png"), picture, check_contrast=False)
written = numpy.stack([labels // 256, labels % 256, 0 * labels], -1).astype(numpy.uint8)
io.imsave(os.path.join(folder, "coffee-segments.png"), written, check_contrast=False)
