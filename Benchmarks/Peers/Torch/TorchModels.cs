namespace Unroll.Benchmarks.Peers.Torch;

/// <summary>The networks of the comparison as a user of torch writes them.</summary>
internal static class TorchModels
{
    public static TorchModel Tiny(Network network) => new TorchModel(network).Dense("first").Tanh().Dense("second").Tanh().Dense("action");

    public static TorchModel Mlp(Network network) => new TorchModel(network).Dense("hidden").Relu().Dense("digit");

    public static TorchModel LeNet(Network network) => new TorchModel(network)
        .Conv("c1", padding: 2).Relu().MaxPool(2)
        .Conv("c3").Relu().MaxPool(2)
        .Dense("f5").Relu().Dense("f6").Relu().Dense("digit");

    public static TorchModel Conv3x3(Network network) => new TorchModel(network).Conv("maps", padding: 1);

    public static TorchModel Conv1x1(Network network) => new TorchModel(network).Conv("maps");

    public static TorchModel CifarResNet20(Network network) => new TorchModel(network)
        .ConvNorm("conv1", padding: 1)
        .BasicBlock("layer1a").BasicBlock("layer1b").BasicBlock("layer1c")
        .BasicBlock("layer2a", stride: 2).BasicBlock("layer2b").BasicBlock("layer2c")
        .BasicBlock("layer3a", stride: 2).BasicBlock("layer3b").BasicBlock("layer3c")
        .GlobalAvgPool().Dense("scores");

    /// <summary>With channels last, in which torch takes half of the time that it takes with planes.</summary>
    public static TorchModel CifarMobileNetV2(Network network) => new TorchModel(network, channelsLast: true)
        .ConvNormRelu6("conv", padding: 1).DepthwiseNormRelu6("depthwise").Projection("projection")
        .InvertedBottleneck("group1a", stride: 2).InvertedResidual("group1b")
        .InvertedBottleneck("group2a", stride: 2).InvertedResidual("group2b").InvertedResidual("group2c")
        .InvertedBottleneck("group3a", stride: 2).InvertedResidual("group3b").InvertedResidual("group3c").InvertedResidual("group3d")
        .InvertedBottleneck("group4a").InvertedResidual("group4b").InvertedResidual("group4c")
        .InvertedBottleneck("group5a", stride: 2).InvertedResidual("group5b").InvertedResidual("group5c")
        .InvertedBottleneck("group6")
        .ConvNormRelu6("last")
        .GlobalAvgPool().Dense("scores");

    /// <summary>With channels last, which is the faster of torch's two orders here.</summary>
    public static TorchModel TrainConv64(Network network) =>
        new TorchModel(network, channelsLast: true).Conv("spread").Conv("maps", padding: 1);
}
