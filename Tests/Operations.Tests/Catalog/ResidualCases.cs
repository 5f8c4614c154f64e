using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Residual connections with and without a projection, which has a bias or a batch normalization of its own.</summary>
internal static class ResidualCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        NetworkCase.OnChannels("ResidualSame", 6, 5, 9, () => [new Conv(3, 3, 9) { Pad = Pad.AsSame }, new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualChannels", 5, 6, 7, () =>
            [new Conv(3, 3, 18) { Pad = Pad.AsSame }, new Residual("lift"), new Tanh()]),
        NetworkCase.OnChannels("ResidualStride2", 9, 8, 16, () =>
            [new Conv(3, 3, 16) { Stride = 2, Pad = Pad.Around(1) }, new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualStride2Odd", 7, 11, 5, () =>
            [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.AsSame }, new Residual("lift")]),
        NetworkCase.OnChannels("ResidualStride3", 8, 7, 4, () =>
            [new Conv(5, 5, 6) { Stride = 3, Pad = Pad.AsSame }, new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualPooled", 7, 7, 6, () =>
            [new Conv(3, 3, 6) { Pad = Pad.AsSame }, new Relu(), new MaxPool(3) { Stride = 2, Pad = Pad.Around(1) }, new Residual("lift")]),
        NetworkCase.OnChannels("ResidualNorm", 5, 5, 16, () =>
            [new Conv(3, 3, 16) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualNormChannels", 5, 4, 6, () =>
            [new Conv(3, 3, 20) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualNormStride2", 7, 9, 16, () =>
            [new Conv(3, 3, 32) { Stride = 2, Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Residual("lift"), new Relu()]),
        // The projection is normalized with the settings of what it is added to.
        NetworkCase.OnChannels("ResidualNormSettings", 5, 4, 6, () =>
            [new Conv(3, 3, 20) { Pad = Pad.AsSame, Bias = false }, new BatchNorm { Momentum = 0.25f, Epsilon = 0.125f },
                new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("ResidualNormSettingsInBlock", 5, 6, 7, () =>
            [new BlockUse(Blocks.NormalizedWidely, 9), new Residual("lift"), new Relu()]),
        new("ResidualNormSettingsShared", network => network
            .Input("image", 6, 5, 4)
            .Stage("lift", new Conv(1, 1, 5), new Tanh())
            .Stage("a", new Conv(3, 3, 8) { Pad = Pad.AsSame, Bias = false }, new BatchNorm { Momentum = 0.5f, Epsilon = 0.25f },
                new Residual("lift"), new Tanh())
            .StageFrom("b", "image", new Conv(3, 3, 8) { Pad = Pad.AsSame, Bias = false }, new BatchNorm { SharedWith = "a" },
                new Residual("lift"), new Tanh())
            .Stage("scored", new Add("a"), new Dense(3), new MeanSquaredError())),
        new("ResidualBlockSharedSettings", network => network
            .Input("image", 6, 5, 4)
            .Stage("a", new BlockUse(Blocks.BasicWide, 8, 2), new GlobalAvgPool())
            .StageFrom("b", "image", new Tanh(), new BlockUse(Blocks.BasicWide, 8, 2) { SharedWith = "a" }, new GlobalAvgPool())
            .Stage("scored", new Add("a"), new Dense(3), new MeanSquaredError())),
        // The value before comes from a batch normalization within a block.
        NetworkCase.OnChannels("ResidualNormInBlock", 5, 6, 7, () =>
            [new BlockUse(Blocks.Normalized, 9), new Residual("lift"), new Relu()]),
        // Two projections in one stage.
        new("ResidualTwice", network => network
            .Input("image", 5, 5, 3)
            .Stage("lift", new Conv(1, 1, 6), new Tanh())
            .Stage(
                "scored", new Conv(3, 3, 9) { Stride = 2, Pad = Pad.AsSame }, new Residual("lift"), new Relu(), new Residual("image"),
                new MeanSquaredError())),
        // The strides of the projection differ: 2 down the rows, 3 along them.
        NetworkCase.OnChannels("ResidualStridesDiffer", 6, 8, 5, () =>
            [new Conv(3, 3, 7) { StrideY = 2, StrideX = 3, Pad = Pad.AsSame }, new Residual("lift")]),
        // An activation stands between: a bias, although the stage has a batch normalization.
        NetworkCase.OnChannels("ResidualNormThenRelu", 5, 5, 4, () =>
            [new Conv(2, 2, 7) { Pad = Pad.AsSame }, new BatchNorm(), new Relu(), new Residual("lift")]),
        new("ResidualFar", network => network
            .Input("image", 9, 7, 2)
            .Stage("first", new Conv(3, 3, 5) { Pad = Pad.AsSame }, new Tanh())
            .Stage("second", new Conv(3, 3, 8) { Stride = 2, Pad = Pad.AsSame }, new Residual("first"), new Relu())
            .Stage("third", new Conv(3, 3, 9) { Stride = 2, Pad = Pad.AsSame }, new Residual("first"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())),
        new("ResidualPredictOnly", network => network
            .Input("image", 7, 7, 3)
            .Stage("first", new Conv(3, 3, 16) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu())
            .Stage("result", new Conv(3, 3, 24) { Stride = 2, Pad = Pad.AsSame, Bias = false }, new BatchNorm(),
                new Residual("first"), new Relu())),
    ];
}
