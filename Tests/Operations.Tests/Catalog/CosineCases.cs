using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Layers of cosines below, at and above the columns that are taken at once, of vectors and of images, and shared.</summary>
internal static class CosineCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        .. new (int In, int Hidden, int Out)[] { (2, 3, 1), (7, 17, 5), (16, 32, 4), (31, 16, 33), (50, 64, 10) }
            .Select(size => new NetworkCase($"Cosine{size.In}To{size.Hidden}To{size.Out}", network => network
                .Input("x", size.In)
                .Stage("hidden", new Dense(size.Hidden), new Tanh())
                .Stage("scored", new CosineDense(size.Out), new MeanSquaredError()))),
        new("CosineInTheMiddle", network => network
            .Input("x", 9)
            .Stage("hidden", new Dense(8))
            .Stage("cosines", new CosineDense(19))
            .Stage("scored", new Dense(3), new SoftmaxCrossEntropy())
            .StageFrom("again", "hidden", new CosineDense(6), new Dense(2), new MeanSquaredError())),
        new("CosineOnImage", network => network
            .Input("image", 5, 4, 3)
            .Stage("scored", new CosineDense(7), new MeanSquaredError())),
        new("CosineOfChannels", network => network
            .Input("image", 4, 6, 2)
            .Stage("lift", new Conv(3, 3, 5), new Tanh())
            .Stage("scored", new CosineDense(9), new MeanSquaredError())),
    ];
}
