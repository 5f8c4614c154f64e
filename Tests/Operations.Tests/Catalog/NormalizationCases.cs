using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Normalization by the channels of a pixel: over neighboring ones, and to length 1.</summary>
internal static class NormalizationCases
{
    public static IEnumerable<NetworkCase> All() => [.. OverNeighbors(), .. ToLengthOne()];

    /// <summary>Alpha is larger than usual in most, or the sum of squares would hardly matter.</summary>
    private static IEnumerable<NetworkCase> OverNeighbors() =>
    [
        NetworkCase.OnChannels("ResponseNorm", 5, 4, 20, () => [new LocalResponseNorm(), new Conv(1, 1, 6)]),
        NetworkCase.OnChannels("ResponseNormStrong", 4, 6, 16, () => [new LocalResponseNorm { Alpha = 0.5f }]),
        NetworkCase.OnChannels("ResponseNormEven", 5, 5, 7, () => [new LocalResponseNorm(4) { Alpha = 0.75f, K = 2 }]),
        NetworkCase.OnChannels("ResponseNormOne", 4, 5, 33, () => [new LocalResponseNorm(1) { Alpha = 0.25f, Beta = 0.5f }]),
        NetworkCase.OnChannels("ResponseNormWide", 3, 5, 4, () =>
            [new LocalResponseNorm(9) { Alpha = 0.5f, Beta = 1, DivideBySize = false }]),
        NetworkCase.OnChannels("ResponseNormSteep", 4, 4, 18, () =>
            [new LocalResponseNorm(3) { Alpha = 0.25f, Beta = 1.3f, DivideBySize = false }]),
        NetworkCase.OnImage("ResponseNormOnImage", 6, 5, 3, () => [new LocalResponseNorm(3) { Alpha = 1 }, new Conv(2, 2, 4)]),
        NetworkCase.OnChannels("ConvReluResponseNormPool", 8, 8, 4, () =>
            [new Conv(3, 3, 12), new Relu(), new LocalResponseNorm { Alpha = 0.5f, K = 2 }, new MaxPool(3) { Stride = 2 }]),
        new("ResponseNormPredictOnly", network => network
            .Input("image", 8, 8, 3)
            .Stage("features", new Conv(3, 3, 16), new Relu(), new LocalResponseNorm { Alpha = 0.5f })
            .Stage("result", new Dense(4))),
    ];

    private static IEnumerable<NetworkCase> ToLengthOne() =>
    [
        NetworkCase.OnChannels("LengthOfPixels", 4, 5, 6, () => [new L2Normalize()]),
        NetworkCase.OnChannels("LengthOfPixels16", 4, 4, 16, () => [new L2Normalize(), new Conv(2, 2, 5)]),
        NetworkCase.OnChannels("LengthOfPixels35", 3, 4, 35, () => [new L2Normalize()]),
        // About half of the pixels are shorter than this.
        NetworkCase.OnChannels("LengthAtLeast", 5, 5, 5, () => [new L2Normalize { Epsilon = 0.75f }]),
        NetworkCase.OnImage("LengthOnImage", 5, 6, 3, () => [new L2Normalize(), new Conv(2, 2, 4)]),
        new("LengthOfVector", network => network
            .Input("x", 9)
            .Stage("hidden", new Dense(19), new Tanh(), new L2Normalize())
            .Stage("scored", new Dense(4), new MeanSquaredError())),
        new("LengthOfEmbedding", network => network
            .Input("image", 6, 6, 2)
            .Stage("features", new Conv(3, 3, 8), new Relu(), new GlobalAvgPool())
            .Stage("scored", new Dense(16), new L2Normalize(), new MeanSquaredError())),
        new("LengthPredictOnly", network => network
            .Input("x", 12)
            .Stage("result", new Dense(18), new L2Normalize())),
    ];
}
