using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Networks made of blocks: several uses with other arguments, nested, shared, and among other operations.</summary>
internal static class BlockCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("InceptionBlocks", network => network
            .Input("image", 6, 6, 3)
            .Stage("stem", new Conv(3, 3, 8) { Pad = Pad.AsSame }, new Relu())
            .Stage("a", new BlockUse(Blocks.Inception, 4, 3, 6, 2, 3, 3))
            .Stage("pooled", new MaxPool(2))
            .Stage("b", new BlockUse(Blocks.Inception, 6, 2, 5, 3, 4, 2))
            .Stage("scored", new GlobalAvgPool(), new Dense(5), new SoftmaxCrossEntropy())),
        new("ResidualBlocks", network => network
            .Input("image", 7, 7, 2)
            .Stage("stem", new Conv(3, 3, 8) { Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu())
            .Stage("a", new BlockUse(Blocks.Basic, 8, 1))
            .Stage("b", new BlockUse(Blocks.Basic, 16, 2))
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())) { Batches = [4, 8, 3] },
        new("Bottlenecks", network => network
            .Input("image", 7, 5, 3)
            .Stage("stem", new Conv(1, 1, 16), new Relu())
            .Stage("a", new BlockUse(Blocks.Bottleneck, 4, 16, 1))
            .Stage("b", new BlockUse(Blocks.Bottleneck, 5, 20, 2))
            .Stage("scored", new Dense(3), new MeanSquaredError())) { Batches = [4, 17] },
        new("FireBlocks", network => network
            .Input("image", 9, 8, 3)
            .Stage("a", new Conv(3, 3, 8) { Stride = 2 }, new Relu(), new BlockUse(Blocks.Fire, 3, 8))
            .Stage("b", new BlockUse(Blocks.Fire, 4, 5), new Conv(1, 1, 7), new Relu())
            .Stage("scored", new GlobalAvgPool(), new SoftmaxCrossEntropy())),
        new("SeparableBlocks", network => network
            .Input("image", 8, 8, 3)
            .Stage("a", new BlockUse(Blocks.Separable, 10, 1))
            .Stage("b", new BlockUse(Blocks.Separable, 16, 2))
            .Stage("scored", new GlobalAvgPool(), new Dense(3), new MeanSquaredError())) { Batches = [9, 4] },
        new("NestedBlocks", network => network
            .Input("image", 5, 5, 4)
            .Stage("a", new BlockUse(Blocks.TwoLayers, 5))
            .Stage("b", new BlockUse(Blocks.TwoLayers, 2))
            .Stage("scored", new AvgPool(2), new Dense(3), new MeanSquaredError())) { Batches = [7, 4] },
        new("SharedBlocks", network => network
            .Input("left", 8, 8, 1)
            .Input("right", 8, 8, 1)
            .StageFrom("a", "left", new BlockUse(Blocks.Branch))
            .StageFrom("b", "right", new BlockUse(Blocks.Branch) { SharedWith = "a" })
            .Stage("scored", new Multiply("a", "b"), new Dense(1), new BinaryCrossEntropy())),
        new("SharedNestedBlocks", network => network
            .Input("image", 5, 6, 3)
            .Stage("a", new BlockUse(Blocks.TwoLayers, 4))
            .StageFrom("b", "image", new MaxPool(2), new BlockUse(Blocks.TwoLayers, 4) { SharedWith = "a" }, new GlobalAvgPool())
            .StageFrom("c", "a", new GlobalAvgPool())
            .Stage("scored", new Add("b", "c"), new Dense(3), new MeanSquaredError())) { Batches = [8, 3] },
        new("SharedResidualBlocks", network => network
            .Input("image", 6, 6, 5)
            .Stage("a", new BlockUse(Blocks.Basic, 8, 2), new GlobalAvgPool())
            .StageFrom("b", "image", new Tanh(), new BlockUse(Blocks.Basic, 8, 2) { SharedWith = "a" }, new GlobalAvgPool())
            .Stage("scored", new Concat("a", "b"), new Dense(2), new MeanSquaredError())) { Batches = [7, 4] },
        new("FrozenBlock", network => network
            .Input("image", 6, 6, 2)
            .Stage("stem", new Conv(1, 1, 4), new Tanh())
            .Stage("a", new BlockUse(Blocks.Basic, 6, 2), new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("PenalizedBlock", network => network
            .Input("image", 5, 5, 2)
            .Stage("a", new BlockUse(Blocks.Fire, 3, 4), new L2(0.125f))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("BlockAuxiliary", network => network
            .Input("image", 8, 8, 2)
            .Stage("a", new BlockUse(Blocks.Fire, 3, 5))
            .Stage("hint", new BlockUse(Blocks.Branch), new Dense(4), new SoftmaxCrossEntropy { Weight = 0.25f, AuxiliaryTo = "scores" })
            .StageFrom("scores", "a", new BlockUse(Blocks.Branch), new Dense(4), new SoftmaxCrossEntropy())),
        new("BlockOutput", network => network
            .Input("image", 6, 5, 3)
            .Stage("scored", new BlockUse(Blocks.Inception, 2, 2, 3, 1, 2, 2), new MeanSquaredError())),
        new("BlockPredictOnly", network => network
            .Input("image", 9, 9, 3)
            .Stage("stem", new Conv(3, 3, 16) { Stride = 2, Pad = Pad.AsSame, Bias = false }, new BatchNorm(), new Relu())
            .Stage("a", new BlockUse(Blocks.Basic, 16, 1))
            .Stage("b", new BlockUse(Blocks.Basic, 24, 2))
            .Stage("result", new AdaptiveAvgPool(2), new Dense(6), new Softmax())),
    ];
}
