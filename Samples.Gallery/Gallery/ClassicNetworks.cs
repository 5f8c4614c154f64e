using Samples.Classic;

namespace Samples.Gallery;

/// <summary>The networks of the folder Classic, one a line, in the order of their papers.</summary>
internal static class ClassicNetworks
{
    public static IReadOnlyList<IClassicNetwork> All { get; } =
    [
        new ClassicNetwork<AlexNet>("alexnet", AlexNet.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<AlexNetWithNorm>("alexnet-norm", AlexNetWithNorm.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<Vgg16>("vgg16", Vgg16.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<Vgg19>("vgg19", Vgg19.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<GoogLeNet>("googlenet", GoogLeNet.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<CifarResNet20>("resnet20", CifarResNet20.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<ResNet18>("resnet18", ResNet18.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<ResNet34>("resnet34", ResNet34.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<ResNet50>("resnet50", ResNet50.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<SqueezeNet>("squeezenet", SqueezeNet.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<MobileNetV1>("mobilenet", MobileNetV1.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<MobileNetV2>("mobilenet2", MobileNetV2.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<CifarMobileNetV2>(
            "mobilenet2-32", CifarMobileNetV2.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<ShuffleNetV2>("shufflenet", ShuffleNetV2.Description, seed => new(seed), network => network.Predict),
        new ClassicNetwork<MobileNetV3>("mobilenet3", MobileNetV3.Description, seed => new(seed), network => network.Predict),
    ];

    /// <summary>The network of this name, or null.</summary>
    public static IClassicNetwork? Find(string name) =>
        All.FirstOrDefault(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase));
}
