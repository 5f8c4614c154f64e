using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Gram matrices: of few channels and of several blocks of them, of one band of rows and of several, scored and read on.</summary>
internal static class StyleCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        // Less than a block of channels, one, and several, the last of which is not filled.
        .. new[] { 1, 5, 16, 21, 48 }.Select(channels => new NetworkCase($"GramMatrix{channels}", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(2, 2, channels), new Tanh())
            .Stage("style", new GramMatrix { DivideByChannels = channels == 21 }, new MeanSquaredError { Weight = 3 })
            .StageFrom("read", "features", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new GlobalAvgPool(), new MeanSquaredError()))),
        // The matrix is no longer symmetric behind the gradient of a dense layer or a convolution.
        new("GramMatrixRead", network => network
            .Input("image", 5, 5, 3)
            .Stage("features", new Conv(2, 2, 18), new Relu())
            .Stage("style", new GramMatrix())
            .Stage("scored", new Conv(3, 3, 2) { Pad = Pad.AsSame }, new Dense(3), new MeanSquaredError())
            .StageFrom("again", "style", new Dense(2), new Tanh(), new MeanSquaredError())),
        new("GramMatrixOfInput", network => network
            .Input("image", 6, 5, 3)
            .Stage("style", new GramMatrix())
            .Stage("scored", new Dense(4), new MeanSquaredError())),
        new("GramMatrixIsOutput", network => network
            .Input("image", 9, 4, 17)
            .Stage("style", new GramMatrix())),
        // Several bands of rows, the last of which is smaller, whose sums are added in double precision.
        new("GramMatrixOfBands", network => network
            .Input("image", 70, 61, 2)
            .Stage("features", new Conv(1, 1, 20), new Tanh())
            .Stage("style", new GramMatrix(), new MeanSquaredError()))
        {
            Batches = [2],
            IsLarge = true,
        },
    ];
}
