using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Every loss, of one element and of many, weighted, and several in one network.</summary>
internal static class LossCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        On("SoftmaxCrossEntropy2", 2, () => new SoftmaxCrossEntropy()),
        On("SoftmaxCrossEntropy10", 10, () => new SoftmaxCrossEntropy()),
        On("SoftmaxCrossEntropy37", 37, () => new SoftmaxCrossEntropy { Weight = 0.5f }),
        On("SoftmaxCrossEntropySmoothed2", 2, () => new SoftmaxCrossEntropy { LabelSmoothing = 0.1f }),
        On("SoftmaxCrossEntropySmoothed21", 21, () => new SoftmaxCrossEntropy { LabelSmoothing = 0.25f, Weight = 0.5f }),
        On("SoftmaxCrossEntropyOfProbabilities2", 2, () => new SoftmaxCrossEntropy { Probabilities = true, LabelSmoothing = 0.1f }),
        On("SoftmaxCrossEntropyOfProbabilities21", 21, () => new SoftmaxCrossEntropy { Probabilities = true, Weight = 0.5f }),
        On("SmoothL1One", 1, () => new SmoothL1()),
        On("SmoothL1Narrow", 23, () => new SmoothL1 { Beta = 0.1f, Weight = 2 }),
        On("BinaryCrossEntropy1", 1, () => new BinaryCrossEntropy()),
        On("BinaryCrossEntropy19", 19, () => new BinaryCrossEntropy { Weight = 2 }),
        On("MeanSquaredError1", 1, () => new MeanSquaredError()),
        On("MeanSquaredError34", 34, () => new MeanSquaredError { Weight = 3 }),
        On("Hinge1", 1, () => new Hinge()),
        On("Hinge17", 17, () => new Hinge { Weight = 0.25f }),
        new("LossOnImage", network => network
            .Input("image", 6, 5, 3)
            .Stage("scored", new Conv(3, 3, 5), new BinaryCrossEntropy())),
        new("TwoLossesOnOneStage", network => network
            .Input("x", 6)
            .Stage("scored", new Dense(7), new MeanSquaredError(), new Hinge { Weight = 0.5f })),
        new("AuxiliaryLoss", network => network
            .Input("x", 10)
            .Stage("middle", new Dense(9), new MeanSquaredError { Weight = 0.25f })
            .Stage("scored", new Relu(), new Dense(5), new SoftmaxCrossEntropy())),
        new("ThreeHeads", network => network
            .Input("x", 10)
            .Stage("trunk", new Dense(18), new Relu())
            .Stage("digit", new Dense(5), new SoftmaxCrossEntropy())
            .StageFrom("flags", "trunk", new Dense(9), new BinaryCrossEntropy { Weight = 0.5f })
            .StageFrom("place", "trunk", new Dense(2), new Tanh(), new MeanSquaredError { Weight = 2 })),
        // The gradients are too large to keep their memory, which was once that of the values that are still to be scored.
        new("LargeHeads", network => network
            .Input("image", 80, 80, 3)
            .Stage("first", new Conv(1, 1, 16), new MeanSquaredError())
            .StageFrom("second", "image", new Conv(1, 1, 16), new MeanSquaredError { Weight = 0.5f }))
        {
            Batches = [2],
            IsLarge = true,
        },
        new("OutputWithoutLoss", network => network
            .Input("x", 10)
            .Stage("trunk", new Dense(8), new Tanh())
            .Stage("unscored", new Dense(5))
            .StageFrom("scored", "trunk", new Dense(4), new MeanSquaredError())),
    ];

    private static NetworkCase On(string name, int length, Func<StagePart> loss) =>
        new(name, network => network
            .Input("x", 8)
            .Stage("hidden", new Dense(13), new Tanh())
            .Stage("scored", new Dense(length), loss()));
}
