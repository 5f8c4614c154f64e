using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Add, Multiply and Concat, of two and of several, on vectors and images, alone and inside a stage.</summary>
internal static class JoinCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        Images("AddTwo", 5, 5, () => new Add("a", "b")),
        Images("AddThree", 5, 5, () => new Add("a", "b", "c")),
        Images("MultiplyTwo", 7, 7, () => new Multiply("a", "b")),
        Images("MultiplyThree", 6, 6, () => new Multiply("a", "b", "c")),
        Images("ConcatEven", 16, 8, () => new Concat("a", "b", "c")),
        Images("ConcatOdd", 3, 6, () => new Concat("c", "a", "b")),
        Vectors("AddVectors", 19, 19, () => new Add("a", "b")),
        Vectors("MultiplyVectors", 19, 19, () => new Multiply("a", "b")),
        Vectors("ConcatVectors", 7, 18, () => new Concat("b", "a")),
        new("AddAbove", network => network
            .Input("x", 8)
            .Stage("a", new Dense(12), new Tanh())
            .Stage("b", new Dense(12), new Relu())
            .Stage("scored", new Add("a"), new MeanSquaredError())),
        new("ResidualInStage", network => network
            .Input("image", 7, 7, 3)
            .Stage("a", new Conv(3, 3, 6) { Pad = Pad.AsSame }, new Relu())
            .Stage("b", new Conv(3, 3, 6) { Pad = Pad.AsSame }, new Relu(), new Conv(3, 3, 6) { Pad = Pad.AsSame },
                new Add("a"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(4), new SoftmaxCrossEntropy())),
        new("GateInStage", network => network
            .Input("x", 8)
            .Stage("value", new Dense(12), new Tanh())
            .StageFrom("gate", "x", new Dense(12), new Sigmoid(), new Multiply("value"))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("ConcatWithInput", network => network
            .Input("x", 5)
            .Stage("a", new Dense(6), new Relu())
            .Stage("both", new Concat("x", "a"))
            .Stage("scored", new Dense(4), new MeanSquaredError())),
        new("ConcatThenConvRelu", network => network
            .Input("image", 6, 6, 3)
            .Stage("a", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new Relu())
            .StageFrom("b", "image", new Conv(1, 1, 9), new Tanh())
            .Stage("scored", new Concat("a", "b"), new Conv(3, 3, 5), new Relu(), new MeanSquaredError())),
    ];

    private static NetworkCase Images(string name, int first, int second, Func<StagePart> join) =>
        new(name, network => network
            .Input("image", 5, 6, 2)
            .Stage("a", new Conv(2, 2, first), new Tanh())
            .StageFrom("b", "image", new Conv(2, 2, second), new Relu())
            .StageFrom("c", "image", new Conv(2, 2, second), new Sigmoid())
            .Stage("joined", join())
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())
            .StageFrom("other", "c", new GlobalAvgPool(), new MeanSquaredError()));

    private static NetworkCase Vectors(string name, int first, int second, Func<StagePart> join) =>
        new(name, network => network
            .Input("x", 7)
            .Stage("a", new Dense(first), new Tanh())
            .StageFrom("b", "x", new Dense(second), new Relu())
            .Stage("joined", join())
            .Stage("scored", new Dense(3), new MeanSquaredError()));
}
