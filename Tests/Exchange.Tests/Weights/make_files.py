"""Writes the files of the weight tests, with inputs and the outputs that PyTorch gives for them.

Needs PyTorch 1.13, NumPy and h5py: /usr/bin/python3 make_files.py
Keras itself is not needed: what it writes into HDF5 files is described in keras/src/legacy/saving/legacy_h5_format.py
(.h5) and keras/src/saving/saving_lib.py (.keras).
"""
import collections
import io
import json
import os
import struct
import zipfile

import h5py
import numpy as np
import torch
from torch import nn

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Files")


class LeNet5(nn.Module):
    """LeNet-5 with fewer filters."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 2, 5, padding=2)
        self.conv2 = nn.Conv2d(2, 4, 5)
        self.fc1 = nn.Linear(4 * 5 * 5, 12)
        self.fc2 = nn.Linear(12, 11)
        self.fc3 = nn.Linear(11, 10)

    def forward(self, x):
        x = torch.max_pool2d(torch.relu(self.conv1(x)), 2)
        x = torch.max_pool2d(torch.relu(self.conv2(x)), 2)
        x = torch.flatten(x, 1)
        return self.fc3(torch.relu(self.fc2(torch.relu(self.fc1(x)))))


class ResNet(nn.Module):
    """A residual block, depthwise and grouped convolutions, and a normalization of flattened planes."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        self.a = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU())
        self.b = nn.Sequential(nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.BatchNorm2d(8))
        self.d = nn.Sequential(nn.Conv2d(8, 16, 3, padding=1, stride=2, groups=8), nn.BatchNorm2d(16), nn.PReLU(16))
        self.e = nn.Conv2d(16, 6, 3, groups=2)
        self.norm = nn.BatchNorm1d(54)
        self.drop = nn.Dropout(0.3)
        self.kind = nn.Linear(54, 5)

    def forward(self, x):
        x = self.stem(x)
        x = torch.relu(self.b(self.a(x)) + x)
        x = torch.flatten(self.e(self.d(x)), 1)
        return self.kind(self.drop(torch.tanh(self.norm(x))))


class Branches(nn.Module):
    """Two values flattened, one behind the other."""

    def __init__(self):
        super().__init__()
        self.wide = nn.Conv2d(2, 4, 3)
        self.narrow = nn.Conv2d(2, 3, 4)
        self.kind = nn.Linear(4 * 3 * 3 + 3 * 2 * 2, 7)

    def forward(self, x):
        both = torch.cat([torch.flatten(self.wide(x), 1), torch.flatten(self.narrow(x), 1)], 1)
        return self.kind(torch.relu(both))


class Decoder(nn.Module):
    """Normalizations within a sample, a flattening and its opposite, a grouped transposed convolution, and a layer that is used twice."""

    def __init__(self):
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(2, 6, 3), nn.GroupNorm(3, 6), nn.ReLU())
        self.code = nn.Linear(6 * 4 * 3, 48)
        self.up = nn.Sequential(nn.ConvTranspose2d(8, 6, 3, stride=2, groups=2), nn.InstanceNorm2d(6, affine=True), nn.ReLU())
        self.twice = nn.Conv2d(6, 6, 3, padding=1)
        self.norm = nn.LayerNorm(6 * 7 * 5)
        self.kind = nn.Linear(6 * 7 * 5, 5)

    def forward(self, x):
        x = torch.tanh(self.code(torch.flatten(self.first(x), 1))).view(-1, 8, 3, 2)
        x = torch.relu(self.twice(torch.relu(self.twice(self.up(x)))))
        return self.kind(self.norm(torch.flatten(x, 1)))


def train(model, shape, classes):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for _ in range(20):
        optimizer.zero_grad()
        x = torch.randn(16, *shape)
        y = torch.randint(0, classes, (16,))
        nn.functional.cross_entropy(model(x), y).backward()
        optimizer.step()
    return model.eval()


def path(name):
    return os.path.join(FOLDER, name)


def write_check(name, model, shape):
    """Inputs channels last, as networks of Unroll take them, and the outputs in double precision."""
    inputs = torch.randint(-16, 17, (3, *shape)) / 8.0
    outputs = model.double()(inputs.double()).detach()
    model.float()
    with open(path(name), "w") as file:
        json.dump({
            "inputs": [sample.permute(1, 2, 0).flatten().tolist() for sample in inputs],
            "outputs": outputs.tolist(),
        }, file)


def write_safetensors(name, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for key, value in sorted(tensors.items()):
        kind = {torch.float32: "F32", torch.float64: "F64", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}[value.dtype]
        bits = value.contiguous().view(torch.int16) if value.dtype == torch.bfloat16 else value.contiguous()
        part = bits.numpy().tobytes()
        header[key] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path(name), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def keras_weights(model):
    """The weights of LeNet-5 as Keras has them: [height, width, in, out], [in, out], planes flattened channels last."""
    layers = collections.OrderedDict()
    for name, module in model.named_children():
        weight = module.weight.detach().numpy()
        if isinstance(module, nn.Conv2d):
            kernel = weight.transpose(2, 3, 1, 0)
        elif name == "fc1":
            kernel = weight.reshape(12, 4, 5, 5).transpose(2, 3, 1, 0).reshape(100, 12)
        else:
            kernel = weight.T
        layers[name] = [("kernel", np.ascontiguousarray(kernel)), ("bias", module.bias.detach().numpy())]
    return layers


def write_keras_h5(file, layers, **options):
    """As save_weights_to_hdf5_group does."""
    names = ["image"] + list(layers)
    file.attrs["layer_names"] = [name.encode() for name in names]
    file.attrs["backend"] = b"tensorflow"
    for name in names:
        group = file.create_group(name)
        variables = layers.get(name, [])
        group.attrs["weight_names"] = [f"{name}/{variable}:0".encode() for variable, _ in variables]
        for variable, value in variables:
            group.create_dataset(f"{name}/{variable}:0", data=value, **options)


def write_keras_v3(name, layers, by_class):
    """As saving_lib does; early versions name the groups after the classes, and config.json tells the order."""
    buffer = io.BytesIO()
    counts = collections.Counter()
    with h5py.File(buffer, "w") as file:
        for layer, variables in layers.items():
            kind = "conv2d" if layer.startswith("conv") else "dense"
            group = kind + (f"_{counts[kind]}" if counts[kind] else "") if by_class else layer
            counts[kind] += 1
            values = file.create_group(f"layers/{group}/vars")
            for i, (_, value) in enumerate(variables):
                values.create_dataset(str(i), data=value)
        file.create_group("vars")
        file.create_group("optimizer/vars").create_dataset("0", data=np.int64(20))
    config = {"class_name": "Functional", "config": {"name": "lenet5", "layers": [
        {"class_name": "InputLayer", "config": {"name": "image"}},
        *({"class_name": "Conv2D" if layer.startswith("conv") else "Dense", "config": {"name": layer}} for layer in layers),
    ]}}
    with zipfile.ZipFile(path(name), "w") as archive:
        for entry, content in [("metadata.json", json.dumps({"keras_version": "3.0.0"})), ("config.json", json.dumps(config)),
                               ("model.weights.h5", buffer.getvalue())]:
            archive.writestr(zipfile.ZipInfo(entry), content)


def write_tfjs(name, layers, quantized, model):
    """One group in two shards; quantized as tensorflowjs_converter does it, scale and min of each tensor."""
    data, weights = b"", []
    for layer, variables in layers.items():
        for variable, value in variables:
            weight = {"name": f"{layer}/{variable}", "shape": list(value.shape), "dtype": "float32"}
            if quantized:
                low, high = float(value.min()), float(value.max())
                scale = (high - low) / 255
                numbers = np.round((value - low) / scale).astype(np.uint8)
                weight["quantization"] = {"min": low, "scale": scale, "dtype": "uint8", "original_dtype": "float32"}
                read = (numbers * scale + low).astype(np.float32)
                data += numbers.tobytes()
                target = getattr(model, layer)
                with torch.no_grad():
                    if variable == "bias":
                        target.bias.copy_(torch.from_numpy(read))
                    elif read.ndim == 4:
                        target.weight.copy_(torch.from_numpy(read.transpose(3, 2, 0, 1).copy()))
                    elif layer == "fc1":
                        target.weight.copy_(torch.from_numpy(read.reshape(5, 5, 4, 12).transpose(3, 2, 0, 1).reshape(12, 100).copy()))
                    else:
                        target.weight.copy_(torch.from_numpy(read.T.copy()))
            else:
                data += value.tobytes()
            weights.append(weight)
    shards = [f"{name}.shard1of2.bin", f"{name}.shard2of2.bin"]
    half = len(data) // 2 + 1
    for shard, part in zip(shards, [data[:half], data[half:]]):
        with open(path(shard), "wb") as file:
            file.write(part)
    with open(path(f"{name}.json"), "w") as file:
        json.dump({"format": "layers-model", "weightsManifest": [{"paths": shards, "weights": weights}]}, file)


def main():
    torch.manual_seed(1)
    os.makedirs(FOLDER, exist_ok=True)
    lenet = train(LeNet5(), (1, 28, 28), 10)
    write_check("lenet.check.json", lenet, (1, 28, 28))
    state = lenet.state_dict()
    torch.save(state, path("lenet.pt"))
    torch.save(state, path("lenet.legacy.pth"), _use_new_zipfile_serialization=False)
    torch.save(state, path("lenet.protocol4.pt"), pickle_protocol=4)
    torch.save({"epoch": 3, "model": state, "best": 0.5, "rates": [0.1, 0.2], "name": None}, path("lenet.checkpoint.pt"))
    torch.save({key: value.double() for key, value in state.items()}, path("lenet.double.pt"))
    write_safetensors("lenet.safetensors", {key: value.double() for key, value in state.items()})

    # Views of one storage: transposed, with gaps, and behind each other.
    strided = {}
    for key, value in state.items():
        wide = torch.full((*value.shape[:-1], 2 * value.shape[-1]), -7.0)
        wide[..., 1::2] = value
        strided[key] = value.t().contiguous().t() if value.dim() == 2 else wide[..., 1::2]
    together = torch.cat([state["fc2.bias"], state["fc3.bias"]])
    strided["fc2.bias"], strided["fc3.bias"] = together[:11], together[11:]
    torch.save(strided, path("lenet.strided.pt"))
    torch.save(strided, path("lenet.strided.legacy.pt"), _use_new_zipfile_serialization=False)

    arrays = {key: value.numpy() for key, value in state.items()}
    np.savez(path("lenet.npz"), **{key: np.asfortranarray(value) for key, value in arrays.items()})
    np.savez_compressed(path("lenet.compressed.npz"), **{key: value.astype(np.float64) for key, value in arrays.items()})

    layers = keras_weights(lenet)
    with h5py.File(path("lenet.h5"), "w") as file:
        group = file.create_group("model_weights")
        write_keras_h5(group, layers)
        file.create_group("optimizer_weights").create_dataset("iterations:0", data=np.int64(20))
    with h5py.File(path("lenet.weights.h5"), "w") as file:
        write_keras_h5(file, layers, compression="gzip", shuffle=True, chunks=True)
    write_keras_v3("lenet.keras", layers, by_class=False)
    write_keras_v3("lenet.classes.keras", layers, by_class=True)
    with h5py.File(path("chunk.h5"), "w") as file:
        file.create_dataset("layers/dense/vars/0", (2, 3), np.float32, maxshape=(None, 3), chunks=(1 << 26, 3))
    write_tfjs("lenet.tfjs", layers, False, None)

    resnet = train(ResNet(), (3, 9, 9), 5)
    write_check("resnet.check.json", resnet, (3, 9, 9))
    torch.save(resnet.state_dict(), path("resnet.pt"))
    torch.save(resnet.state_dict(), path("resnet.legacy.pth"), _use_new_zipfile_serialization=False)
    torch.save(resnet, path("resnet.module.pt"))
    write_safetensors("resnet.safetensors", resnet.state_dict())

    branches = train(Branches(), (2, 5, 5), 7)
    write_check("branches.check.json", branches, (2, 5, 5))
    torch.save(branches.state_dict(), path("branches.pt"))

    # The numbers that 16 bits hold, and the outputs for them.
    for name, kind in [("half", torch.float16), ("bfloat16", torch.bfloat16)]:
        rounded = {key: value.to(kind) for key, value in state.items()}
        torch.save(rounded, path(f"lenet.{name}.pt"))
        write_safetensors(f"lenet.{name}.safetensors", rounded)
        other = LeNet5().eval()
        other.load_state_dict({key: value.float() for key, value in rounded.items()})
        write_check(f"lenet.{name}.check.json", other, (1, 28, 28))

    other = LeNet5().eval()
    write_tfjs("lenet.quantized.tfjs", layers, True, other)
    write_check("lenet.quantized.check.json", other, (1, 28, 28))

    decoder = Decoder()
    for norm in [decoder.first[1], decoder.up[1], decoder.norm]:
        nn.init.normal_(norm.weight, 1, 0.3)
        nn.init.normal_(norm.bias, 0, 0.3)
    decoder = train(decoder, (2, 6, 5), 5)
    write_check("decoder.check.json", decoder, (2, 6, 5))
    torch.save(decoder.state_dict(), path("decoder.pt"))
    write_safetensors("decoder.safetensors", decoder.state_dict())


main()
