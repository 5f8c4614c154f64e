using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// 3x3 convolutions of stride 1 that are computed by Winograd's filtering, with the algorithms of the last convolution: forward, of the data
/// gradient, of the weight gradient. <see cref="WinogradChoiceTests"/> asserts that these are the ones that run.
/// </summary>
internal static class WinogradCases
{
    public static readonly (string Algorithms, NetworkCase Case)[] Table =
    [
        ("F4 F4 F4", Channels("WinogradFour", 8, 8, 16, () => [new Conv(3, 3, 16) { Pad = Pad.AsSame }])),
        ("F2 F2 F2", Channels("WinogradTwo", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }])),
        ("F4 F4 direct", Channels("WinogradDirectWeightGradient", 7, 7, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }])),
        ("F2 F2 direct", Channels("WinogradRagged5", 5, 5, 48, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame }])),
        ("F4 F4 F4", Channels("WinogradRagged7", 7, 7, 48, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame }])),
        ("F4 F4 F4", Channels("WinogradRagged9x13", 9, 13, 20, () => [new Conv(3, 3, 33) { Pad = Pad.AsSame }])),
        ("F4 F4 F2", Channels("WinogradRaggedColumns", 8, 10, 24, () => [new Conv(3, 3, 40) { Pad = Pad.AsSame }])),
        ("F2 F2 F2", Channels("WinogradTwoRows", 2, 33, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }])),
        ("F4 F4 F4", Channels("WinogradValid", 10, 10, 20, () => [new Conv(3, 3, 33)])),
        ("F4 F4 F4", Channels("WinogradPaddingTop", 12, 13, 24, () => [new Conv(3, 3, 32) { Pad = Pad.Sides(2, 0, 0, 1) }])),
        ("F4 F4 F4", Channels("WinogradPaddingBottom", 7, 12, 32, () => [new Conv(3, 3, 20) { Pad = Pad.Sides(0, 2, 2, 2) }])),
        ("F4 F4 F4", Channels("WinogradNoBias", 8, 8, 20, () => [new Conv(3, 3, 48) { Pad = Pad.AsSame, Bias = false }])),
        ("F4 F4 F2", Channels("WinogradRelu", 8, 9, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu()])),
        ("F4 F4 F4", Channels("WinogradTanh", 8, 8, 18, () => [new Conv(3, 3, 35) { Pad = Pad.AsSame }, new Tanh()])),
        ("F4 F4 F4", Channels("WinogradSigmoid", 8, 8, 18, () => [new Conv(3, 3, 35) { Pad = Pad.AsSame }, new Sigmoid()])),
        ("F4 F4 F4", Channels("WinogradPool", 8, 8, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MaxPool(2)])),
        ("F2 F2 F2", Channels("WinogradReluPool6", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)])),
        ("F4 F4 F2", Channels("WinogradReluPool10", 10, 10, 32, () => [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)])),
        ("F4 F4 direct", Channels("WinogradReluPoolOdd", 7, 9, 24, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)])),
        ("F4 F4 -", Channels("WinogradFrozen", 8, 8, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Tanh(), new Frozen()])),
        ("F4 - F4", new("WinogradImage", network => network
            .Input("image", 8, 8, 32)
            .Stage("judged", new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MeanSquaredError()))),
        ("F4 F4 F4", new("WinogradReadTwice", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 32), new Tanh())
            .Stage("first", new Conv(3, 3, 20) { Pad = Pad.AsSame }, new MeanSquaredError())
            .StageFrom("judged", "lift", new Conv(3, 3, 32) { Pad = Pad.AsSame }, new MeanSquaredError()))),
        ("F4 F4 F4", new("WinogradResidual", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 24), new Tanh())
            .Stage("inner", new Conv(3, 3, 24) { Pad = Pad.AsSame }, new Tanh())
            .Stage("judged", new Conv(3, 3, 24) { Pad = Pad.AsSame }, new Add("lift"), new MeanSquaredError()))),
        ("F4 F4 F4", new("WinogradConcat", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(1, 1, 18), new Tanh())
            .Stage("wide", new Conv(3, 3, 34) { Pad = Pad.AsSame }, new Tanh())
            .Stage("judged", new Concat("lift", "wide"), new Conv(3, 3, 16) { Pad = Pad.AsSame }, new MeanSquaredError()))),
        ("F4 F4 F4", Channels("WinogradParts", 26, 26, 64, () => [new Conv(3, 3, 64) { Pad = Pad.AsSame }]) with { Batches = [2], IsLarge = true }),
        ("direct direct direct", Channels("ExactFour", 8, 8, 16, () => [new Conv(3, 3, 16) { Pad = Pad.AsSame }]) with { Exact = true }),
        ("direct direct direct", Channels("ExactTwo", 6, 6, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]) with { Exact = true }),
        ("direct direct direct", Channels("ExactReluPool10", 10, 10, 32, () => [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]) with { Exact = true }),
    ];

    private static readonly int[][] Batches = [[9, 1, 17], [3, 8, 2], [1, 16, 7]];

    public static IEnumerable<NetworkCase> All() =>
        Table.Select((row, index) => row.Case.Batches.Length > 0 ? row.Case : row.Case with { Batches = Batches[index % Batches.Length] });

    /// <summary>Behind a layer that learns, so that the gradient of the data is seen in its parameters.</summary>
    private static NetworkCase Channels(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network
            .Input("image", height, width, 2)
            .Stage("lift", new Conv(1, 1, channels), new Tanh())
            .Stage("judged", [.. parts(), new MeanSquaredError()]));
}
