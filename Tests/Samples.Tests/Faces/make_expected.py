"""Writes manifests of made-up weights under the names and shapes of face-api 1.7.15, and what its three networks give with them.

The networks are written down once more here, in PyTorch and double precision, from the package's TypeScript. Byte j of tensor t is
(7919 j + 131 t) mod 256. Run with torch 1.13: python3 make_expected.py
"""

import json
import math

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)


class Weights:
    """Tensors by name, made up as they are asked for, so that the manifest has them in the order of their use."""

    def __init__(self):
        self.entries = []

    def take(self, name, shape, low, high):
        t, count = len(self.entries), math.prod(shape)
        scale = (high - low) / 255
        self.entries.append({"name": name, "shape": list(shape), "dtype": "float32",
                             "quantization": {"dtype": "uint8", "scale": scale, "min": low}})
        j = torch.arange(count)
        return (((7919 * j + 131 * t) % 256).double() * scale + low).reshape(shape)

    def filters(self, name, height, width, inputs, outputs):
        bound = math.sqrt(6 / (height * width * inputs))
        return self.take(name, (height, width, inputs, outputs), -bound, bound).permute(3, 2, 0, 1)

    def depthwise(self, name, channels):
        bound = math.sqrt(6 / 9)
        return self.take(name, (3, 3, channels, 1), -bound, bound).permute(2, 3, 0, 1)

    def bias(self, name, count):
        return self.take(name, (count,), -0.1, 0.1)


def same(x, kernel, stride, value=0.0):
    """TensorFlow's SAME: what is odd goes below and to the right."""
    pads = []
    for extent in (x.shape[3], x.shape[2]):
        total = max((math.ceil(extent / stride) - 1) * stride + kernel - extent, 0)
        pads += [total // 2, total - total // 2]
    return F.pad(x, pads, value=value)


def separable(w, x, name, filters, stride=1):
    channels = x.shape[1]
    x = F.conv2d(same(x, 3, stride), w.depthwise(name + "/depthwise_filter", channels), stride=stride, groups=channels)
    x = F.conv2d(x, w.filters(name + "/pointwise_filter", 1, 1, channels, filters))
    return x + w.bias(name + "/bias", filters)[None, :, None, None]


def detector(w, x):
    x = F.leaky_relu(F.conv2d(x, w.filters("conv0/filters", 3, 3, 3, 16), w.bias("conv0/bias", 16)), 0.1)
    x = F.max_pool2d(same(x, 2, 2, -math.inf), 2, 2)
    for i in range(1, 6):
        x = F.leaky_relu(separable(w, x, f"conv{i}", 16 << i), 0.1)
        stride = 2 if i < 5 else 1
        x = F.max_pool2d(same(x, 2, stride, -math.inf), 2, stride)
    x = F.conv2d(x, w.filters("conv8/filters", 1, 1, 512, 25), w.bias("conv8/bias", 25))
    return x.permute(0, 2, 3, 1)


def landmarks(w, x):
    for i in range(4):
        filters = 32 << i
        if i == 0:
            x = F.conv2d(same(x, 3, 2), w.filters("dense0/conv0/filters", 3, 3, 3, 32), w.bias("dense0/conv0/bias", 32), stride=2)
        else:
            x = separable(w, x, f"dense{i}/conv0", filters, 2)
        out1 = F.relu(x)
        out2 = separable(w, out1, f"dense{i}/conv1", filters)
        out3 = separable(w, F.relu(out1 + out2), f"dense{i}/conv2", filters)
        out4 = separable(w, F.relu(out1 + out2 + out3), f"dense{i}/conv3", filters)
        x = F.relu(out1 + out2 + out3 + out4)
    x = F.avg_pool2d(x, 7, 2).flatten(1)
    return x @ w.take("fc/weights", (256, 136), -0.1, 0.1) + w.bias("fc/bias", 136)


def recognition(w, x):
    def layer(x, name, kernel, filters, stride, padded):
        kernels, bias = w.filters(name + "/conv/filters", kernel, kernel, x.shape[1], filters), w.bias(name + "/conv/bias", filters)
        x = F.conv2d(same(x, kernel, stride) if padded else x, kernels, bias, stride=stride)
        scale = w.take(name + "/scale/weights", (filters,), 0.3, 0.7)
        return x * scale[None, :, None, None] + w.bias(name + "/scale/biases", filters)[None, :, None, None]

    def residual(x, name, filters):
        out = F.relu(layer(x, name + "/conv1", 3, filters, 1, True))
        return F.relu(layer(out, name + "/conv2", 3, filters, 1, True) + x)

    def reduction(x, name, filters):
        out = F.relu(layer(x, name + "/conv1", 3, filters, 2, False))
        out = layer(out, name + "/conv2", 3, filters, 1, True)
        means = F.avg_pool2d(x, 2, 2)
        means = torch.cat([means, torch.zeros(1, filters - means.shape[1], *means.shape[2:])], 1)
        return F.relu(means + F.pad(out, (0, means.shape[3] - out.shape[3], 0, means.shape[2] - out.shape[2])))

    x = F.max_pool2d(F.relu(layer(x, "conv32_down", 7, 32, 2, False)), 3, 2)
    for name in ("conv32_1", "conv32_2", "conv32_3"):
        x = residual(x, name, 32)
    for filters, count in ((64, 3), (128, 2), (256, 2)):
        x = reduction(x, f"conv{filters}_down", filters)
        for i in range(count):
            x = residual(x, f"conv{filters}_{i + 1}", filters)
    x = reduction(x, "conv256_down_out", 256)
    return x.mean((2, 3)) @ w.take("fc", (256, 128), -0.1, 0.1)


def write(manifest, network, side):
    i = torch.arange(side * side * 3)
    x = (((7919 * i) % 256).double() / 255 - 0.5).reshape(1, side, side, 3).permute(0, 3, 1, 2)
    weights = Weights()
    outputs = network(weights, x).flatten()
    with open(f"{manifest}-weights_manifest.json", "w") as file:
        lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in weights.entries)
        file.write('[{"paths":["%s.bin"],"weights":[\n%s\n]}]\n' % (manifest, lines))
    step = max(1, len(outputs) // 32)
    return {"largest": outputs.abs().max().item(), "step": step, "outputs": outputs[::step].tolist()}


if __name__ == "__main__":
    expected = {
        "tiny_face_detector_model": write("tiny_face_detector_model", detector, 416),
        "face_landmark_68_model": write("face_landmark_68_model", landmarks, 112),
        "face_recognition_model": write("face_recognition_model", recognition, 150),
    }
    with open("expected.json", "w") as file:
        json.dump(expected, file, indent=1)
        file.write("\n")
