using Unroll.Operations.Tests.Reference;
using static Unroll.Operations.Tests.Reference.ReferenceBlock;

namespace Unroll.Operations.Tests;

/// <summary>The blocks that networks of the catalog and random ones are made of.</summary>
internal static class Blocks
{
    /// <summary>Szegedy et al., Going Deeper with Convolutions, 2015, figure 2b.</summary>
    public static readonly ReferenceBlock Inception = new("InceptionBlock", ["One", "Reduce3", "Three", "Reduce5", "Five", "Pool"], a =>
    [
        StageFrom("one", Block.Input, new Conv(1, 1, a[0]), new Relu()),
        StageFrom("three", Block.Input, new Conv(1, 1, a[1]), new Relu(), new Conv(3, 3, a[2]) { Pad = Pad.AsSame }, new Relu()),
        StageFrom("five", Block.Input, new Conv(1, 1, a[3]), new Relu(), new Conv(5, 5, a[4]) { Pad = Pad.AsSame }, new Relu()),
        StageFrom("pool", Block.Input, new MaxPool(3) { Stride = 1, Pad = Pad.AsSame }, new Conv(1, 1, a[5]), new Relu()),
        Stage("merged", new Concat("one", "three", "five", "pool")),
    ]);

    /// <summary>He et al., Deep Residual Learning for Image Recognition, 2015, figure 5, left.</summary>
    public static readonly ReferenceBlock Basic = new("BasicBlock", ["Filters", "Stride"], a =>
    [
        Stage("first", new Conv(3, 3, a[0]) { Stride = a[1], Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu()),
        Stage("second", new Conv(3, 3, a[0]) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Residual(Block.Input), new Relu()),
    ]);

    /// <summary>The same with settings of Keras's.</summary>
    public static readonly ReferenceBlock BasicWide = new("BasicWideBlock", ["Filters", "Stride"], a =>
    [
        Stage("first", new Conv(3, 3, a[0]) { Stride = a[1], Pad = Pad.AsSame, Bias = false },
            new BatchNorm { Momentum = 0.25f, Epsilon = 0.125f }, new Relu()),
        Stage("second", new Conv(3, 3, a[0]) { Pad = Pad.AsSame, Bias = false }, new BatchNorm { Momentum = 0.25f, Epsilon = 0.125f },
            new Residual(Block.Input), new Relu()),
    ]);

    /// <summary>The same figure, right.</summary>
    public static readonly ReferenceBlock Bottleneck = new("Bottleneck", ["Narrow", "Wide", "Stride"], a =>
    [
        Stage("reduce", new Conv(1, 1, a[0]) { Bias = false }, new BatchNorm(), new Relu()),
        Stage("inner", new Conv(3, 3, a[0]) { Stride = a[2], Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Relu()),
        Stage("expand", new Conv(1, 1, a[1]) { Bias = false }, new BatchNorm(), new Residual(Block.Input), new Relu()),
    ]);

    /// <summary>Hu, Shen and Sun, Squeeze-and-Excitation Networks, 2018, figure 3.</summary>
    public static readonly ReferenceBlock Excitation = new("ExcitationBlock", ["Channels", "Narrow"], a =>
    [
        StageFrom("inner", Block.Input, new Conv(3, 3, a[0]) { Pad = Pad.AsSame }, new Relu()),
        Stage("gate", new GlobalAvgPool(), new Dense(a[1]), new Relu(), new Dense(a[0]), new Sigmoid()),
        StageFrom("gated", "inner", new Scale("gate"), new Add(Block.Input), new Relu()),
    ]);

    /// <summary>Iandola et al., SqueezeNet, 2016, figure 1.</summary>
    public static readonly ReferenceBlock Fire = new("Fire", ["Squeeze", "Expand"], a =>
    [
        Stage("squeeze", new Conv(1, 1, a[0]), new Relu()),
        Stage("one", new Conv(1, 1, a[1]), new Relu()),
        StageFrom("three", "squeeze", new Conv(3, 3, a[1]) { Pad = Pad.Around(1) }, new Relu()),
        Stage("expanded", new Concat("one", "three")),
    ]);

    /// <summary>Howard et al., MobileNets, 2017, figure 3, right.</summary>
    public static readonly ReferenceBlock Separable = new("SeparableBlock", ["Filters", "Stride"], a =>
    [
        Stage("depthwise", new DepthwiseConv(3, 3) { Stride = a[1], Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu()),
        Stage("pointwise", new Conv(1, 1, a[0]) { Bias = false }, new BatchNorm(), new Relu()),
    ]);

    /// <summary>Huang et al., Densely Connected Convolutional Networks, 2017: what it computes beside what it is given.</summary>
    public static readonly ReferenceBlock DenseLayer = new("DenseLayer", ["Growth"], a =>
    [
        Stage("grown", new BatchNorm(), new Relu(), new Conv(3, 3, a[0]) { Pad = Pad.AsSame, Bias = false }),
        Stage("both", new Concat(Block.Input, "grown")),
    ]);

    /// <summary>Blocks in a block, one of them without arguments that differ.</summary>
    public static readonly ReferenceBlock TwoLayers = new("TwoDenseLayers", ["Growth"], a =>
    [
        Stage("upper", new BlockUse(DenseLayer, a[0])),
        Stage("lower", new BlockUse(DenseLayer, 3)),
    ]);

    /// <summary>Whose value comes straight from a batch normalization.</summary>
    public static readonly ReferenceBlock Normalized = new("NormalizedBlock", ["Filters"], a =>
    [
        Stage("conv", new Conv(3, 3, a[0]) { Pad = Pad.AsSame, Bias = false }, new BatchNorm()),
    ]);

    /// <summary>One that ends with a batch normalization of other settings.</summary>
    public static readonly ReferenceBlock NormalizedWidely = new("NormalizedWidelyBlock", ["Filters"], a =>
    [
        Stage("conv", new Conv(3, 3, a[0]) { Pad = Pad.AsSame, Bias = false }, new BatchNorm { Momentum = 0.75f, Epsilon = 0.5f }),
    ]);

    /// <summary>A branch of a siamese network: all its numbers are fixed.</summary>
    public static readonly ReferenceBlock Branch = new("Branch", [], _ =>
    [
        Stage("features", new Conv(3, 3, 6), new Relu(), new MaxPool(2)),
        Stage("code", new Dense(10), new Tanh()),
    ]);
}
