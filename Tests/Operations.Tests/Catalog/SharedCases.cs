using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Layers with work enough for several threads to share that of one sample, in each way in which it is divided; none of them learns.
/// </summary>
internal static class SharedCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        Image("SharedRows", 32, 40, 16, () => [new Conv(5, 5, 20) { Stride = 2, Pad = Pad.AsSame }, new Relu()]) with { Exact = true },
        Image("SharedRowsPooled", 20, 20, 8, () => [new Conv(5, 5, 32) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)])
            with { Exact = true },
        Image("SharedFilters", 7, 7, 64, () => [new Conv(5, 5, 176)]) with { Exact = true },
        Image("SharedFarWeights", 3, 3, 704, () => [new Conv(1, 1, 640), new Relu()]),
        Image("SharedWinograd", 14, 15, 48, () => [new Conv(3, 3, 40) { Pad = Pad.AsSame }, new Relu()]),
        Image("SharedWinogradPooled", 14, 14, 33, () => [new Conv(3, 3, 64) { Pad = Pad.AsSame }, new MaxPool(2)]),
        Image("SharedWinogradStride", 40, 44, 12, () => [new Conv(5, 5, 48) { Stride = 2, Pad = Pad.AsSame }, new Relu()]),
        Image("SharedWinogradFilters", 10, 11, 40, () => [new Conv(3, 3, 320) { Stride = 2, Pad = Pad.Around(1) }]),
        Image("SharedPhases", 20, 20, 16, () =>
        [
            new MaxPool(3) { Stride = 1 }, new Conv(5, 5, 16), new Tanh(), new Conv(3, 3, 32) { Pad = Pad.AsSame }, new Dense(200),
            new Relu(), new Dense(17),
        ]),
        Image("SharedDense", 1, 1, 1100, () => [new Dense(2000), new Relu()]),
    ];

    private static NetworkCase Image(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network.Input("image", height, width, channels).Stage("result", parts())) { Batches = [2], IsLarge = true };
}
