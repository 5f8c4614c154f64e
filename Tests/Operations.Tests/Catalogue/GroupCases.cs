using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Convolutions with groups, with dilation, and of every channel by itself.</summary>
internal static class GroupCases
{
    public static IEnumerable<NetworkCase> All() => [.. Grouped(), .. Dilated(), .. Depthwise()];

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
        NetworkCase.OnChannels("GroupsNorm", 5, 5, 12, () => [new Conv(3, 3, 12) { Groups = 3, Bias = false }, new BatchNorm(), new Relu()]),
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
        NetworkCase.OnChannels("DepthwiseDilated", 9, 9, 6, () => [new DepthwiseConv(3, 3) { Dilation = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Separable", 6, 6, 10, () =>
            [new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu(), new Conv(1, 1, 17), new Relu()]),
        new("DepthwisePredictOnly", network => network
            .Input("image", 8, 9, 3)
            .Stage("features", new Conv(3, 3, 20) { Stride = 2 }, new Relu())
            .Stage("result", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu(), new Conv(1, 1, 8) { Groups = 2 })),
    ];
}
