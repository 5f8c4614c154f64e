using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Convolutions of sizes at which Winograd's filtering is chosen for stage "scored": of 3x3 with stride 1, of other kernels and of strides,
/// as <see cref="WinogradChoiceTests"/> asserts; and some of them again in exact networks, where it is not.
/// </summary>
internal static class WinogradCases
{
    private static readonly int[][] Batches = [[9, 1, 17], [3, 8, 2], [1, 16, 7]];

    public static IEnumerable<NetworkCase> All() => Declared().Select((@case, index) =>
        @case.Batches.Length > 0 ? @case : @case with { Batches = Batches[index % Batches.Length] });

    private static IEnumerable<NetworkCase> Declared() =>
    [
        NetworkCase.OnChannels("WinogradFour", 8, 8, 16, () => [new Conv(3, 3, 16) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradTwo", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradDirectWeightGradient", 7, 7, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradRagged5", 5, 5, 48, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradRagged7", 7, 7, 48, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradRagged9x13", 9, 13, 20, () => [new Conv(3, 3, 33) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradRaggedColumns", 8, 10, 24, () => [new Conv(3, 3, 40) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradTwoRows", 2, 33, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradValid", 10, 10, 20, () => [new Conv(3, 3, 33)]),
        NetworkCase.OnChannels("WinogradPaddingTop", 12, 13, 24, () => [new Conv(3, 3, 32) { Pad = Pad.Sides(2, 0, 0, 1) }]),
        NetworkCase.OnChannels("WinogradPaddingBottom", 7, 12, 32, () => [new Conv(3, 3, 20) { Pad = Pad.Sides(0, 2, 2, 2) }]),
        NetworkCase.OnChannels("WinogradPaddedBeyond", 9, 10, 32, () => [new Conv(3, 3, 32) { Pad = Pad.Around(5) }, new Relu()]),
        NetworkCase.OnChannels("WinogradPaddedBeyondStride", 12, 14, 32, () =>
            [new Conv(3, 3, 32) { Stride = 2, Pad = Pad.Sides(7, 4, 5, 3) }]),
        NetworkCase.OnChannels("WinogradNoBias", 8, 8, 20, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame, Bias = false }]),
        NetworkCase.OnChannels("WinogradRelu", 8, 9, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("WinogradTanh", 8, 8, 18, () => [new Conv(3, 3, 35) { Pad = Pad.AsSame }, new Tanh()]),
        NetworkCase.OnChannels("WinogradSigmoid", 8, 8, 18, () => [new Conv(3, 3, 35) { Pad = Pad.AsSame }, new Sigmoid()]),
        NetworkCase.OnChannels("WinogradPool", 8, 8, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MaxPool(2)]),
        NetworkCase.OnChannels("WinogradReluPool6", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("WinogradReluPool10", 10, 10, 32, () =>
            [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("WinogradReluPoolOdd", 7, 9, 24, () =>
            [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("WinogradFrozen", 8, 8, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Tanh(), new Frozen()]),
        new("WinogradImage", network => network
            .Input("image", 8, 8, 32)
            .Stage("scored", new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MeanSquaredError())),
        new("WinogradReadTwice", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 32), new Tanh())
            .Stage("first", new Conv(3, 3, 20) { Pad = Pad.AsSame }, new MeanSquaredError())
            .StageFrom("scored", "lift", new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MeanSquaredError())),
        new("WinogradResidual", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 24), new Tanh())
            .Stage("inner", new Conv(3, 3, 24) { Pad = Pad.AsSame }, new Tanh())
            .Stage("scored", new Conv(3, 3, 24) { Pad = Pad.AsSame }, new Add("lift"), new MeanSquaredError())),
        new("WinogradConcat", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 18), new Tanh())
            .Stage("wide", new Conv(3, 3, 34) { Pad = Pad.AsSame }, new Tanh())
            .Stage("scored", new Concat("lift", "wide"), new Conv(3, 3, 16) { Pad = Pad.AsSame }, new MeanSquaredError())),
        NetworkCase.OnChannels("WinogradTaps2", 9, 11, 32, () => [new Conv(2, 2, 48)]),
        NetworkCase.OnChannels("WinogradTaps5", 9, 10, 20, () => [new Conv(5, 5, 33) { Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("WinogradTaps5Pool", 8, 8, 32, () =>
            [new Conv(5, 5, 32) { Pad = Pad.Sides(1, 2, 0, 3) }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("WinogradTaps4", 9, 9, 32, () => [new Conv(4, 4, 32) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradNarrow4", 28, 4, 32, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("WinogradNarrowOutput", 16, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.Sides(1, 1, 0, 0) }]),
        NetworkCase.OnChannels("WinogradNarrowStride", 40, 6, 24, () => [new Conv(5, 5, 64) { Stride = 2, Pad = Pad.Around(2) }]),
        NetworkCase.OnChannels("WinogradGroups", 12, 12, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame, Groups = 2 }, new Relu()]),
        NetworkCase.OnChannels("WinogradStride2", 15, 18, 32, () => [new Conv(3, 3, 32) { Stride = 2, Pad = Pad.Around(1) }, new Relu()]),
        NetworkCase.OnChannels("WinogradStride2Valid", 21, 20, 20, () => [new Conv(3, 3, 33) { Stride = 2 }]),
        NetworkCase.OnChannels("WinogradStride2Taps4", 20, 21, 24, () => [new Conv(4, 4, 64) { Stride = 2, Pad = Pad.Around(1) }]),
        NetworkCase.OnChannels("WinogradStride2Taps5", 16, 15, 18, () =>
            [new Conv(5, 5, 32) { Stride = 2, Pad = Pad.Sides(2, 1, 0, 2), Bias = false }, new Tanh()]),
        NetworkCase.OnChannels("WinogradStride2Taps7", 25, 25, 6, () => [new Conv(7, 7, 32) { Stride = 2, Pad = Pad.Around(3) }]),
        NetworkCase.OnChannels("WinogradStride3Taps5", 30, 29, 24, () => [new Conv(5, 5, 80) { Stride = 3, Pad = Pad.Around(1) }]),
        NetworkCase.OnChannels("WinogradStride4Taps11", 43, 35, 5, () => [new Conv(11, 11, 32) { Stride = 4, Pad = Pad.Around(2) }])
            with { IsLarge = true },
        NetworkCase.OnChannels("WinogradStride2Pool", 18, 18, 24, () =>
            [new Conv(7, 7, 32) { Stride = 2, Pad = Pad.Around(3) }, new MaxPool(2)]),
        new("WinogradStride2Residual", network => network
            .Input("image", 20, 20, 3)
            .Stage("half", new Conv(1, 1, 64) { Stride = 2 }, new Tanh())
            .StageFrom("lift", "image", new Conv(1, 1, 24), new Tanh())
            .Stage("scored", new Conv(3, 3, 64) { Stride = 2, Pad = Pad.Around(1) }, new Add("half"), new Relu(), new MeanSquaredError())),
        new("WinogradStem", network => network
            .Input("image", 30, 30, 3)
            .Stage("scored", new Conv(7, 7, 32) { Stride = 2, Pad = Pad.Around(3) }, new Relu(), new MeanSquaredError())),
        NetworkCase.OnChannels("WinogradParts", 26, 26, 64, () =>
            [new Conv(3, 3, 64) { Pad = Pad.AsSame }]) with { Batches = [2], IsLarge = true },
        new("WinogradBesideExact", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 32), new Tanh())
            .Stage("exact", new Conv(3, 3, 32) { Pad = Pad.AsSame, Exact = true }, new Tanh())
            .Stage("scored", new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MeanSquaredError())),
        NetworkCase.OnChannels("ExactFour", 8, 8, 16, () => [new Conv(3, 3, 16) { Pad = Pad.AsSame }]) with { Exact = true },
        NetworkCase.OnChannels("ExactTwo", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]) with { Exact = true },
        NetworkCase.OnChannels("ExactReluPool10", 10, 10, 32, () =>
            [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]) with { Exact = true },
    ];
}
