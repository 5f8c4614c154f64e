using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Batch normalization behind what it can be folded into, and where it stands alone.</summary>
internal static class BatchNormCases
{
    public static IEnumerable<NetworkCase> All() => [.. BehindConvolutions(), .. BehindDense(), .. Alone(), .. InGraphs(), .. Frozen()];

    private static IEnumerable<NetworkCase> BehindConvolutions() =>
    [
        NetworkCase.OnImage("NormFirstConv", 9, 10, 1, () => [new Conv(3, 3, 6), new BatchNorm(), new Relu()]),
        NetworkCase.OnImage("NormFirstConvPool", 10, 10, 3, () =>
            [new Conv(3, 3, 16) { Bias = false }, new BatchNorm(), new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("NormConv", 6, 7, 5, () => [new Conv(3, 3, 9), new BatchNorm()]),
        NetworkCase.OnChannels("NormConvNoBias", 6, 5, 16, () => [new Conv(1, 1, 16) { Bias = false }, new BatchNorm()]),
        NetworkCase.OnChannels("NormConvRelu", 5, 5, 6, () => [new Conv(3, 3, 33) { Pad = Pad.AsSame }, new BatchNorm(), new Relu()]),
        NetworkCase.OnChannels("NormConvTanh", 5, 6, 4, () => [new Conv(2, 2, 16) { Bias = false }, new BatchNorm(), new Tanh()]),
        NetworkCase.OnChannels("NormConvPool", 8, 8, 3, () => [new Conv(3, 3, 10), new BatchNorm(), new MaxPool(2)]),
        NetworkCase.OnChannels("NormConvReluAvgPool", 7, 6, 3, () =>
            [new Conv(2, 2, 7), new BatchNorm(), new LeakyRelu(0.125f), new AvgPool(2)]),
        NetworkCase.OnChannels("NormConvReluGlobal", 5, 5, 6, () =>
            [new Conv(3, 3, 20) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu(), new GlobalAvgPool()]),
        NetworkCase.OnChannels("NormStride2", 9, 7, 8, () =>
            [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Relu()]),
        NetworkCase.OnChannels("NormWinograd", 8, 8, 32, () =>
            [new Conv(3, 3, 32) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu()])
            with { Batches = [4, 9], IsLarge = true },
        NetworkCase.OnChannels("NormSeparable", 6, 6, 18, () =>
        [
            new DepthwiseConv(3, 3) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu(),
            new Conv(1, 1, 12) { Bias = false }, new BatchNorm(), new Relu(),
        ]),
    ];

    private static IEnumerable<NetworkCase> BehindDense() =>
    [
        .. new (int In, int Hidden)[] { (6, 9), (17, 16), (30, 35) }
            .Select(size => new NetworkCase($"NormDense{size.In}To{size.Hidden}", network => network
                .Input("x", size.In)
                .Stage("hidden", new Dense(size.Hidden) { Bias = size.Hidden != 16 }, new BatchNorm(), new Relu())
                .Stage("scored", new Dense(4), new SoftmaxCrossEntropy()))),
        new("NormLogits", network => network
            .Input("x", 12)
            .Stage("scored", new Dense(10), new BatchNorm(), new MeanSquaredError())),
    ];

    private static IEnumerable<NetworkCase> Alone() =>
    [
        NetworkCase.OnImage("NormInput", 5, 4, 3, () => [new BatchNorm(), new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("NormPooled", 8, 6, 7, () => [new MaxPool(2), new BatchNorm()]),
        NetworkCase.OnChannels("NormBeforeRelu", 4, 5, 17, () => [new BatchNorm(), new Relu(), new Conv(1, 1, 6)]),
        NetworkCase.OnChannels("NormSettings", 4, 4, 5, () => [new BatchNorm { Momentum = 0.25f, Epsilon = 0.03125f }]),
        // One sample is enough where it has several pixels.
        NetworkCase.OnChannels("NormOneSample", 5, 5, 6, () => [new Conv(2, 2, 5), new BatchNorm(), new Tanh()])
            with { Batches = [1, 4, 1] },
        new("NormVector", network => network
            .Input("x", 19)
            .Stage("normalized", new BatchNorm())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("NormConcat", network => network
            .Input("image", 5, 5, 2)
            .Stage("a", new Conv(2, 2, 5), new Tanh())
            .StageFrom("b", "image", new Conv(2, 2, 12), new Relu())
            .Stage("joined", new Concat("a", "b"), new BatchNorm(), new Relu())
            .Stage("scored", new Dense(3), new SoftmaxCrossEntropy())),
        new("NormPredictOnly", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(3, 3, 9), new BatchNorm(), new Relu())
            .Stage("pooled", new MaxPool(2), new BatchNorm())
            .Stage("result", new Dense(5), new BatchNorm(), new Softmax())),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        NetworkCase.OnChannels("NormTwice", 6, 6, 5, () =>
            [new Conv(3, 3, 8) { Bias = false }, new BatchNorm(), new Relu(), new Conv(2, 2, 17),
                new BatchNorm { Momentum = 0.5f }, new Tanh()]),
        new("NormReadTwice", network => network
            .Input("image", 6, 5, 2)
            .Stage("shared", new Conv(3, 3, 9), new BatchNorm())
            .Stage("a", new Relu(), new Conv(2, 2, 4))
            .StageFrom("b", "shared", new Tanh(), new Conv(2, 2, 4))
            .Stage("scored", new Add("a", "b"), new MeanSquaredError())),
        new("NormUnscored", network => network
            .Input("image", 5, 5, 2)
            .Stage("trunk", new Conv(3, 3, 9), new BatchNorm(), new Relu())
            .Stage("unscored", new Conv(2, 2, 6), new BatchNorm())
            .StageFrom("scored", "trunk", new Dense(3), new MeanSquaredError())),
        new("NormSharedHalfScored", network => network
            .Input("image", 5, 5, 6)
            .Stage("left", new BatchNorm { Momentum = 0.25f })
            .StageFrom("right", "image", new Tanh(), new BatchNorm { SharedWith = "left", Momentum = 0.25f })
            .StageFrom("scored", "left", new Dense(3), new MeanSquaredError())),
        new("NormReadBefore", network => network
            .Input("image", 6, 5, 2)
            .Stage("linear", new Conv(3, 3, 9))
            .Stage("normalized", new BatchNorm(), new Relu())
            .Stage("scored", new Multiply("linear"), new Dense(3), new MeanSquaredError())),
        new("NormAdd", network => network
            .Input("image", 5, 5, 2)
            .Stage("a", new Conv(3, 3, 16) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu())
            .Stage("b", new Conv(3, 3, 16) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Add("a"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())),
        new("NormPenalized", network => network
            .Input("x", 8)
            .Stage("hidden", new Dense(11), new BatchNorm(), new Relu(), new L1(0.0625f), new L2(0.125f))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
    ];

    /// <summary>Frozen, it computes with the running averages in training too; what is above it still learns.</summary>
    private static IEnumerable<NetworkCase> Frozen() =>
    [
        NetworkCase.OnImage("NormFrozenFirst", 7, 7, 3, () => [new Conv(3, 3, 6), new BatchNorm(), new Relu(), new Frozen()]),
        NetworkCase.OnChannels("NormFrozen", 6, 6, 5, () =>
            [new Conv(3, 3, 8) { Bias = false }, new BatchNorm(), new Relu(), new Frozen()]),
        new("NormFrozenAlone", network => network
            .Input("image", 5, 6, 2)
            .Stage("features", new Conv(2, 2, 18))
            .Stage("normalized", new BatchNorm(), new Relu(), new Frozen())
            .Stage("scored", new Dense(3), new BatchNorm(), new MeanSquaredError())),
    ];
}
