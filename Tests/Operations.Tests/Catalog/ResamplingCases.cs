using Unroll.Operations.Tests.Reference;
using Unroll.Operations.Tests.Reference.Resampling;
using Pad = Unroll.Operations.Tests.Reference.Resampling.Pad;

namespace Unroll.Operations.Tests;

/// <summary>Rows and columns that are added, taken away, repeated and interpolated.</summary>
internal static class ResamplingCases
{
    public static IEnumerable<NetworkCase> All() => [.. Pads(), .. Crops()];

    private static IEnumerable<NetworkCase> Pads() =>
    [
        NetworkCase.OnChannels("PadZero", 5, 4, 20, () => [new Pad(2), new Conv(2, 3, 5)]),
        NetworkCase.OnChannels("PadZeroOfBlock", 6, 5, 16, () => [new Pad(1, 0, 2, 3)]),
        NetworkCase.OnChannels("PadZeroFew", 4, 6, 3, () => [new Pad(0, 2, 1, 0), new Conv(3, 3, 4)]),
        NetworkCase.OnChannels("PadReflect", 7, 5, 35, () => [new Pad(3, 1, 2, 4, PadMode.Reflect), new Conv(3, 3, 6)]),
        NetworkCase.OnChannels("PadReflectWide", 9, 24, 5, () => [new Pad(8, 8, 20, 23, PadMode.Reflect)]),
        NetworkCase.OnChannels("PadReflectFew", 4, 4, 2, () => [new Pad(3, PadMode.Reflect), new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("PadEdge", 5, 6, 18, () => [new Pad(2, PadMode.Edge), new Conv(3, 3, 4)]),
        NetworkCase.OnChannels("PadEdgeFew", 5, 3, 1, () => [new Pad(4, 0, 0, 7, PadMode.Edge), new Conv(2, 2, 3)]),
        NetworkCase.OnChannels("PadNothing", 4, 5, 7, () => [new Pad(0), new Conv(2, 2, 3)]),
        NetworkCase.OnChannels("PadRowsOfOnePixel", 1, 1, 8, () => [new Pad(2, 1, 0, 0, PadMode.Edge), new Dense(3)]),
        NetworkCase.OnImage("PadOnImage", 7, 6, 3, () => [new Pad(1, 2, 3, 0), new Conv(3, 3, 8), new Relu()]),
        NetworkCase.OnImage("PadReflectOnImage", 6, 7, 16, () => [new Pad(2, PadMode.Reflect), new Conv(3, 3, 8)]),
        new("PadBehindConv", network => network
            .Input("image", 9, 8, 2)
            .Stage("features", new Conv(3, 3, 12), new Relu(), new MaxPool(2))
            .Stage("padded", new Pad(1), new Conv(3, 3, 17) { Stride = 2 }, new Relu())
            .Stage("scored", new Pad(1, 1, 1, 1, PadMode.Edge), new AvgPool(2), new Dense(3), new MeanSquaredError())),
        // The value before it is read by others too, so that its gradient is added to what is there.
        new("PadBeside", network => network
            .Input("image", 6, 6, 2)
            .Stage("lift", new Conv(1, 1, 9), new Tanh())
            .Stage("padded", new Pad(2, PadMode.Reflect), new Conv(5, 5, 9), new Tanh())
            .Stage("edge", new Pad(1, PadMode.Edge), new Conv(3, 3, 9), new Add("lift"))
            .StageFrom("zero", "lift", new Pad(1, 0, 0, 2), new Crop(1, 0, 0, 2), new Add("edge"))
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())),
        new("PadFewBeside", network => network
            .Input("image", 6, 5, 2)
            .Stage("lift", new Conv(1, 1, 3), new Tanh())
            .Stage("padded", new Pad(2, PadMode.Reflect), new Conv(5, 5, 3), new Tanh())
            .StageFrom("zero", "lift", new Pad(1, 0, 0, 2), new Crop(1, 0, 0, 2), new Add("padded"))
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())),
        new("PadAsOutput", network => network
            .Input("image", 5, 5, 16)
            .Stage("result", new Pad(1, 2, 0, 3))),
        new("PadFewAsOutput", network => network
            .Input("image", 5, 7, 3)
            .Stage("hidden", new Conv(1, 1, 2), new Relu())
            .Stage("result", new Pad(2, PadMode.Reflect))),
    ];

    private static IEnumerable<NetworkCase> Crops() =>
    [
        NetworkCase.OnChannels("Crop", 7, 6, 20, () => [new Crop(1), new Conv(2, 2, 5)]),
        NetworkCase.OnChannels("CropSides", 8, 9, 16, () => [new Crop(0, 3, 4, 1)]),
        NetworkCase.OnChannels("CropRows", 6, 4, 7, () => [new Crop(2, 3, 0, 0), new Dense(3)]),
        NetworkCase.OnChannels("CropFew", 6, 7, 3, () => [new Crop(1, 2, 3, 0), new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("CropNothing", 4, 3, 5, () => [new Crop(0), new Dense(2)]),
        NetworkCase.OnImage("CropOnImage", 9, 9, 3, () => [new Crop(2, 1, 1, 2), new Conv(3, 3, 6), new Relu()]),
        new("CropBeside", network => network
            .Input("image", 8, 8, 2)
            .Stage("lift", new Conv(3, 3, 6), new Tanh())
            .Stage("small", new Conv(3, 3, 6), new Tanh())
            .StageFrom("skip", "lift", new Crop(1))
            .Stage("both", new Concat("skip", "small"))
            .Stage("scored", new Conv(1, 1, 3), new MeanSquaredError())),
        new("CropAsOutput", network => network
            .Input("image", 8, 6, 4)
            .Stage("result", new Crop(2))),
    ];
}
