using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Networks as people use them; the four that PyTorch's numbers exist for stand in PyTorchNetworks.</summary>
internal static class WholeNetworks
{
    public static IEnumerable<NetworkCase> All() =>
    [
        .. PyTorchNetworks.All(),
        new("Xor", network => network
            .Input("x", 2)
            .Stage("hidden", new Dense(4), new Tanh())
            .Stage("y", new Dense(1), new BinaryCrossEntropy())) { Batches = [4, 1, 70] },
        new("TanhController", network => network
            .Input("state", 16)
            .Stage("first", new Dense(32), new Tanh())
            .Stage("second", new Dense(32), new Tanh())
            .Stage("action", new Dense(4), new MeanSquaredError())) { Batches = Catalog.AllBatches },
        new("Mlp784", network => network
            .Input("image", 28, 28, 1)
            .Stage("hidden", new Dense(128), new Relu())
            .Stage("digit", new Dense(10), new SoftmaxCrossEntropy())) { Batches = [1, 9, 2], IsLarge = true },
        new("SmallResidual", network => network
            .Input("image", 16, 16, 3)
            .Stage("stem", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Relu())
            .Stage("inner", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Relu())
            .Stage("outer", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Add("stem"), new Relu())
            .Stage("narrow", new Conv(3, 3, 32) { Stride = 2, Pad = Pad.AsSame }, new Relu(), new GlobalAvgPool())
            .Stage("kind", new Dense(10), new SoftmaxCrossEntropy())) { Batches = [2, 3], IsLarge = true },
        new("LargeStem", network => network
            .Input("image", 64, 64, 3)
            .Stage("stem", new Conv(7, 7, 40) { Stride = 2, Pad = Pad.Around(3) }, new Relu(),
                new MaxPool(3) { Stride = 2, Pad = Pad.Around(1) })
            .Stage("mean", new GlobalAvgPool())
            .Stage("kind", new Dense(100), new SoftmaxCrossEntropy())) { Batches = [1], IsLarge = true },
        // Values so large that those with a border of zeros share their memory with others and are cleared at each use.
        new("LargeBuffers", network => network
            .Input("image", 36, 40, 3)
            .Stage("first", new Conv(3, 3, 33) { Pad = Pad.AsSame }, new Relu())
            .Stage("second", new Conv(1, 1, 33), new Relu())
            .Stage("third", new Conv(3, 3, 20) { Stride = 2, Pad = Pad.AsSame }, new Relu())
            .StageFrom("fourth", "first", new Conv(3, 3, 20) { Stride = 2, Pad = Pad.AsSame })
            .Stage("sum", new Add("third"), new Sigmoid(), new GlobalAvgPool())
            .Stage("kind", new Dense(5), new SoftmaxCrossEntropy())) { Batches = [2], IsLarge = true },
        new("ManyChannels", network => network
            .Input("image", 14, 14, 3)
            .Stage("lift", new Conv(1, 1, 64), new Relu())
            .Stage("wide", new Conv(3, 3, 72) { Pad = Pad.AsSame }, new Relu())
            .Stage("narrow", new Conv(1, 1, 130), new Relu())
            .Stage("deep", new Conv(3, 3, 33) { Stride = 2, Pad = Pad.AsSame }, new Relu())
            .Stage("kind", new Dense(20), new SoftmaxCrossEntropy())) { Batches = [2], IsLarge = true },
        new("WideDense", network => network
            .Input("x", 700)
            .Stage("hidden", new Dense(513), new Relu())
            .Stage("y", new Dense(257), new BinaryCrossEntropy())) { Batches = [3, 1], IsLarge = true },
    ];
}
