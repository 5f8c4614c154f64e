extern alias samples;

using samples::Samples.Classic;

namespace Unroll.Classic.Tests;

/// <summary>A network of the samples, and how it is made and asked.</summary>
/// <param name="Description">What it is.</param>
/// <param name="Create">Makes one.</param>
/// <param name="Predict">Computes the scores of an image.</param>
internal sealed record ClassicNetwork(NetworkDescription Description, Func<Network> Create, Action<Network, float[], float[]> Predict)
{
    private static readonly ClassicNetwork[] All =
    [
        Of(AlexNet.Description, () => new AlexNet(), (network, image, scores) => network.Predict(image, scores)),
        Of(AlexNetWithNorm.Description, () => new AlexNetWithNorm(), (network, image, scores) => network.Predict(image, scores)),
        Of(Vgg16.Description, () => new Vgg16(), (network, image, scores) => network.Predict(image, scores)),
        Of(Vgg19.Description, () => new Vgg19(), (network, image, scores) => network.Predict(image, scores)),
        Of(GoogLeNet.Description, () => new GoogLeNet(), (network, image, scores) => network.Predict(image, scores)),
        Of(ResNet18.Description, () => new ResNet18(), (network, image, scores) => network.Predict(image, scores)),
        Of(ResNet34.Description, () => new ResNet34(), (network, image, scores) => network.Predict(image, scores)),
        Of(ResNet50.Description, () => new ResNet50(), (network, image, scores) => network.Predict(image, scores)),
        Of(MobileNetV1.Description, () => new MobileNetV1(), (network, image, scores) => network.Predict(image, scores)),
        Of(MobileNetV2.Description, () => new MobileNetV2(), (network, image, scores) => network.Predict(image, scores)),
        Of(MobileNetV3.Description, () => new MobileNetV3(), (network, image, scores) => network.Predict(image, scores)),
        Of(ShuffleNetV2.Description, () => new ShuffleNetV2(), (network, image, scores) => network.Predict(image, scores)),
        Of(SqueezeNet.Description, () => new SqueezeNet(), (network, image, scores) => network.Predict(image, scores)),
        Of(CifarResNet20.Description, () => new CifarResNet20(), (network, image, scores) => network.Predict(image, scores)),
        Of(CifarMobileNetV2.Description, () => new CifarMobileNetV2(), (network, image, scores) => network.Predict(image, scores)),
    ];

    public static TheoryData<string> Names => new(All.Select(network => network.Description.Name));

    public static ClassicNetwork Get(string name) => All.Single(network => network.Description.Name == name);

    private static ClassicNetwork Of<TNetwork>(
        NetworkDescription description, Func<TNetwork> create, Action<TNetwork, float[], float[]> predict)
        where TNetwork : Network =>
        new(description, create, (network, image, scores) => predict((TNetwork)network, image, scores));
}
