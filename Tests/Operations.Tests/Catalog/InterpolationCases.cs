using Unroll.Operations.Tests.Reference;
using Unroll.Operations.Tests.Reference.Resampling;
using Pad = Unroll.Operations.Tests.Reference.Resampling.Pad;

namespace Unroll.Operations.Tests;

/// <summary>Images that become larger or smaller by interpolation.</summary>
internal static class InterpolationCases
{
    private const Interpolation Linear = Interpolation.Bilinear, Cubic = Interpolation.Bicubic;

    public static IEnumerable<NetworkCase> All() => [.. Nearest(), .. Bilinear(), .. Bicubic(), .. InNetworks()];

    private static IEnumerable<NetworkCase> Nearest() =>
    [
        On("UpsampleNearest", 4, 5, 20, () => new Upsample(2)),
        On("UpsampleNearestFew", 3, 4, 3, () => new Upsample(3)),
        On("UpsampleNearestWide", 3, 2, 16, () => new Upsample(1, 9)),
        On("UpsampleNearestHigh", 2, 3, 7, () => new Upsample(5, 1)),
        On("UpsampleByOne", 4, 3, 5, () => new Upsample(1)),
        On("ResizeNearestLarger", 5, 7, 18, () => new Resize(8, 9)),
        On("ResizeNearestSmaller", 9, 8, 6, () => new Resize(4, 3)),
        On("ResizeNearestExact", 5, 4, 33, () =>
            new Resize(7, 9) { Coordinates = Coordinates.HalfPixel, Rounding = NearestRounding.RoundPreferCeil }),
        On("ResizeNearestCorners", 6, 5, 4, () =>
            new Resize(9, 12) { Coordinates = Coordinates.AlignCorners, Rounding = NearestRounding.RoundPreferFloor }),
        On("ResizeNearestCeil", 6, 5, 9, () => new Resize(4, 7) { Coordinates = Coordinates.HalfPixel, Rounding = NearestRounding.Ceil }),
        On("ResizeNearestScaled", 7, 9, 5, () => new Resize(3, 5) { ScaleY = 0.5f, ScaleX = 0.6f }),
        On("ResizeNearestScaledUp", 7, 11, 5, () => new Resize(4, 13) { ScaleY = 0.5f }),
        On("ResizeNearestManyFew", 3, 67, 2, () => new Resize(2, 90)),
        On("ResizeNearestMany", 3, 67, 16, () => new Resize(2, 90)),
    ];

    private static IEnumerable<NetworkCase> Bilinear() =>
    [
        On("UpsampleBilinear", 4, 5, 20, () => new Upsample(2) { Mode = Linear }),
        On("UpsampleBilinearFew", 5, 4, 3, () => new Upsample(2) { Mode = Linear }),
        On("UpsampleBilinear8", 2, 3, 16, () => new Upsample(8) { Mode = Linear }),
        On("UpsampleBilinearRows", 4, 3, 7, () => new Upsample(3, 1) { Mode = Linear }),
        On("UpsampleBilinearColumns", 3, 4, 35, () => new Upsample(1, 3) { Mode = Linear }),
        On("UpsampleBilinearCorners", 4, 5, 6, () => new Upsample(2) { Mode = Linear, Coordinates = Coordinates.AlignCorners }),
        On("UpsampleBilinearAsymmetric", 4, 3, 17, () => new Upsample(4, 2) { Mode = Linear, Coordinates = Coordinates.Asymmetric }),
        On("ResizeBilinear", 5, 6, 9, () => new Resize(9, 7) { Mode = Linear }),
        On("ResizeBilinearMany", 4, 50, 16, () => new Resize(7, 63) { Mode = Linear }),
        On("ResizeBilinearManyFew", 4, 50, 1, () => new Resize(7, 63) { Mode = Linear }),
        On("ResizeBilinearSmaller", 9, 11, 5, () => new Resize(4, 4) { Mode = Linear }),
        On("ResizeBilinearAntialias", 12, 11, 18, () => new Resize(5, 3) { Mode = Linear, Antialias = true }),
        On("ResizeBilinearToOne", 5, 4, 6, () => new Resize(1, 1) { Mode = Linear, Coordinates = Coordinates.PyTorchHalfPixel }),
        On("ResizeBilinearOfOne", 1, 1, 6, () => new Resize(3, 4) { Mode = Linear }),
        On("ResizeBilinearScaled", 7, 5, 8, () =>
            new Resize(3, 8) { Mode = Linear, Coordinates = Coordinates.HalfPixelSymmetric, ScaleY = 0.5f, ScaleX = 1.7f }),
        On("ResizeBilinearScaledOneSide", 6, 11, 8, () => new Resize(5, 13) { Mode = Linear, ScaleY = 0.85f }),
    ];

    private static IEnumerable<NetworkCase> Bicubic() =>
    [
        On("UpsampleBicubic", 5, 4, 20, () => new Upsample(2) { Mode = Cubic }),
        On("UpsampleBicubicFew", 4, 5, 2, () => new Upsample(2, 3) { Mode = Cubic }),
        On("ResizeBicubic", 6, 7, 16, () => new Resize(9, 5) { Mode = Cubic, CubicCoefficient = -0.5f }),
        On("ResizeBicubicExcluding", 5, 6, 7, () => new Resize(8, 9) { Mode = Cubic, ExcludeOutside = true }),
        On("ResizeBicubicCorners", 4, 6, 18, () => new Resize(7, 11) { Mode = Cubic, Coordinates = Coordinates.AlignCorners }),
        On("ResizeBicubicAntialias", 13, 12, 5, () =>
            new Resize(5, 4) { Mode = Cubic, Antialias = true, ExcludeOutside = true, CubicCoefficient = -0.5f }),
        On("ResizeBicubicAntialiasOfBorder", 12, 9, 16, () => new Resize(5, 7) { Mode = Cubic, Antialias = true }),
    ];

    private static IEnumerable<NetworkCase> InNetworks() =>
    [
        NetworkCase.OnImage("UpsampleOnImage", 6, 5, 3, () => [new Upsample(2), new Conv(3, 3, 8), new Relu()]),
        NetworkCase.OnImage("ResizeOnImage", 9, 8, 3, () => [new Resize(5, 6) { Mode = Linear, Antialias = true }, new Conv(3, 3, 8)]),
        new("UpsampleDecoder", network => network
            .Input("image", 8, 8, 2)
            .Stage("fine", new Conv(3, 3, 12) { Pad = Reference.Pad.AsSame }, new Tanh())
            .Stage("coarse", new MaxPool(2), new Conv(3, 3, 18) { Pad = Reference.Pad.AsSame }, new Tanh())
            .Stage("again", new Upsample(2) { Mode = Linear }, new Conv(1, 1, 12))
            .Stage("sum", new Add("fine"), new Relu())
            .StageFrom("near", "coarse", new Upsample(2))
            .Stage("both", new Concat("sum", "near"))
            .Stage("scored", new Conv(3, 3, 3) { Pad = Reference.Pad.AsSame }, new MeanSquaredError())),
        new("UpsampleFewBeside", network => network
            .Input("image", 4, 5, 2)
            .Stage("lift", new Conv(1, 1, 2), new Tanh())
            .Stage("larger", new Upsample(2) { Mode = Linear })
            .StageFrom("cubic", "lift", new Upsample(2) { Mode = Cubic }, new Add("larger"))
            .StageFrom("near", "lift", new Upsample(2), new Add("cubic"))
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())),
        new("UpsampleBeforeDense", network => network
            .Input("image", 4, 4, 1)
            .Stage("features", new Conv(2, 2, 9), new Relu())
            .Stage("scored", new Upsample(2) { Mode = Linear }, new Pad(1, PadMode.Reflect), new Crop(0, 1, 2, 0), new Dense(3),
                new MeanSquaredError())),
        new("UpsampleAsOutput", network => network
            .Input("image", 5, 4, 16)
            .Stage("result", new Upsample(2) { Mode = Linear })),
        new("ResizeFewAsOutput", network => network
            .Input("image", 7, 9, 3)
            .Stage("result", new Resize(5, 11) { Mode = Cubic })),
    ];

    private static NetworkCase On(string name, int height, int width, int channels, Func<Interpolated> operation) =>
        NetworkCase.OnChannels(name, height, width, channels, () => [operation()]);
}
