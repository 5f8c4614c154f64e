using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Dense layers below, at and above the vector widths and tile heights, at every batch size.</summary>
internal static class DenseCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        .. new (int In, int Hidden, int Out)[] { (1, 1, 1), (2, 3, 1), (7, 17, 5), (16, 32, 4), (31, 16, 33), (50, 64, 10), (130, 15, 48) }
            .Select(size => new NetworkCase($"Dense{size.In}To{size.Hidden}To{size.Out}", network => network
                .Input("x", size.In)
                .Stage("hidden", new Dense(size.Hidden), new Tanh())
                .Stage("scored", new Dense(size.Out), new MeanSquaredError()))),
        new("DenseEveryBatch", network => network
            .Input("x", 20)
            .Stage("hidden", new Dense(19), new Relu())
            .Stage("scored", new Dense(7), new SoftmaxCrossEntropy())) { Batches = Catalog.AllBatches },
        new("DenseNoBias", network => network
            .Input("x", 9)
            .Stage("hidden", new Dense(23) { Bias = false }, new Sigmoid())
            .Stage("scored", new Dense(6) { Bias = false }, new MeanSquaredError())),
        new("DenseOnImage", network => network
            .Input("image", 5, 4, 3)
            .Stage("hidden", new Dense(18), new LeakyRelu(0.25f))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("FlattenThenDense", network => network
            .Input("image", 4, 6, 2)
            .Stage("lift", new Conv(3, 3, 5), new Relu())
            .Stage("flat", new Flatten())
            .Stage("scored", new Dense(9), new MeanSquaredError())),
        new("DenseThreeInOneStage", network => network
            .Input("x", 12)
            .Stage("scored", new Dense(10), new Relu(), new Dense(11) { Bias = false }, new Tanh(), new Dense(4), new MeanSquaredError())),
        new("DenseLinearChain", network => network
            .Input("x", 6)
            .Stage("first", new Dense(5))
            .Stage("second", new Dense(4))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
    ];
}
