using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Normalization of channels, of groups of channels and of pixels by the mean and the variance of the sample itself.</summary>
internal static class SampleNormCases
{
    public static IEnumerable<NetworkCase> All() =>
        [.. OfChannels(), .. OfGroups(), .. OfPixels(), .. OfVectors(), .. InGraphs(), .. Sparse()];

    private static IEnumerable<NetworkCase> OfChannels() =>
    [
        NetworkCase.OnImage("InstanceNormOnImage", 6, 5, 3, () => [new InstanceNorm(), new Conv(2, 2, 4)]),
        NetworkCase.OnImage("InstanceNormOfPlanes", 7, 9, 2, () => [new Conv(3, 3, 3), new InstanceNorm(), new Relu()]),
        NetworkCase.OnChannels("InstanceNormRelu", 5, 7, 20, () => [new InstanceNorm(), new Relu(), new Conv(1, 1, 6)]),
        NetworkCase.OnChannels("InstanceNormPlain", 4, 5, 16, () => [new InstanceNorm { Affine = false, Epsilon = 0.125f }]),
        NetworkCase.OnChannels("InstanceNormConv", 6, 6, 5, () =>
            [new Conv(3, 3, 33) { Pad = Pad.AsSame, Bias = false }, new InstanceNorm(), new LeakyRelu(0.125f), new AvgPool(2)]),
        // More pixels than are summed in single precision.
        NetworkCase.OnChannels("InstanceNormManyPixels", 9, 17, 7, () => [new InstanceNorm(), new MaxPool(3)]) with { Batches = [3, 9] },
        new("InstanceNormWideRows", network => network
            .Input("image", 3, 601, 2)
            .Stage("features", new Conv(2, 2, 3), new Tanh(), new InstanceNorm())
            .Stage("scored", new AvgPool(2, 50), new Dense(2), new MeanSquaredError())) { Batches = [2, 9], IsLarge = true },
    ];

    private static IEnumerable<NetworkCase> OfGroups() =>
    [
        NetworkCase.OnImage("GroupNormOnImage", 5, 6, 4, () => [new GroupNorm(2), new Conv(2, 2, 4)]),
        NetworkCase.OnImage("GroupNormOfPlanes", 7, 9, 2, () => [new Conv(3, 3, 4), new GroupNorm(2), new Tanh(), new GroupNorm(1)]),
        NetworkCase.OnChannels("GroupNormRelu", 5, 5, 24, () => [new GroupNorm(4), new Relu(), new Conv(2, 2, 5)]),
        NetworkCase.OnChannels("GroupNormOfAll", 4, 5, 19, () => [new GroupNorm(1)]),
        NetworkCase.OnChannels("GroupNormPlain", 4, 4, 35, () => [new GroupNorm(5) { Affine = false }, new Tanh()]),
        NetworkCase.OnChannels("GroupNormOfEach", 5, 4, 16, () => [new GroupNorm(16) { Epsilon = 0.03125f }]),
        NetworkCase.OnChannels("GroupNormStrided", 9, 7, 8, () =>
            [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.Around(1), Bias = false }, new GroupNorm(3), new Silu()]),
    ];

    private static IEnumerable<NetworkCase> OfPixels() =>
    [
        NetworkCase.OnImage("LayerNormOnImage", 6, 5, 3, () => [new LayerNorm { Epsilon = 0.125f }, new Conv(2, 2, 4)]),
        NetworkCase.OnImage("LayerNormOfPlanes", 7, 8, 2, () => [new Conv(3, 3, 5), new LayerNorm { Epsilon = 0.03125f }]),
        NetworkCase.OnChannels("LayerNormOfPixels", 5, 4, 21, () => [new LayerNorm(), new Conv(2, 2, 5)]),
        NetworkCase.OnChannels("LayerNormOfPixels16", 9, 8, 16, () => [new LayerNorm(), new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("LayerNormPlain", 4, 4, 33, () => [new LayerNorm { Affine = false }]),
        // As ConvNeXt begins a block.
        NetworkCase.OnChannels("LayerNormSeparable", 6, 6, 18, () =>
            [new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new LayerNorm(), new Conv(1, 1, 40), new Gelu()]),
    ];

    private static IEnumerable<NetworkCase> OfVectors() =>
    [
        .. new (int In, int Hidden)[] { (6, 9), (17, 16), (30, 35) }
            .Select(size => new NetworkCase($"LayerNormDense{size.In}To{size.Hidden}", network => network
                .Input("x", size.In)
                .Stage("hidden", new Dense(size.Hidden) { Bias = size.Hidden != 16 }, new LayerNorm(), new Relu())
                .Stage("scored", new Dense(4), new SoftmaxCrossEntropy()))),
        new("LayerNormLogits", network => network
            .Input("x", 12)
            .Stage("normalized", new LayerNorm { Affine = false })
            .Stage("scored", new Dense(10), new LayerNorm(), new MeanSquaredError())),
        new("GroupNormDense", network => network
            .Input("x", 11)
            .Stage("hidden", new Dense(28), new GroupNorm(4), new Tanh())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("LayerNormFlat", network => network
            .Input("image", 5, 5, 2)
            .Stage("features", new Conv(2, 2, 3), new Flatten(), new LayerNorm(), new Tanh())
            .Stage("scored", new Dense(4), new MeanSquaredError())),
        new("SampleNormPredictOnly", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(3, 3, 12), new GroupNorm(3), new Relu())
            .Stage("pooled", new MaxPool(2), new InstanceNorm { Epsilon = 0.125f })
            .Stage("result", new Dense(5), new LayerNorm(), new Softmax())),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        new("SampleNormReadTwice", network => network
            .Input("image", 6, 5, 2)
            .Stage("linear", new Conv(3, 3, 18))
            .Stage("group", new GroupNorm(2), new Tanh())
            .StageFrom("layer", "linear", new LayerNorm())
            .StageFrom("instance", "linear", new InstanceNorm())
            .Stage("product", new Multiply("group", "layer", "instance"))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("SampleNormFrozen", network => network
            .Input("image", 5, 6, 2)
            .Stage("features", new Conv(2, 2, 18))
            .Stage("normalized", new GroupNorm(3), new Relu(), new LayerNorm { Epsilon = 0.25f }, new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("SampleNormShared", network => network
            .Input("left", 5, 6, 3)
            .Input("right", 5, 6, 3)
            .StageFrom("a", "left", new Conv(2, 2, 9), new LayerNorm { Epsilon = 0.125f }, new GroupNorm(3), new Tanh())
            .StageFrom("b", "right", new Conv(2, 2, 9) { SharedWith = "a" }, new LayerNorm { SharedWith = "a" },
                new GroupNorm(3) { SharedWith = "a" }, new Tanh())
            .Stage("scored", new Multiply("a", "b"), new Dense(3), new MeanSquaredError())),
        new("SampleNormResidual", network => network
            .Input("image", 5, 5, 2)
            .Stage("a", new Conv(3, 3, 16) { Pad = Pad.AsSame, Bias = false }, new GroupNorm(4), new Relu())
            .Stage("b", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new InstanceNorm(), new Add("a"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())),
        new("SampleNormPenalized", network => network
            .Input("x", 8)
            .Stage("hidden", new Dense(11), new LayerNorm(), new Relu(), new L1(0.0625f), new L2(0.125f))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
    ];

    /// <summary>So many pixels of so few channels that these are planes, or stay in the caller's order.</summary>
    private static IEnumerable<NetworkCase> Sparse() =>
    [
        new("SparseSampleNorms", network => network
            .Input("image", 256, 257, 4)
            .Stage("instance", new InstanceNorm())
            .StageFrom("group", "image", new GroupNorm(2))
            .StageFrom("layer", "image", new LayerNorm { Epsilon = 0.125f })
            .Stage("sum", new Add("instance", "group", "layer"), new AvgPool(64))
            .Stage("scored", new Dense(2), new MeanSquaredError())) { Batches = [2], IsLarge = true },
    ];
}
