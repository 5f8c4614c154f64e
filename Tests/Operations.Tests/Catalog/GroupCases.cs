using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Convolutions with groups, with dilation, and of every channel by itself.</summary>
internal static class GroupCases
{
    public static IEnumerable<NetworkCase> All() =>
        [.. Grouped(), .. Wide(), .. Narrow(), .. Odd(), .. Isolated(), .. Dilated(), .. Depthwise()];

    /// <summary>
    /// Two convolutions with the same groups: nothing of one group reaches another, neither forward nor backward. Of whole blocks, directly
    /// and by Winograd's filtering, of halves and quarters of vectors, of more channels than filters, and across vectors.
    /// </summary>
    public static IEnumerable<NetworkCase> Isolated() =>
    [
        Twice("IsolatedWide", 64, 64, 64, 2) with { IsLarge = true, Batches = [3] },
        Twice("IsolatedWideExact", 32, 32, 64, 2) with { Exact = true, IsLarge = true, Batches = [3] },
        Twice("IsolatedEight", 24, 24, 24, 3),
        Twice("IsolatedFour", 32, 32, 32, 8),
        Twice("IsolatedOne", 20, 20, 20, 20),
        Twice("IsolatedFive", 15, 15, 21, 3),
        Twice("IsolatedMoreChannels", 48, 24, 12, 6),
        Transposed("IsolatedTransposed", 64, 64, 64, 2),
        Transposed("IsolatedTransposedFive", 15, 15, 21, 3),
    ];

    private static NetworkCase Transposed(string name, int channels, int inner, int filters, int groups) => new(name, network => network
        .Input("image", 5, 5, channels)
        .Stage("inner", new Conv(1, 1, inner) { Groups = groups }, new Tanh())
        .Stage("scored", new ConvTranspose(3, 3, filters) { Groups = groups, Stride = 2 }, new MeanSquaredError()));

    private static NetworkCase Twice(string name, int channels, int inner, int filters, int groups) => new(name, network => network
        .Input("image", 12, 12, channels)
        .Stage("inner", new Conv(1, 1, inner) { Groups = groups }, new Tanh())
        .Stage("scored", new Conv(3, 3, filters) { Groups = groups, Pad = Pad.AsSame }, new MeanSquaredError()));

    /// <summary>Channels and filters of a group are whole blocks of 16.</summary>
    private static IEnumerable<NetworkCase> Wide() =>
    [
        NetworkCase.OnChannels("GroupsWide", 7, 6, 48, () => [new Conv(3, 3, 96) { Groups = 3, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("GroupsWideExact", 8, 8, 64, () => [new Conv(5, 5, 32) { Groups = 2, Pad = Pad.Around(2) }, new MaxPool(2)])
            with { Exact = true, IsLarge = true, Batches = [3] },
        NetworkCase.OnChannels("GroupsWideTaps5", 9, 10, 64, () => [new Conv(5, 5, 64) { Groups = 2, Pad = Pad.Around(2) }, new Relu()])
            with { IsLarge = true, Batches = [2] },
        NetworkCase.OnChannels("GroupsWideTiles", 12, 12, 96, () =>
            [new Conv(3, 3, 96) { Groups = 2, Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]) with { IsLarge = true, Batches = [2] },
        NetworkCase.OnChannels("GroupsWideStride2", 9, 9, 64, () => [new Conv(3, 3, 64) { Groups = 2, Stride = 2, Pad = Pad.Around(1) }]),
        NetworkCase.OnChannels("GroupsWideDilated", 8, 7, 32, () => [new Conv(3, 3, 64) { Groups = 2, Dilation = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("GroupsWideFilters", 5, 6, 10, () => [new Conv(3, 3, 64) { Groups = 2 }, new Tanh()]),
        NetworkCase.OnChannels("GroupsWideChannels", 5, 6, 64, () => [new Conv(3, 3, 6) { Groups = 2 }, new Tanh()]),
        NetworkCase.OnChannels("GroupsWideResidual", 6, 6, 64, () =>
            [new Conv(3, 3, 64) { Groups = 2, Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Residual("lift"), new Relu()]),
        NetworkCase.OnImage("GroupsWideOnImage", 6, 7, 4, () => [new Conv(3, 3, 32) { Groups = 2 }, new Relu()]),
    ];

    /// <summary>Several groups share a vector on some path.</summary>
    private static IEnumerable<NetworkCase> Narrow() =>
    [
        NetworkCase.OnChannels("GroupsOf8", 7, 14, 64, () => [new Conv(3, 3, 64) { Groups = 8, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("GroupsOf8Taps5", 9, 9, 32, () => [new Conv(5, 5, 32) { Groups = 4, Pad = Pad.Around(2) }]),
        NetworkCase.OnChannels("GroupsOf8Stride2", 9, 8, 32, () =>
            [new Conv(3, 3, 32) { Groups = 4, Stride = 2, Pad = Pad.Around(1) }, new Relu()]),
        NetworkCase.OnChannels("GroupsOf8Uneven", 6, 7, 24, () =>
            [new Conv(3, 3, 24) { Groups = 3, Pad = Pad.AsSame }, new MaxPool(2) { Stride = 1 }]),
        NetworkCase.OnChannels("GroupsOf4", 7, 14, 32, () => [new Conv(3, 3, 32) { Groups = 8, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("GroupsOf4Pool", 8, 8, 16, () =>
            [new Conv(3, 3, 16) { Groups = 4, Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("GroupsOf4Dilated", 8, 9, 20, () => [new Conv(3, 3, 20) { Groups = 5, Dilation = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("GroupsOf4Residual", 6, 6, 32, () =>
            [new Conv(3, 3, 32) { Groups = 8, Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("GroupsOf2", 6, 7, 18, () => [new Conv(3, 3, 18) { Groups = 9, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("GroupsOf2Exact", 7, 7, 32, () => [new Conv(3, 2, 32) { Groups = 16 }, new Relu()]) with { Exact = true },
        NetworkCase.OnChannels("GroupsOf1", 6, 6, 33, () => [new Conv(3, 3, 33) { Groups = 33, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("GroupsPoints", 5, 7, 64, () => [new Conv(1, 1, 32) { Groups = 8 }, new Relu()]),
        NetworkCase.OnChannels("GroupsWiden", 5, 6, 32, () => [new Conv(3, 3, 64) { Groups = 8 }]),
        NetworkCase.OnChannels("GroupsNarrowing", 5, 6, 64, () => [new Conv(3, 3, 32) { Groups = 8 }]),
        NetworkCase.OnChannels("GroupsManyChannels", 4, 5, 80, () => [new Conv(2, 2, 8) { Groups = 4 }, new Tanh()]),
        new("GroupsShared", network => network
            .Input("image", 9, 9, 3)
            .Stage("lift", new Conv(1, 1, 32), new Tanh())
            .Stage("fine", new Conv(3, 3, 32) { Groups = 8, Pad = Pad.AsSame }, new Relu(), new GlobalAvgPool())
            .StageFrom("coarse", "lift", new Conv(3, 3, 32) { Groups = 8, Stride = 2, SharedWith = "fine" }, new Relu(),
                new GlobalAvgPool())
            .Stage("scored", new Add("fine", "coarse"), new Dense(3), new MeanSquaredError())),
    ];

    /// <summary>Groups that begin anywhere in a vector.</summary>
    private static IEnumerable<NetworkCase> Odd() =>
    [
        NetworkCase.OnChannels("Groups5To7", 6, 7, 15, () => [new Conv(3, 3, 21) { Groups = 3, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("Groups1To3", 6, 5, 11, () => [new Conv(3, 3, 33) { Groups = 11 }, new Tanh()]),
        NetworkCase.OnChannels("Groups3To1", 6, 5, 33, () => [new Conv(3, 3, 11) { Groups = 11 }]),
        NetworkCase.OnChannels("Groups20To12", 5, 5, 60, () =>
            [new Conv(3, 3, 36) { Groups = 3, Pad = Pad.AsSame }, new Relu(), new MaxPool(2) { Stride = 1 }]),
        NetworkCase.OnChannels("Groups24To24", 5, 6, 48, () => [new Conv(3, 3, 48) { Groups = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Groups17To19Stride2", 7, 7, 51, () => [new Conv(3, 3, 57) { Groups = 3, Stride = 2 }, new Relu()]),
        NetworkCase.OnChannels("Groups3To3Wide", 4, 6, 66, () => [new Conv(1, 3, 66) { Groups = 22, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Groups9To2", 5, 5, 45, () => [new Conv(2, 2, 10) { Groups = 5, Bias = false }]),
        NetworkCase.OnChannels("GroupsOddResidual", 5, 6, 15, () =>
            [new Conv(3, 3, 15) { Groups = 5, Pad = Pad.AsSame }, new Residual("lift"), new Relu()]),
        new("GroupsPredictOnly", network => network
            .Input("image", 8, 9, 6)
            .Stage("result", new Conv(3, 3, 18) { Groups = 3, Bias = false }, new BatchNorm(), new Relu(),
                new Conv(3, 3, 27) { Groups = 9 }, new BatchNorm())),
    ];

    private static IEnumerable<NetworkCase> Grouped() =>
    [
        NetworkCase.OnImage("GroupsOnImage", 7, 8, 4, () => [new Conv(3, 3, 6) { Groups = 2 }, new Relu()]),
        NetworkCase.OnChannels("Groups2Channels32", 6, 6, 32, () => [new Conv(3, 3, 32) { Groups = 2, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("Groups2Channels10", 7, 6, 10, () => [new Conv(3, 3, 14) { Groups = 2 }]),
        NetworkCase.OnChannels("Groups2Channels34", 5, 5, 34, () => [new Conv(2, 2, 36) { Groups = 2, Bias = false }]),
        NetworkCase.OnChannels("Groups3Channels48", 5, 4, 48, () => [new Conv(1, 1, 48) { Groups = 3 }]),
        NetworkCase.OnChannels("Groups3Channels9", 6, 7, 9, () => [new Conv(3, 3, 15) { Groups = 3, Pad = Pad.AsSame }, new Tanh()]),
        NetworkCase.OnChannels("Groups3Channels18To48", 5, 6, 18, () => [new Conv(3, 3, 48) { Groups = 3 }]),
        NetworkCase.OnChannels("GroupsStride2", 9, 8, 16, () =>
            [new Conv(5, 5, 24) { Groups = 2, Stride = 2, Pad = Pad.Around(2) }, new Relu()]),
        NetworkCase.OnChannels("GroupsReluPool", 8, 8, 6, () =>
            [new Conv(3, 3, 12) { Groups = 2, Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("GroupsOfOne", 5, 5, 6, () => [new Conv(3, 3, 12) { Groups = 6 }]),
        NetworkCase.OnChannels("GroupsNorm", 5, 5, 12, () =>
            [new Conv(3, 3, 12) { Groups = 3, Bias = false }, new BatchNorm(), new Relu()]),
    ];

    private static IEnumerable<NetworkCase> Dilated() =>
    [
        NetworkCase.OnImage("DilationOnImage", 10, 9, 1, () => [new Conv(3, 3, 6) { Dilation = 2 }, new Relu()]),
        NetworkCase.OnChannels("Dilation2Same", 8, 9, 16, () => [new Conv(3, 3, 16) { Dilation = 2, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("Dilation3", 9, 11, 5, () => [new Conv(3, 3, 7) { Dilation = 3, Pad = Pad.Around(2) }]),
        NetworkCase.OnChannels("DilationsDiffer", 8, 12, 6, () => [new Conv(2, 3, 17) { DilationY = 1, DilationX = 4 }]),
        NetworkCase.OnChannels("DilationStride2", 11, 10, 4, () => [new Conv(3, 3, 9) { Dilation = 2, Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("DilationRow", 3, 20, 5, () => [new Conv(1, 4, 6) { DilationX = 3, Pad = Pad.Sides(0, 0, 3, 0) }]),
        NetworkCase.OnChannels("DilationGroups", 8, 8, 6, () =>
            [new Conv(3, 3, 8) { Dilation = 2, Groups = 2, Pad = Pad.AsSame }, new MaxPool(2)]),
    ];

    private static IEnumerable<NetworkCase> Depthwise() =>
    [
        NetworkCase.OnImage("DepthwiseOnImage", 8, 7, 3, () => [new DepthwiseConv(3, 3) { Multiplier = 2 }, new Relu()]),
        NetworkCase.OnChannels("Depthwise5", 7, 6, 5, () => [new DepthwiseConv(3, 3)]),
        NetworkCase.OnChannels("Depthwise16Same", 6, 6, 16, () => [new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("Depthwise33NoBias", 5, 6, 33, () => [new DepthwiseConv(2, 3) { Bias = false }]),
        NetworkCase.OnChannels("DepthwiseTwice5", 6, 7, 5, () => [new DepthwiseConv(3, 3) { Multiplier = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("DepthwiseTwice16", 5, 5, 16, () => [new DepthwiseConv(3, 3) { Multiplier = 2 }, new Tanh()]),
        NetworkCase.OnChannels("DepthwiseThrice", 5, 5, 7, () => [new DepthwiseConv(2, 2) { Multiplier = 3 }, new MaxPool(2)]),
        NetworkCase.OnChannels("DepthwiseStride2Same", 9, 8, 18, () =>
            [new DepthwiseConv(3, 3) { Stride = 2, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("DepthwiseStridesDiffer", 7, 10, 4, () =>
            [new DepthwiseConv(5, 3) { StrideY = 1, StrideX = 2, Pad = Pad.Sides(2, 1, 1, 0) }]),
        NetworkCase.OnChannels("DepthwiseRow", 1, 11, 5, () => [new DepthwiseConv(1, 9) { Pad = Pad.AsSame }]),
        // What lies between a depthwise convolution and the 1x1 convolution behind it is a band of rows: of 104 rows, and of 101.
        new("SeparableBands", network => network.Input("image", 104, 83, 32)
            .Stage("a", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu6(), new Conv(1, 1, 20), new Relu())
            .Stage("b", new DepthwiseConv(4, 1) { Bias = false }, new Conv(1, 1, 20), new Tanh())
            .Stage("c", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Conv(1, 1, 20) { Bias = false }, new Residual("b"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(2), new MeanSquaredError()))
        { IsLarge = true, Batches = [2] },
        // What is before a depthwise convolution is made row by row, too: copies, convolutions, strides, dilations, rows that are left.
        new("CopiedBands", network => network.Input("image", 101, 83, 20)
            .Stage("a", new DepthwiseConv(3, 3) { Stride = 2, Pad = Pad.Around(1) }, new Relu(), new Conv(1, 1, 3))
            .Stage("scored", new GlobalAvgPool(), new Dense(2), new MeanSquaredError()))
        { IsLarge = true, Batches = [2] },
        new("ComputedBands", network => network.Input("image", 104, 83, 3)
            .Stage("a", new Conv(1, 1, 32), new Relu(), new DepthwiseConv(5, 3) { Pad = Pad.AsSame }, new Relu6(), new Conv(1, 1, 20))
            .Stage("b", new Conv(1, 1, 33) { Bias = false }, new Relu(), new DepthwiseConv(3, 3) { Stride = 2, Pad = Pad.Around(1) })
            .StageFrom("c", "a", new Conv(1, 1, 40), new DepthwiseConv(3, 3) { Dilation = 3, Bias = false }, new Tanh(), new Conv(1, 1, 4))
            .StageFrom("d", "a", new Conv(3, 2, 36) { StrideY = 1, StrideX = 1 }, new Relu(),
                new DepthwiseConv(2, 4) { StrideY = 2, StrideX = 3, Pad = Pad.Sides(1, 2, 1, 0) }, new Relu())
            .StageFrom("bScored", "b", new GlobalAvgPool(), new Dense(2), new MeanSquaredError())
            .StageFrom("cScored", "c", new GlobalAvgPool(), new MeanSquaredError())
            .StageFrom("dScored", "d", new GlobalAvgPool(), new Dense(2), new MeanSquaredError()))
        { IsLarge = true, Batches = [2] },
        NetworkCase.OnChannels("DepthwiseApart", 5, 9, 128, () =>
            [new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu6(), new DepthwiseConv(5, 5) { Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("DepthwiseDilated", 9, 9, 6, () => [new DepthwiseConv(3, 3) { Dilation = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Separable", 6, 6, 10, () =>
            [new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu(), new Conv(1, 1, 17), new Relu()]),
        new("DepthwisePredictOnly", network => network
            .Input("image", 8, 9, 3)
            .Stage("features", new Conv(3, 3, 20) { Stride = 2 }, new Relu())
            .Stage("result", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu(), new Conv(1, 1, 8) { Groups = 2 })),
    ];
}
