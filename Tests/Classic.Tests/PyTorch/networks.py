"""torchvision's models under the names of Samples.Classic, with weights that the tests can make as well.

Every tensor is drawn from SplitMix64, seeded by the FNV-1a hash of its name here ("conv1.weights"), in canonical order: convolution
weights [kernel height, kernel width, in, out], dense weights [in, out], images height x width x channels. With u uniform in [-1, 1) and
every step rounded to float32: weights sqrt(3 gain / fan-in) u, of variance gain / fan-in; biases, shifts and means 0.1 u; scales 1 + 0.1
u; variances 1 + 0.25 u. The gain of a network keeps its values of one size through all layers: 2, because rectifiers halve the mean
square; less where residual connections add to it.
"""
import numpy as np
import torch
from torch import nn
from torchvision import models
from torchvision.models.resnet import BasicBlock

MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def random_bits(text, indices):
    """Numbers of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), seeded by the FNV-1a hash of a text."""
    seed = 14695981039346656037
    for character in text:
        seed = ((seed ^ ord(character)) * 1099511628211) & MASK
    z = (np.asarray(indices, np.uint64) + np.uint64(1)) * np.uint64(GOLDEN) + np.uint64(seed)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def uniform_at(text, limit, indices):
    """Elements of a tensor in [-limit, limit), rounded to float32."""
    return (((random_bits(text, indices) >> np.uint64(40)).astype(np.float64) / (1 << 23) - 1) * limit).astype(np.float32)


def uniform(text, limit, *shape):
    """A tensor in [-limit, limit), rounded to float32."""
    values = np.empty(int(np.prod(shape)), np.float32)
    chunk = 1 << 22
    for start in range(0, len(values), chunk):
        part = values[start:start + chunk]
        part[:] = uniform_at(text, limit, np.arange(start, start + len(part)))
    return values.reshape(shape)


def below(text, bound, count):
    """Whole numbers in [0, bound)."""
    return [int(number) for number in random_bits(text, np.arange(count)) % np.uint64(bound)]


class Tensor:
    """A tensor of a layer: its name here, its values in PyTorch, and the way between the two orders."""

    def __init__(self, name, values, fan_in=None, height=1, width=1):
        self.name, self.values, self.fan_in = name, values, fan_in
        self.redrawn = {}
        if values.dim() == 4:
            self.canonical = lambda t: t.permute(2, 3, 1, 0)
            self.pytorch = lambda t: t.permute(3, 2, 0, 1)
        elif values.dim() == 2:
            # PyTorch flattens an image channel by channel.
            units, inputs = values.shape
            channels = inputs // (height * width)
            self.canonical = lambda t: t.reshape(units, channels, height, width).permute(2, 3, 1, 0).reshape(inputs, units)
            self.pytorch = lambda t: t.reshape(height, width, channels, units).permute(3, 2, 0, 1).reshape(units, inputs)
        else:
            self.canonical = self.pytorch = lambda t: t

    def is_statistic(self):
        return not isinstance(self.values, nn.Parameter)

    def draw(self, gain):
        """Draws all elements; the weights of a filter that is in `redrawn` from the stream of "name attempt", at the same places."""
        shape = self.canonical(self.values).shape
        kind = self.name.rsplit(".", 1)[1].rstrip("2")
        if kind == "weights":
            limit = np.sqrt(3.0 * gain / self.fan_in)
            drawn = uniform(self.name, limit, *shape).reshape(-1, shape[-1])
            for filter, attempt in self.redrawn.items():
                places = np.arange(len(drawn)) * shape[-1] + filter
                drawn[:, filter] = uniform_at(f"{self.name} {attempt}", limit, places)
            drawn = drawn.reshape(shape)
        elif kind == "scale":
            drawn = np.float32(1) + uniform(self.name, 0.1, *shape)
        elif kind == "variance":
            drawn = np.float32(1) + uniform(self.name, 0.25, *shape)
        else:
            drawn = uniform(self.name, 0.1, *shape)
        with torch.no_grad():
            self.values.copy_(self.pytorch(torch.from_numpy(drawn)))


def layer(stage, module, height=1, width=1):
    """The tensors of a module; height and width are those of the image that a linear layer reads."""
    if isinstance(module, nn.BatchNorm2d):
        return [Tensor(f"{stage}.scale", module.weight), Tensor(f"{stage}.shift", module.bias),
                Tensor(f"{stage}.mean", module.running_mean), Tensor(f"{stage}.variance", module.running_var)]
    biases = [] if module.bias is None else [Tensor(f"{stage}.bias", module.bias)]
    return [Tensor(f"{stage}.weights", module.weight, module.weight[0].numel(), height, width)] + biases


def normalized(stage, conv, norm):
    return layer(stage, conv) + layer(stage, norm)


def basic(stage, module):
    return normalized(stage, module.conv, module.bn)


def alexnet(model):
    convolutions = [module for module in model.features if isinstance(module, nn.Conv2d)]
    tensors = [tensor for i, module in enumerate(convolutions) for tensor in layer(f"conv{i + 1}", module)]
    return tensors + layer("fc6", model.classifier[1], 6, 6) + layer("fc7", model.classifier[4]) + layer("scores", model.classifier[6])


def alexnet_with_norm():
    """The paper's alpha of 1e-4 times the size of 5, by which PyTorch divides."""
    model = models.alexnet()
    features = list(model.features)
    for place in (5, 2):
        features.insert(place, nn.LocalResponseNorm(5, alpha=5e-4, beta=0.75, k=2))
    model.features = nn.Sequential(*features)
    return model


def vgg(model):
    tensors, group, place = [], 1, 0
    for module in model.features:
        if isinstance(module, nn.Conv2d):
            tensors += layer(f"conv{group}{'abcd'[place]}", module)
            place += 1
        elif isinstance(module, nn.MaxPool2d):
            group, place = group + 1, 0
    return tensors + layer("fc6", model.classifier[0], 7, 7) + layer("fc7", model.classifier[3]) + layer("scores", model.classifier[6])


def residual_blocks(model):
    """The blocks in order, with their stages here."""
    for group in range(1, 5):
        for i, block in enumerate(getattr(model, f"layer{group}")):
            yield f"layer{group}{'abcdef'[i]}", block


def resnet(model):
    tensors = normalized("conv1", model.conv1, model.bn1)
    for stage, block in residual_blocks(model):
        tensors += normalized(f"{stage}.first", block.conv1, block.bn1) + normalized(f"{stage}.second", block.conv2, block.bn2)
        last = "second"
        if hasattr(block, "conv3"):
            tensors += normalized(f"{stage}.third", block.conv3, block.bn3)
            last = "third"
        if block.downsample is not None:
            tensors += normalized(f"{stage}.{last}.projection", *block.downsample)
    return tensors + layer("scores", model.fc)


def cifar_resnet20():
    """torchvision has residual networks for ImageNet alone: this one has another stem, and three groups of blocks instead of four."""
    model = models.ResNet(BasicBlock, [1, 1, 1, 1], num_classes=10)
    model.conv1 = nn.Conv2d(3, 16, kernel_size=3, padding=1, bias=False)
    model.bn1 = nn.BatchNorm2d(16)
    model.maxpool = nn.Identity()
    model.inplanes = 16
    model.layer1 = model._make_layer(BasicBlock, 16, 3)
    model.layer2 = model._make_layer(BasicBlock, 32, 3, stride=2)
    model.layer3 = model._make_layer(BasicBlock, 64, 3, stride=2)
    model.layer4 = nn.Sequential()
    model.fc = nn.Linear(64, 10)
    return model


INCEPTIONS = ("3a", "3b", "4a", "4b", "4c", "4d", "4e", "5a", "5b")


def inception_convolutions(block):
    """The convolutions of an inception module by their stages here."""
    return {"one": block.branch1, "threeReduced": block.branch2[0], "three": block.branch2[1],
            "fiveReduced": block.branch3[0], "five": block.branch3[1], "projection": block.branch4[1]}


def googlenet(model):
    tensors = basic("conv1", model.conv1) + basic("conv2", model.conv2) + basic("conv3", model.conv3)
    for name in INCEPTIONS:
        for stage, module in inception_convolutions(getattr(model, f"inception{name}")).items():
            tensors += basic(f"inception{name}.{stage}", module)
    for name, head in (("4a", model.aux1), ("4d", model.aux2)):
        tensors += basic(f"auxiliary{name}.reduced", head.conv) + layer(f"auxiliary{name}.hidden", head.fc1, 4, 4)
        tensors += layer(f"auxiliaryScores{name}", head.fc2)
    return tensors + layer("scores", model.fc)


def googlenet_without_dropout():
    return models.googlenet(aux_logits=True, init_weights=False, dropout=0, dropout_aux=0)


def mobilenet_v1():
    """torchvision has none: 13 pairs of a depthwise and a 1x1 convolution, of these filters and strides."""
    def normalized_conv(channels, filters, kernel, stride, groups=1):
        return nn.Sequential(
            nn.Conv2d(channels, filters, kernel, stride, padding=kernel // 2, groups=groups, bias=False), nn.BatchNorm2d(filters), nn.ReLU6())

    blocks = [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)] + 5 * [(512, 1)] + [(1024, 2), (1024, 1)]
    layers, channels = [normalized_conv(3, 32, 3, 2)], 32
    for filters, stride in blocks:
        layers += [normalized_conv(channels, channels, 3, stride, channels), normalized_conv(channels, filters, 1, 1)]
        channels = filters
    return nn.Sequential(nn.Sequential(*layers), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(1024, 1000))


def first_mobilenet(model):
    names = ["conv"] + [f"separable{i // 2 + 1}.{'depthwise pointwise'.split()[i % 2]}" for i in range(26)]
    tensors = [tensor for name, module in zip(names, model[0]) for tensor in normalized(name, module[0], module[1])]
    return tensors + layer("scores", model[3])


def second_mobilenet(model):
    stem, first, last = model.features[0], model.features[1].conv, model.features[18]
    tensors = normalized("conv", stem[0], stem[1]) + normalized("depthwise", first[0][0], first[0][1])
    tensors += normalized("projection", first[1], first[2])
    names = [f"group{group}{'abcd'[i] if count > 1 else ''}" for group, count in enumerate((2, 3, 4, 3, 3, 1), 1) for i in range(count)]
    for name, block in zip(names, model.features[2:18]):
        expansion, depthwise, projection, norm = block.conv
        tensors += normalized(f"{name}.expansion", expansion[0], expansion[1])
        tensors += normalized(f"{name}.depthwise", depthwise[0], depthwise[1]) + normalized(f"{name}.projection", projection, norm)
    return tensors + normalized("last", last[0], last[1]) + layer("scores", model.classifier[1])


def cifar_mobilenet():
    model = models.mobilenet_v2(width_mult=0.5, num_classes=10)
    model.features[0][0].stride = (1, 1)
    return model


def third_mobilenet(model):
    stem, last = model.features[0], model.features[16]
    tensors = normalized("conv", stem[0], stem[1]) + normalized("last", last[0], last[1])
    for i, block in enumerate(model.features[1:16], 1):
        parts = list(block.block)
        names = ["first"] if i == 1 else [f"hidden{i}.expansion", f"hidden{i}.depthwise"]
        for name, part in zip(names, parts):
            tensors += normalized(name, part[0], part[1])
        if len(parts) == 4:
            squeeze, excite = parts[2].fc1, parts[2].fc2
            stage = f"hidden{i}.2.factors"
            tensors += layer(stage, squeeze) + [Tensor(f"{stage}.weights2", excite.weight, excite.weight[0].numel()),
                                                Tensor(f"{stage}.bias2", excite.bias)]
        tensors += normalized(f"block{i}", parts[-1][0], parts[-1][1])
    return tensors + layer("features", model.classifier[0]) + layer("scores", model.classifier[3])


def shufflenet(model):
    tensors = normalized("conv", *model.conv1[:2]) + normalized("last", *model.conv5[:2])
    for stage in range(2, 5):
        for i, block in enumerate(getattr(model, f"stage{stage}")):
            name, right = f"stage{stage}{'abcdefgh'[i]}", block.branch2
            if i == 0:
                tensors += normalized(f"{name}.left", *block.branch1[:2]) + normalized(f"{name}.leftMixed", *block.branch1[2:4])
            tensors += normalized(f"{name}.first", *right[:2]) + normalized(f"{name}.second", *right[3:5])
            tensors += normalized(f"{name}.third", *right[5:7])
    return tensors + layer("scores", model.fc)


def squeezenet(model):
    fires = [module for module in model.features if hasattr(module, "squeeze")]
    tensors = layer("conv1", model.features[0]) + layer("scores", model.classifier[1])
    for i, fire in enumerate(fires, 2):
        tensors += layer(f"fire{i}.squeeze", fire.squeeze) + layer(f"fire{i}.one", fire.expand1x1) + layer(f"fire{i}.three", fire.expand3x3)
    return tensors


class Network:
    """How a network is made, what names its tensors, the gain of its weights, and its image."""

    def __init__(self, make, tensors, gain=2.0, side=224, brightness=1.0, classes=1000):
        self.make, self.tensors, self.gain, self.side, self.brightness, self.classes = make, tensors, gain, side, brightness, classes

    def build(self, dtype=torch.float64):
        model = self.make().to(dtype)
        tensors = self.tensors(model)
        named = {id(tensor.values) for tensor in tensors}
        assert all(id(values) in named for values in model.parameters()), "a parameter has no name here"
        for tensor in tensors:
            tensor.draw(self.gain)
        return model, tensors

    def image(self, dtype=torch.float64):
        drawn = uniform("image", self.brightness, self.side, self.side, 3)
        return torch.from_numpy(drawn).to(dtype).permute(2, 0, 1).unsqueeze(0)

    def label(self):
        return below("label", self.classes, 1)[0]


NETWORKS = {
    "AlexNet": Network(models.alexnet, alexnet),
    # Pixels less their mean, which the constants of the normalization are meant for.
    "AlexNetWithNorm": Network(alexnet_with_norm, alexnet, brightness=128.0),
    "Vgg16": Network(lambda: models.vgg16(init_weights=False), vgg),
    "Vgg19": Network(lambda: models.vgg19(init_weights=False), vgg),
    "GoogLeNet": Network(googlenet_without_dropout, googlenet),
    "ResNet18": Network(models.resnet18, resnet, gain=1.0),
    "ResNet34": Network(models.resnet34, resnet, gain=1.0),
    "ResNet50": Network(models.resnet50, resnet, gain=1.0),
    "MobileNetV1": Network(mobilenet_v1, first_mobilenet),
    "MobileNetV2": Network(models.mobilenet_v2, second_mobilenet),
    "MobileNetV3": Network(models.mobilenet_v3_large, third_mobilenet),
    "ShuffleNetV2": Network(models.shufflenet_v2_x1_0, shufflenet),
    "SqueezeNet": Network(models.squeezenet1_1, squeezenet),
    "CifarResNet20": Network(cifar_resnet20, resnet, gain=1.0, side=32, classes=10),
    "CifarMobileNetV2": Network(cifar_mobilenet, second_mobilenet, side=32, classes=10),
}
