using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>L1, L2, Frozen and Init. Dropout, whose mask must be recovered first, has tests of its own.</summary>
internal static class RegularizationCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("WeightsPenalized", network => network
            .Input("x", 9)
            .Stage("hidden", new Dense(17), new Relu(), new L2(0.125f))
            .Stage("scored", new Dense(4), new L1(0.0625f), new MeanSquaredError())),
        new("BothPenalties", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(3, 3, 5), new Relu(), new L1(0.01f), new L2(0.02f))
            .Stage("scored", new Dense(3), new SoftmaxCrossEntropy())),
        new("FrozenFirst", network => network
            .Input("image", 8, 8, 1)
            .Stage("edges", new Conv(3, 3, 4), new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("FrozenMiddle", network => network
            .Input("x", 7)
            .Stage("first", new Dense(9), new Tanh())
            .Stage("middle", new Dense(8), new Tanh(), new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("FrozenConvMiddle", network => network
            .Input("image", 8, 8, 2)
            .Stage("first", new Conv(3, 3, 5), new Relu())
            .Stage("middle", new Conv(3, 3, 6), new Relu(), new Frozen())
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("DropoutOfNothing", network => network
            .Input("x", 7)
            .Stage("hidden", new Dense(20), new Relu(), new Dropout(0))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
        new("Initialized", network => network
            .Input("x", 7)
            .Stage("first", new Dense(9), new Init("HeUniform", "Scale = 0.5f"), new Relu())
            .Stage("second", new Dense(8), new Init("Constant", "Value = 0.25f"), new Tanh())
            .Stage("scored", new Dense(3), new Init("XavierNormal"), new MeanSquaredError())),
    ];
}
