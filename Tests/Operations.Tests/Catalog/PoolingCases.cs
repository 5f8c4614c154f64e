using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Pooling behind a layer that learns, whose gradient shows the pooling's.</summary>
internal static class PoolingCases
{
    public static IEnumerable<NetworkCase> All() => [.. OfWindows(), .. RoundedUp(), .. Adaptive(), .. OfManyKinds(), .. ByElement()];

    private static IEnumerable<NetworkCase> OfWindows() =>
    [
        Pool("MaxPool2", 8, 8, 6, () => new MaxPool(2)),
        Pool("MaxPool2Odd", 9, 7, 5, () => new MaxPool(2)),
        Pool("MaxPool2Wide", 4, 40, 2, () => new MaxPool(2)),
        Pool("MaxPool3Stride2", 11, 11, 16, () => new MaxPool(3) { Stride = 2 }),
        Pool("MaxPool3Stride1Same", 6, 7, 9, () => new MaxPool(3) { Stride = 1, Pad = Pad.AsSame }),
        Pool("MaxPool3Stride2Around", 10, 9, 4, () => new MaxPool(3) { Stride = 2, Pad = Pad.Around(1) }),
        Pool("MaxPoolSame", 7, 9, 3, () => new MaxPool(2) { Pad = Pad.AsSame }),
        Pool("MaxPoolAsymmetric", 6, 6, 7, () => new MaxPool(3) { Stride = 2, Pad = Pad.Sides(0, 1, 0, 1) }),
        Pool("MaxPoolOblong", 8, 9, 17, () => new MaxPool(2, 3)),
        Pool("MaxPoolOblongStrides", 9, 10, 4, () => new MaxPool(3, 2) { StrideY = 1, StrideX = 2 }),
        Pool("MaxPoolStrideAbove", 11, 11, 3, () => new MaxPool(2) { Stride = 3 }),
        Pool("MaxPoolWhole", 5, 4, 12, () => new MaxPool(5, 4)),
        Pool("MaxPoolOne", 5, 6, 3, () => new MaxPool(1) { Stride = 2 }),
        Pool("AvgPool2", 8, 10, 6, () => new AvgPool(2)),
        Pool("AvgPool2Odd", 9, 7, 16, () => new AvgPool(2)),
        Pool("AvgPool3Stride2", 9, 9, 5, () => new AvgPool(3) { Stride = 2 }),
        Pool("AvgPoolAroundCounted", 8, 8, 7, () => new AvgPool(3) { Stride = 2, Pad = Pad.Around(1) }),
        Pool("AvgPoolAroundUncounted", 8, 7, 4, () => new AvgPool(3) { Stride = 2, Pad = Pad.Around(1), CountPadding = false }),
        Pool("AvgPoolSameUncounted", 7, 9, 3, () => new AvgPool(2) { Pad = Pad.AsSame, CountPadding = false }),
        Pool("AvgPoolSameStride1", 5, 6, 18, () => new AvgPool(3) { Stride = 1, Pad = Pad.AsSame, CountPadding = false }),
        Pool("AvgPoolOblong", 9, 8, 3, () => new AvgPool(3, 2)),
        Pool("GlobalAvg", 7, 5, 6, () => new GlobalAvgPool()),
        Pool("GlobalAvgWide", 4, 4, 35, () => new GlobalAvgPool()),
        Pool("GlobalMax", 7, 5, 6, () => new GlobalMaxPool()),
        Pool("GlobalMaxWide", 4, 4, 35, () => new GlobalMaxPool()),
        Pool("GlobalMaxLarge", 23, 19, 3, () => new GlobalMaxPool()),
        NetworkCase.OnImage("GlobalMaxBehindPlanes", 8, 9, 1, () => [new Conv(3, 3, 4), new Tanh(), new GlobalMaxPool(), new Dense(3)]),
        new("GlobalMaxOfInput", network => network
            .Input("image", 6, 5, 3)
            .Stage("largest", new GlobalMaxPool())
            .Stage("scored", new Dense(2), new MeanSquaredError())),
        new("GlobalMaxIsOutput", network => network.Input("image", 3, 5, 7).Stage("largest", new GlobalMaxPool())),
        // Both global poolings of one value, whose zeros behind the rectifier tie.
        new("GlobalMaxAndAvg", network => network
            .Input("image", 6, 7, 2)
            .Stage("features", new Conv(3, 3, 18), new Relu())
            .Stage("largest", new GlobalMaxPool())
            .StageFrom("mean", "features", new GlobalAvgPool())
            .Stage("scored", new Concat("largest", "mean"), new Dense(3), new MeanSquaredError())),
        // ReLU's exact zeros tie in most windows: the first of equals takes the gradient, which ReLU then stops.
        new("ReluThenMaxPool", network => network
            .Input("image", 9, 9, 2)
            .Stage("lift", new Conv(1, 1, 10), new Relu())
            .Stage("pool", new MaxPool(3) { Stride = 2 })
            .Stage("scored", new Conv(1, 1, 3), new MeanSquaredError())),
    ];

    /// <summary>
    /// Windows that are cut off in many ways, each with code of its own: those of spatial pyramids, and large ones that adapt.
    /// </summary>
    private static IEnumerable<NetworkCase> OfManyKinds() =>
    [
        Pool("MaxPoolPyramid5", 13, 12, 18, () => new MaxPool(5) { Stride = 1, Pad = Pad.Around(2) }),
        Pool("MaxPoolPyramid9", 12, 13, 17, () => new MaxPool(9) { Stride = 1, Pad = Pad.Around(4) }),
        Pool("MaxPool6Around", 14, 13, 3, () => new MaxPool(6) { Stride = 1, Pad = Pad.Around(2) }),
        Pool("MaxPool6Sides", 15, 15, 6, () => new MaxPool(6) { Stride = 2, Pad = Pad.Sides(3, 2, 2, 3) }),
        Pool("AvgPool6Uncounted", 13, 14, 4, () => new AvgPool(6) { Stride = 1, Pad = Pad.Around(2), CountPadding = false }),
        Pool("AdaptiveLarge", 30, 30, 5, () => new AdaptiveAvgPool(6)),
        Pool("AdaptiveOverlappingLarge", 30, 29, 17, () => new AdaptiveAvgPool(7)),
    ];

    /// <summary>Windows that are cut off in more ways than have code of their own, and many pixels of few channels.</summary>
    private static IEnumerable<NetworkCase> ByElement() =>
    [
        Pool("MaxPoolCutOffEverywhere", 13, 14, 6, () => new MaxPool(12) { Stride = 1, Pad = Pad.Around(11) }),
        Pool("AvgPoolCutOffEverywhere", 14, 13, 18, () => new AvgPool(12) { Stride = 1, Pad = Pad.Around(11) }),
        Pool("AvgPoolCutOffUncounted", 13, 13, 3,
            () => new AvgPool(12, 11) { Stride = 1, Pad = Pad.Sides(11, 10, 9, 10), CountPadding = false }),
        Pool("AdaptiveToMany", 13, 17, 5, () => new AdaptiveAvgPool(12, 11)),
        new NetworkCase("FewChannels", network => network
            .Input("image", 512, 260, 1)
            .Stage("lift", new Conv(1, 1, 2), new Tanh())
            .Stage("high", new MaxPool(2, 1), new Tanh(), new L2Normalize())
            .Stage("low", new AvgPool(9, 7) { StrideY = 8, StrideX = 6, Pad = Pad.Around(1) })
            .Stage("scored", new Dense(2), new MeanSquaredError())) with { Batches = [1, 2], IsLarge = true },
        new NetworkCase("FewChannelsNormalized", network => network
            .Input("image", 260, 260, 1)
            .Stage("lift", new Conv(1, 1, 3), new BatchNorm(), new LeakyRelu(0.25f))
            .Stage("same", new MaxPool(3) { Stride = 1, Pad = Pad.Around(1) }, new BatchNorm())
            .Stage("scored", new GlobalAvgPool(), new Dense(2), new MeanSquaredError())) with { Batches = [3, 4], IsLarge = true },
        new NetworkCase("FewChannelsClipped", network => network
            .Input("image", 260, 260, 1)
            .Stage("lift", new Conv(1, 1, 3), new BatchNorm(), new Clip(-0.5f, 0.75f))
            .Stage("swish", new Conv(1, 1, 2), new BatchNorm(), new HardSwish())
            .Stage("slope", new PRelu { PerChannel = true })
            .Stage("scored", new GlobalAvgPool(), new Dense(2), new MeanSquaredError())) with { Batches = [3, 4], IsLarge = true },
        new NetworkCase("FewChannelsConvolved", network => network
            .Input("image", 300, 260, 1)
            .Stage("same", new MaxPool(3) { Stride = 1, Pad = Pad.Around(1) })
            .Stage("filtered", new Conv(3, 3, 2), new Relu())
            .Stage("sum", new AvgPool(3) { Stride = 1, Pad = Pad.AsSame, CountPadding = false }, new Add("filtered"), new Relu())
            .Stage("small", new GlobalAvgPool())
            .Stage("scored", new Dense(2), new MeanSquaredError())) with { Batches = [1, 2], IsLarge = true },
    ];

    /// <summary>The last window reaches past the input or its padding, unless it would begin there.</summary>
    private static IEnumerable<NetworkCase> RoundedUp() =>
    [
        Pool("MaxPoolCeil", 8, 6, 6, () => new MaxPool(3) { Stride = 2, CeilMode = true }),
        Pool("MaxPoolCeilOne", 7, 9, 16, () => new MaxPool(2) { CeilMode = true }),
        Pool("MaxPoolCeilAround", 6, 8, 5, () => new MaxPool(3) { Stride = 2, Pad = Pad.Around(1), CeilMode = true }),
        Pool("MaxPoolCeilNone", 5, 5, 3, () => new MaxPool(2) { Stride = 3, Pad = Pad.Around(1), CeilMode = true }),
        Pool("MaxPoolCeilOblong", 7, 8, 17, () => new MaxPool(2, 3) { StrideY = 3, StrideX = 2, CeilMode = true }),
        Pool("AvgPoolCeil", 8, 7, 7, () => new AvgPool(3) { Stride = 2, CeilMode = true }),
        Pool("AvgPoolCeilCounted", 6, 8, 4, () => new AvgPool(3) { Stride = 2, Pad = Pad.Around(1), CeilMode = true }),
        Pool("AvgPoolCeilUncounted", 8, 6, 18,
            () => new AvgPool(3) { Stride = 2, Pad = Pad.Around(1), CountPadding = false, CeilMode = true }),
        Pool("AvgPoolCeilSides", 7, 6, 3,
            () => new AvgPool(4, 3) { StrideY = 3, StrideX = 2, Pad = Pad.Sides(1, 0, 0, 1), CeilMode = true }),
    ];

    private static IEnumerable<NetworkCase> Adaptive() =>
    [
        Pool("AdaptiveEven", 6, 8, 5, () => new AdaptiveAvgPool(3, 4)),
        Pool("AdaptiveOverlapping", 7, 5, 16, () => new AdaptiveAvgPool(3)),
        Pool("AdaptiveOfLess", 3, 4, 6, () => new AdaptiveAvgPool(5, 6)),
        Pool("AdaptiveToOne", 5, 6, 18, () => new AdaptiveAvgPool(1)),
        Pool("AdaptiveSame", 4, 5, 3, () => new AdaptiveAvgPool(4, 5)),
    ];

    private static NetworkCase Pool(string name, int height, int width, int channels, Func<StagePart> pool) =>
        new(name, network => network
            .Input("image", height, width, 2)
            .Stage("lift", new Conv(1, 1, channels))
            .Stage("scored", pool(), new MeanSquaredError()));
}
