using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Auxiliary heads, which training alone has, with the targets of the proper loss.</summary>
internal static class AuxiliaryCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        Head("AuxiliaryLabels", auxiliary => new SoftmaxCrossEntropy { Weight = 0.25f, AuxiliaryTo = auxiliary },
            () => new SoftmaxCrossEntropy()),
        Head("AuxiliaryFlags", auxiliary => new BinaryCrossEntropy { AuxiliaryTo = auxiliary },
            () => new BinaryCrossEntropy { Weight = 2 }),
        Head("AuxiliaryNumbers", auxiliary => new MeanSquaredError { Weight = 0.5f, AuxiliaryTo = auxiliary },
            () => new MeanSquaredError()),
        Head("AuxiliaryMargins", auxiliary => new Hinge { Weight = 0.5f, AuxiliaryTo = auxiliary }, () => new Hinge()),
        new("AuxiliaryTwice", network => network
            .Input("image", 8, 8, 2)
            .Stage("stem", new Conv(3, 3, 9), new Relu())
            .Stage(
                "auxiliary1", new AvgPool(2), new Conv(1, 1, 4), new Relu(), new Dense(5),
                new SoftmaxCrossEntropy { Weight = 0.25f, AuxiliaryTo = "scores" })
            .StageFrom("deeper", "stem", new Conv(3, 3, 12), new BatchNorm(), new Relu())
            .Stage("auxiliary2", new GlobalAvgPool(), new Dense(5), new SoftmaxCrossEntropy { Weight = 0.25f, AuxiliaryTo = "scores" })
            .StageFrom("scores", "deeper", new Conv(2, 2, 8), new Relu(), new Dense(5), new SoftmaxCrossEntropy())),
        // The targets are the second span's; the head has a stage of its own below it.
        new("AuxiliaryAmongOthers", network => network
            .Input("x", 9)
            .Stage("trunk", new Dense(17), new Relu())
            .Stage("kind", new Dense(4), new SoftmaxCrossEntropy())
            .StageFrom("narrow", "trunk", new Dense(6), new Tanh())
            .Stage("hint", new Dense(3), new MeanSquaredError { Weight = 0.5f, AuxiliaryTo = "place" })
            .StageFrom("place", "trunk", new Dense(8), new Tanh(), new Dense(3), new MeanSquaredError())),
    ];

    private static NetworkCase Head(string name, Func<string, ReferenceLoss> auxiliary, Func<ReferenceLoss> proper) =>
        new(name, network => network
            .Input("x", 8)
            .Stage("trunk", new Dense(13), new Tanh())
            .Stage("hint", new Dense(5), auxiliary("scored"))
            .StageFrom("scored", "trunk", new Dense(10), new Relu(), new Dense(5), proper()));
}
