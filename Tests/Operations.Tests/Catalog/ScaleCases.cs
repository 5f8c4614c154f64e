using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Channels multiplied by a vector, and learned scales and shifts, folded and by themselves.</summary>
internal static class ScaleCases
{
    public static IEnumerable<NetworkCase> All() => [.. ByVectors(), .. Folded(), .. Alone(), .. InGraphs(), .. Sparse()];

    private static IEnumerable<NetworkCase> ByVectors() =>
    [
        // Planes of 5 channels, blocks of 16 and more.
        .. new[] { 5, 16, 21, 40 }.Select(channels => new NetworkCase($"Excitation{channels}", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(2, 2, channels), new Relu())
            .Stage("gate", new GlobalAvgPool(), new Dense(3), new Relu(), new Dense(channels), new Sigmoid())
            .StageFrom("gated", "features", new Scale("gate"))
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())
            .StageFrom("read", "features", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new GlobalAvgPool(), new MeanSquaredError()))),
        new("ScaleWideRows", network => network
            .Input("image", 3, 41, 2)
            .Stage("features", new Conv(2, 2, 3), new Tanh())
            .Stage("gate", new GlobalAvgPool(), new Sigmoid())
            .StageFrom("scored", "features", new Scale("gate"), new MeanSquaredError())),
        new("ScaleByPixel", network => network
            .Input("image", 5, 5, 3)
            .Stage("features", new Conv(2, 2, 18), new Tanh())
            .Stage("gate", new AvgPool(4), new Conv(1, 1, 18), new Sigmoid())
            .StageFrom("scored", "features", new Scale("gate"), new Dense(3), new MeanSquaredError())),
        new("ScaleByPlanarPixel", network => network
            .Input("image", 5, 5, 3)
            .Stage("gate", new Conv(5, 5, 3), new Sigmoid())
            .StageFrom("scored", "image", new Scale("gate"), new Conv(2, 2, 4), new MeanSquaredError())),
        new("ScaleByInput", network => network
            .Input("image", 4, 5, 3)
            .Input("factors", 17)
            .StageFrom("features", "image", new Conv(2, 2, 17), new Tanh(), new Scale("factors"))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("ScaleByFlattened", network => network
            .Input("image", 4, 4, 2)
            .Input("few", 2, 3, 3)
            .StageFrom("vector", "few", new Flatten())
            .StageFrom("features", "image", new Conv(2, 2, 18), new Scale("vector"))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("ScaleOfVector", network => network
            .Input("x", 6)
            .Stage("a", new Dense(20), new Tanh())
            .StageFrom("gate", "x", new Dense(20), new Sigmoid())
            .Stage("scored", new Scale("a"), new Scale("gate"), new Dense(3), new MeanSquaredError())),
        new("ScaleByItself", network => network
            .Input("x", 6)
            .Stage("a", new Dense(20), new Tanh())
            .Stage("scored", new Scale("a"), new Dense(3), new MeanSquaredError())),
        new("ScaleFrozenFeatures", network => network
            .Input("image", 5, 4, 2)
            .Stage("features", new Conv(2, 2, 20), new Relu(), new Frozen())
            .Stage("gate", new GlobalAvgPool(), new Dense(20), new Sigmoid())
            .StageFrom("scored", "features", new Scale("gate"), new MeanSquaredError())),
        new("ScaleFrozenGate", network => network
            .Input("image", 5, 4, 2)
            .Stage("gate", new GlobalAvgPool(), new Dense(20), new Sigmoid(), new Frozen())
            .StageFrom("features", "image", new Conv(2, 2, 20), new Relu())
            .Stage("scored", new Scale("gate"), new MeanSquaredError())),
        new("ScalePredictOnly", network => network
            .Input("image", 6, 5, 4)
            .Stage("gate", new GlobalAvgPool(), new Sigmoid())
            .StageFrom("result", "image", new Scale("gate"))),
    ];

    /// <summary>Behind what takes the scale and the shift into its weights in predictions.</summary>
    private static IEnumerable<NetworkCase> Folded() =>
    [
        NetworkCase.OnImage("ShiftFirstConv", 9, 10, 1, () => [new Conv(3, 3, 6), new ScaleShift(), new Relu()]),
        NetworkCase.OnChannels("ShiftConv", 6, 7, 5, () => [new Conv(3, 3, 19), new ScaleShift()]),
        NetworkCase.OnChannels("ShiftConvNoBias", 6, 5, 16, () => [new Conv(1, 1, 16) { Bias = false }, new ScaleShift(), new Tanh()]),
        NetworkCase.OnChannels("ShiftConvPool", 8, 8, 3, () => [new Conv(3, 3, 10), new ScaleShift(), new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("ShiftDepthwise", 6, 6, 18, () => [new DepthwiseConv(3, 3), new ScaleShift(), new Relu()]),
        NetworkCase.OnChannels("ShiftWinograd", 8, 8, 32, () =>
            [new Conv(3, 3, 32) { Pad = Pad.AsSame, Bias = false }, new ScaleShift(), new Relu()])
            with { Batches = [4, 9], IsLarge = true },
        new("ShiftDense", network => network
            .Input("x", 17)
            .Stage("hidden", new Dense(35), new ScaleShift(), new Relu())
            .Stage("scored", new Dense(4) { Bias = false }, new ScaleShift(), new SoftmaxCrossEntropy())),
    ];

    private static IEnumerable<NetworkCase> Alone() =>
    [
        NetworkCase.OnImage("ShiftInput", 5, 4, 3, () => [new ScaleShift(), new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("ShiftPooled", 8, 6, 7, () => [new MaxPool(2), new ScaleShift()]),
        NetworkCase.OnChannels("ShiftPlanes", 7, 21, 3, () => [new Conv(2, 2, 5), new Sigmoid(), new ScaleShift(), new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("ShiftLengths", 4, 5, 37, () => [new L2Normalize(), new ScaleShift(), new Relu()]),
        NetworkCase.OnChannels("ShiftNorm", 5, 5, 6, () => [new Conv(2, 2, 18), new BatchNorm(), new ScaleShift(), new Relu()]),
        new("ShiftVector", network => network
            .Input("x", 19)
            .Stage("scaled", new ScaleShift())
            .Stage("scored", new Dense(3), new ScaleShift(), new Tanh(), new ScaleShift(), new MeanSquaredError())),
        new("ShiftWideRows", network => network
            .Input("image", 3, 200, 2)
            .Stage("features", new Conv(2, 2, 3), new Tanh(), new ScaleShift())
            .Stage("scored", new GlobalAvgPool(), new MeanSquaredError())),
        new("ShiftPredictOnly", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(3, 3, 9), new ScaleShift(), new Relu())
            .Stage("pooled", new MaxPool(2), new ScaleShift())
            .Stage("result", new Dense(5), new ScaleShift(), new Softmax())),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        new("ShiftFrozen", network => network
            .Input("image", 5, 6, 2)
            .Stage("features", new Conv(2, 2, 18))
            .Stage("scaled", new ScaleShift(), new Relu(), new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("ShiftPenalized", network => network
            .Input("x", 8)
            .Stage("hidden", new Dense(11), new ScaleShift(), new Relu(), new L1(0.0625f), new L2(0.125f))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("ShiftShared", network => network
            .Input("left", 5, 6, 3)
            .Input("right", 5, 6, 3)
            .StageFrom("a", "left", new Conv(2, 2, 9), new ScaleShift(), new Relu())
            .StageFrom("b", "right", new Conv(2, 2, 9) { SharedWith = "a" }, new ScaleShift { SharedWith = "a" }, new Relu())
            .Stage("scored", new Multiply("a", "b"), new Dense(3), new MeanSquaredError())),
        // Nothing can be folded into what something else reads.
        new("ShiftReadBefore", network => network
            .Input("image", 6, 5, 2)
            .Stage("linear", new Conv(3, 3, 18))
            .Stage("scaled", new ScaleShift(), new Relu())
            .Stage("scored", new Multiply("linear"), new Dense(3), new MeanSquaredError())),
        new("ShiftReadTwice", network => network
            .Input("image", 6, 5, 2)
            .Stage("shared", new AvgPool(2), new ScaleShift())
            .Stage("a", new Relu(), new Conv(2, 2, 4))
            .StageFrom("b", "shared", new Conv(2, 2, 4) { Pad = Pad.AsSame }, new MaxPool(2) { Stride = 1 })
            .Stage("scored", new Add("a", "b"), new MeanSquaredError())),
        new("ShiftUnscored", network => network
            .Input("image", 5, 5, 2)
            .Stage("trunk", new Conv(3, 3, 9), new ScaleShift(), new Relu())
            .Stage("unscored", new Conv(2, 2, 6), new ScaleShift())
            .StageFrom("scored", "trunk", new Dense(3), new MeanSquaredError())),
        new("ExcitationBlocks", network => network
            .Input("image", 6, 6, 3)
            .Stage("first", new Conv(1, 1, 18), new BlockUse(Blocks.Excitation, 18, 4))
            .Stage("second", new BlockUse(Blocks.Excitation, 18, 3))
            .Stage("scored", new GlobalAvgPool(), new Dense(3), new SoftmaxCrossEntropy())),
    ];

    /// <summary>So many pixels of so few channels that they are scaled in planes.</summary>
    private static IEnumerable<NetworkCase> Sparse() =>
    [
        new("SparseScales", network => network
            .Input("image", 256, 257, 3)
            .Stage("scaled", new ScaleShift())
            .Stage("gate", new AvgPool(64), new GlobalAvgPool(), new Sigmoid())
            .StageFrom("gated", "scaled", new Scale("gate"), new AvgPool(64))
            .Stage("scored", new Dense(2), new MeanSquaredError())) { Batches = [2], IsLarge = true },
    ];
}
