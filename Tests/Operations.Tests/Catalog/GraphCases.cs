using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Several consumers, inputs and outputs.</summary>
internal static class GraphCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("Diamond", network => network
            .Input("x", 6)
            .Stage("top", new Dense(8), new Tanh())
            .Stage("left", new Dense(7), new Relu())
            .StageFrom("right", "top", new Dense(7), new Sigmoid())
            .Stage("scored", new Add("left", "right"), new Dense(2), new MeanSquaredError())),
        new("ThreeConsumers", network => network
            .Input("image", 6, 6, 2)
            .Stage("shared", new Conv(3, 3, 9) { Pad = Pad.AsSame }, new Relu())
            .Stage("a", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new Tanh())
            .StageFrom("b", "shared", new MaxPool(3) { Stride = 1, Pad = Pad.AsSame }, new Conv(1, 1, 3))
            .StageFrom("c", "shared", new Conv(1, 1, 5))
            .Stage("joined", new Concat("a", "b", "c", "shared"))
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())),
        new("ReadBeforeAndAfterActivation", network => network
            .Input("x", 6)
            .Stage("linear", new Dense(10))
            .Stage("bent", new Relu())
            .Stage("joined", new Multiply("linear", "bent"))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("PooledAndFull", network => network
            .Input("image", 8, 8, 1)
            .Stage("features", new Conv(3, 3, 6), new Relu())
            .Stage("pooled", new MaxPool(2))
            .StageFrom("average", "features", new AvgPool(2))
            .Stage("both", new Concat("pooled", "average"))
            .Stage("scored", new Dense(3), new MeanSquaredError())
            .StageFrom("dense", "features", new Dense(2), new MeanSquaredError { Weight = 0.5f })),
        new("TwoInputs", network => network
            .Input("left", 6)
            .Input("right", 9)
            .StageFrom("a", "left", new Dense(10), new Tanh())
            .StageFrom("b", "right", new Dense(10), new Tanh())
            .Stage("same", new Multiply("a", "b"), new Dense(1), new BinaryCrossEntropy())),
        new("ImageAndVector", network => network
            .Input("image", 7, 7, 3)
            .Input("facts", 5)
            .StageFrom("seen", "image", new Conv(3, 3, 7), new Relu(), new GlobalAvgPool())
            .Stage("both", new Concat("seen", "facts"))
            .Stage("scored", new Dense(4), new SoftmaxCrossEntropy())
            .StageFrom("value", "both", new Dense(1), new MeanSquaredError())),
        new("TwoImages", network => network
            .Input("left", 5, 5, 3)
            .Input("right", 5, 5, 4)
            .Stage("both", new Concat("left", "right"))
            .Stage("scored", new Conv(3, 3, 6), new Relu(), new Dense(3), new MeanSquaredError())),
        new("Inception", network => network
            .Input("image", 7, 7, 3)
            .Stage("stem", new Conv(3, 3, 12) { Pad = Pad.AsSame }, new Relu())
            .Stage("one", new Conv(1, 1, 6), new Relu())
            .StageFrom("three", "stem", new Conv(1, 1, 4), new Relu(), new Conv(3, 3, 8) { Pad = Pad.AsSame }, new Relu())
            .StageFrom("five", "stem", new Conv(1, 1, 3), new Relu(), new Conv(5, 5, 5) { Pad = Pad.AsSame }, new Relu())
            .StageFrom("pool", "stem", new MaxPool(3) { Stride = 1, Pad = Pad.AsSame }, new Conv(1, 1, 3), new Relu())
            .Stage("merged", new Concat("one", "three", "five", "pool"))
            .Stage("scored", new GlobalAvgPool(), new Dense(5), new SoftmaxCrossEntropy())),
        new("LongSkip", network => network
            .Input("x", 5)
            .Stage("a", new Dense(6), new Relu())
            .Stage("b", new Dense(6), new Relu())
            .Stage("c", new Dense(6), new Relu(), new Add("a"))
            .Stage("d", new Dense(6), new Relu(), new Add("b"), new Multiply("c"))
            .Stage("scored", new Concat("a", "b", "c", "d", "x"), new Dense(2), new MeanSquaredError())),
        new("AddToItself", network => network
            .Input("x", 5)
            .Stage("a", new Dense(9), new Tanh())
            .Stage("scored", new Add("a", "a"), new Dense(3), new MeanSquaredError())),
        new("Square", network => network
            .Input("x", 5)
            .Stage("a", new Dense(9), new Tanh())
            .Stage("scored", new Multiply("a", "a"), new Dense(3), new MeanSquaredError())),
        new("ConcatTwice", network => network
            .Input("image", 4, 5, 2)
            .Stage("a", new Conv(2, 2, 5), new Relu())
            .Stage("scored", new Concat("a", "a"), new Conv(2, 2, 3), new MeanSquaredError())),
        new("ScoredAndJoined", network => network
            .Input("x", 7)
            .Stage("a", new Dense(6), new Tanh(), new MeanSquaredError())
            .StageFrom("b", "x", new Dense(5), new Hinge { Weight = 0.5f })
            .Stage("scored", new Concat("a", "b"), new Dense(3), new SoftmaxCrossEntropy())),
        new("JoinsAsOutputs", network => network
            .Input("image", 5, 4, 3)
            .Stage("a", new Conv(2, 2, 5), new Relu())
            .StageFrom("b", "image", new Conv(2, 2, 4), new Tanh())
            .Stage("both", new Concat("a", "b"), new MeanSquaredError())
            .StageFrom("flat", "a", new Flatten(), new MeanSquaredError())
            .StageFrom("mean", "b", new GlobalAvgPool())),
        new("NoLoss", network => network
            .Input("image", 9, 8, 2)
            .Stage("features", new Conv(3, 3, 7), new Relu(), new MaxPool(2))
            .Stage("result", new Dense(4), new Softmax())),
        new("NoParameters", network => network
            .Input("image", 6, 6, 5)
            .Stage("result", new AvgPool(2), new Tanh())),
        new("AllFrozen", network => network
            .Input("x", 6)
            .Stage("a", new Dense(8), new Relu(), new Frozen())
            .Stage("scored", new Dense(3), new Frozen(), new SoftmaxCrossEntropy())),
        new("InputReadTwice", network => network
            .Input("image", 6, 6, 3)
            .Stage("a", new Conv(3, 3, 4), new Tanh())
            .StageFrom("b", "image", new AvgPool(3) { Stride = 1 }, new Conv(1, 1, 4))
            .Stage("scored", new Add("a", "b"), new MeanSquaredError())),
    ];
}
