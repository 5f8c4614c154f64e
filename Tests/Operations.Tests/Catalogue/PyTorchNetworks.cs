using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>The networks of PyTorch/make_numbers.py, stage for stage.</summary>
internal static class PyTorchNetworks
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("LeNet5", network => network
            .Input("image", 28, 28, 1)
            .Stage("c1", new Conv(5, 5, 6) { Pad = Pad.AsSame }, new Relu())
            .Stage("s2", new MaxPool(2))
            .Stage("c3", new Conv(5, 5, 16), new Relu())
            .Stage("s4", new MaxPool(2))
            .Stage("f5", new Dense(120), new Relu())
            .Stage("f6", new Dense(84), new Relu())
            .Stage("digit", new Dense(10), new SoftmaxCrossEntropy())) { Batches = [1, 8, 3, 17], IsLarge = true },
        new("TanhRegression", network => network
            .Input("x", 13)
            .Stage("first", new Dense(40), new Tanh())
            .Stage("second", new Dense(21), new Tanh())
            .Stage("y", new Dense(3), new MeanSquaredError())) { Batches = [16, 1, 7] },
        new("TwoOutputs", network => network
            .Input("image", 13, 11, 3)
            .Stage("stem", new Conv(3, 3, 10) { Stride = 2, Pad = Pad.Around(1) }, new LeakyRelu(0.125f))
            .Stage("inner", new Conv(3, 3, 10) { Pad = Pad.Around(1) }, new LeakyRelu(0.125f))
            .Stage("sum", new Add("stem", "inner"))
            .StageFrom("side", "stem", new Conv(1, 1, 5), new LeakyRelu(0.125f))
            .Stage("both", new Concat("sum", "side"))
            .Stage("pooled", new AvgPool(3) { Stride = 2, Pad = Pad.Around(1) })
            .Stage("kind", new Dense(6), new SoftmaxCrossEntropy())
            .StageFrom("place", "pooled", new Dense(2), new MeanSquaredError { Weight = 0.5f })) { Batches = [8, 1, 3], IsLarge = true },
        new("MultiLabel", network => network
            .Input("image", 10, 12, 2)
            .Stage("features", new Conv(3, 3, 9) { Pad = Pad.AsSame }, new Sigmoid())
            .Stage("deeper", new Conv(3, 2, 14), new Sigmoid())
            .Stage("mean", new GlobalAvgPool())
            .Stage("labels", new Dense(5), new BinaryCrossEntropy())) { Batches = [8, 2, 9], IsLarge = true },
    ];
}
