using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Subtract, Maximum, Minimum, AbsDifference, ChiSquareDifference and SquaredDistance, on vectors, planes and padded
/// channels.</summary>
internal static class DifferenceCases
{
    public static IEnumerable<NetworkCase> All() => [.. Joins().SelectMany(OfValues), .. OfInputs(), .. InGraphs(), .. Sparse()];

    // The chi-square difference is for numbers of at least 0, which c and b are.
    private static IEnumerable<(string Name, Func<StagePart> Join)> Joins() =>
    [
        ("Subtract", () => new Subtract("a", "b")),
        ("MaximumTwo", () => new Maximum("b", "a")),
        ("MaximumThree", () => new Maximum("a", "b", "c")),
        ("MinimumTwo", () => new Minimum("a", "c")),
        ("MinimumThree", () => new Minimum("c", "b", "a")),
        ("AbsDifference", () => new AbsDifference("a", "c")),
        ("ChiSquareDifference", () => new ChiSquareDifference("b", "c")),
        ("SquaredDistance", () => new SquaredDistance("a", "c")),
    ];

    private static IEnumerable<NetworkCase> OfValues((string Name, Func<StagePart> Join) operation) =>
    [
        Images(operation.Name + "OfPlanes", 5, operation.Join),
        Images(operation.Name + "OfChannels", 21, operation.Join),
        new(operation.Name + "OfVectors", network => network
            .Input("x", 7)
            .Stage("a", new Dense(19), new Tanh())
            .StageFrom("b", "x", new Dense(19), new Relu())
            .StageFrom("c", "x", new Dense(19), new Sigmoid())
            .Stage("joined", operation.Join())
            .Stage("scored", new Dense(3), new MeanSquaredError())
            .StageFrom("other", "c", new Dense(2), new MeanSquaredError())),
    ];

    // c is padded whatever the others are, and has a border of zeros.
    private static NetworkCase Images(string name, int channels, Func<StagePart> join) =>
        new(name, network => network
            .Input("image", 5, 6, 2)
            .Stage("a", new Conv(2, 2, channels), new Tanh())
            .StageFrom("b", "image", new Conv(2, 2, channels), new Relu())
            .StageFrom("c", "image", new Conv(2, 2, channels), new Sigmoid(), new AvgPool(1))
            .Stage("joined", join())
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())
            .StageFrom("other", "c", new Conv(3, 3, 18) { Pad = Pad.AsSame }, new GlobalAvgPool(), new MeanSquaredError())
            .StageFrom("again", "a", new Dense(2), new MeanSquaredError()));

    private static IEnumerable<NetworkCase> OfInputs() =>
    [
        .. new (string Name, Func<StagePart> Join)[]
        {
            ("Subtract", () => new Subtract("p", "q")),
            ("Maximum", () => new Maximum("p", "q")),
            ("AbsDifference", () => new AbsDifference("p", "q")),
            ("SquaredDistance", () => new SquaredDistance("p", "q")),
        }
        .SelectMany(operation => new NetworkCase[]
        {
            new(operation.Name + "OfInputs", network => network
                .Input("p", 4, 5, 3)
                .Input("q", 4, 5, 3)
                .Stage("joined", operation.Join())
                .Stage("scored", new Dense(2), new MeanSquaredError())),
            new(operation.Name + "IsOutput", network => network
                .Input("p", 3, 5, 7)
                .Input("q", 3, 5, 7)
                .Stage("result", operation.Join())),
        }),
        new("SquaredDistanceOfLongVectors", network => network
            .Input("p", 700)
            .Input("q", 700)
            .Stage("scored", new SquaredDistance("p", "q"), new Dense(2), new MeanSquaredError())),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        new("SubtractAbove", network => network
            .Input("x", 8)
            .Stage("a", new Dense(12), new Tanh())
            .Stage("b", new Dense(12), new Relu())
            .Stage("scored", new Subtract("a"), new MeanSquaredError())),
        new("SubtractInStage", network => network
            .Input("image", 7, 7, 3)
            .Stage("a", new Conv(3, 3, 18) { Pad = Pad.AsSame }, new Relu())
            .Stage("scored", new Conv(3, 3, 18) { Pad = Pad.AsSame }, new Subtract("a"), new Relu(), new Dense(3), new MeanSquaredError())),
        // The gradients of one value as the first and as the second cancel.
        new("SubtractFromItself", network => network
            .Input("x", 6)
            .Stage("a", new Dense(9), new Tanh())
            .Stage("nothing", new Subtract("a", "a"))
            .Stage("scored", new Add("a"), new Dense(2), new MeanSquaredError())),
        new("EqualToItself", network => network
            .Input("image", 4, 5, 2)
            .Stage("a", new Conv(2, 2, 6), new Tanh())
            .Stage("largest", new Maximum("a", "a", "a"), new Minimum("a"))
            .Stage("distance", new AbsDifference("a"))
            .Stage("relative", new ChiSquareDifference("a", "a"))
            .Stage("sum", new Add("largest", "distance", "relative"))
            .Stage("scored", new Dense(2), new MeanSquaredError())),
        // About a quarter of the elements are 0 in both: equal, and 0 / 0.
        new("EqualZeros", network => network
            .Input("x", 9)
            .Stage("a", new Dense(24), new Relu())
            .StageFrom("b", "x", new Dense(24), new Relu())
            .Stage("largest", new Maximum("a", "b"), new Dense(3))
            .Stage("relative", new ChiSquareDifference("b", "a"), new Dense(3))
            .Stage("smallest", new Minimum("a", "b"), new Dense(3))
            .Stage("distance", new AbsDifference("a", "b"), new Dense(3))
            .Stage("scored", new Add("largest", "relative", "smallest", "distance"), new MeanSquaredError())),
        new("MaximumWithoutGradient", network => network
            .Input("x", 11)
            .Stage("a", new Dense(11), new Tanh(), new Frozen())
            .StageFrom("b", "x", new Dense(11), new Tanh())
            .Stage("scored", new Maximum("x", "b"), new Minimum("a"), new MeanSquaredError())),
        new("SiameseHeads", network => network
            .Input("left", 7)
            .Input("right", 7)
            .StageFrom("f", "left", new Dense(18), new Relu())
            .StageFrom("g", "right", new Dense(18) { SharedWith = "f" }, new Relu())
            .Stage("same", new AbsDifference("f", "g"), new Dense(1), new BinaryCrossEntropy())
            .Stage("alike", new ChiSquareDifference("f", "g"), new Dense(1), new BinaryCrossEntropy())
            .StageFrom("unit", "f", new L2Normalize())
            .StageFrom("other", "g", new L2Normalize())
            .Stage("distance", new SquaredDistance("unit", "other"), new MeanSquaredError())),
        new("DistanceOfPixels", network => network
            .Input("image", 5, 5, 3)
            .Stage("a", new Conv(2, 2, 17), new Tanh())
            .StageFrom("b", "image", new Conv(2, 2, 17), new Tanh())
            .Stage("scored", new SquaredDistance("a"), new Conv(3, 3, 4) { Pad = Pad.AsSame }, new MeanSquaredError())),
    ];

    /// <summary>So many pixels of so few channels that they stay in the caller's order.</summary>
    private static IEnumerable<NetworkCase> Sparse() =>
    [
        new("SparseDifferences", network => network
            .Input("p", 256, 256, 2)
            .Input("q", 256, 256, 2)
            .Stage("largest", new Maximum("p", "q"), new Subtract("p"))
            .Stage("squares", new SquaredDistance("p", "q"))
            .Stage("both", new Concat("largest", "squares"), new AvgPool(64))
            .Stage("scored", new Dense(2), new MeanSquaredError())) { Batches = [2], IsLarge = true },
    ];
}
