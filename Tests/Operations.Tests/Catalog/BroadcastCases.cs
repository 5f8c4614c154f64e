using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Joins of values of which one has one number a channel, a pixel, a row or in all: on vectors, planes and padded channels, as the first
/// and as the second. Divisors are sigmoids, far enough from 0.
/// </summary>
internal static class BroadcastCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        .. Joins().SelectMany(OfImages), .. Joins().Select(OfVectors), .. OfInputs(), .. InGraphs(), .. Quotients(), .. Sparse(),
    ];

    private static IEnumerable<(string Name, Func<string, string, StagePart> Join)> Joins() =>
    [
        ("Add", (a, b) => new Add(a, b)),
        ("Multiply", (a, b) => new Multiply(a, b)),
        ("Subtract", (a, b) => new Subtract(a, b)),
        ("Divide", (a, b) => new Divide(a, b)),
        ("Maximum", (a, b) => new Maximum(a, b)),
        ("Minimum", (a, b) => new Minimum(a, b)),
    ];

    private static IEnumerable<NetworkCase> OfImages((string Name, Func<string, string, StagePart> Join) join) =>
    [
        .. new (string Few, int Channels, Func<StagePart[]> Parts)[]
        {
            ("Channels", 5, () => [new GlobalAvgPool(), new Dense(5)]),
            ("Channels", 21, () => [new GlobalAvgPool(), new Dense(21)]),
            ("Pixels", 3, () => [new Conv(1, 1, 1)]),
            ("Pixels", 37, () => [new Conv(1, 1, 1)]),
            ("One", 18, () => [new GlobalAvgPool(), new Dense(1)]),
        }
        .SelectMany(small => new NetworkCase[]
        {
            new($"{join.Name}{small.Few}{small.Channels}", network => network
                .Input("image", 5, 7, 2)
                .Stage("lift", new Conv(1, 1, small.Channels), new Tanh())
                .Stage("few", [.. small.Parts(), new Sigmoid()])
                .Stage("joined", join.Join("lift", "few"))
                .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError())
                .StageFrom("other", "few", new Dense(2), new MeanSquaredError())),
            new($"{join.Name}{small.Few}{small.Channels}First", network => network
                .Input("image", 5, 7, 2)
                .Stage("lift", new Conv(1, 1, small.Channels), new Sigmoid())
                .Stage("few", [.. small.Parts(), new Tanh()])
                .Stage("scored", join.Join("few", "lift"), new Dense(3), new MeanSquaredError())),
        }),
    ];

    private static NetworkCase OfVectors((string Name, Func<string, string, StagePart> Join) join) =>
        new(join.Name + "OneOfVector", network => network
            .Input("x", 7)
            .Stage("a", new Dense(19), new Tanh())
            .StageFrom("b", "x", new Dense(1), new Sigmoid())
            .Stage("joined", join.Join("a", "b"))
            .Stage("scored", new Dense(3), new MeanSquaredError()));

    private static IEnumerable<NetworkCase> OfInputs() =>
    [
        new("BroadcastInputs", network => network
            .Input("image", 4, 5, 3)
            .Input("vector", 3)
            .Input("mask", 4, 5, 1)
            .Stage("scored", new Add("image", "vector"), new Multiply("mask"), new Dense(2), new MeanSquaredError())),
        new("BroadcastIsOutput", network => network
            .Input("image", 3, 5, 7)
            .Input("mask", 3, 5, 1)
            .Input("vector", 7)
            .Stage("masked", new Multiply("image", "mask"))
            .Stage("shifted", new Subtract("image", "vector"))),
        // Both are repeated: rows along the columns, columns along the rows.
        new("BroadcastBoth", network => network
            .Input("image", 4, 6, 2)
            .Stage("rows", new Conv(1, 6, 18), new Tanh())
            .StageFrom("columns", "image", new Conv(4, 1, 18), new Tanh())
            .StageFrom("single", "image", new Conv(4, 1, 1), new Tanh())
            .Stage("table", new Add("rows", "columns"))
            .Stage("scored", new Multiply("rows", "single"), new Add("table"), new Dense(3), new MeanSquaredError())),
        new("BroadcastPixelOfChannels", network => network
            .Input("image", 5, 4, 2)
            .Stage("lift", new Conv(2, 2, 9), new Tanh())
            .Stage("pixel", new AvgPool(4, 3), new Conv(1, 1, 9))
            .Stage("scored", new Maximum("lift", "pixel"), new MeanSquaredError())),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        // Spatial attention (Woo et al., "CBAM", 2018): a mask of the pixels, behind the gate of the channels.
        new("BroadcastAttention", network => network
            .Input("image", 7, 6, 2)
            .Stage("features", new Conv(2, 2, 18), new Tanh())
            .Stage("gate", new GlobalMaxPool(), new Dense(18), new Sigmoid())
            .StageFrom("gated", "features", new Multiply("gate"))
            .Stage("mask", new Conv(3, 3, 1) { Pad = Pad.AsSame }, new Sigmoid())
            .StageFrom("masked", "gated", new Multiply("mask"), new Conv(3, 3, 4))
            .Stage("scored", new Dense(3), new SoftmaxCrossEntropy())),
        new("BroadcastTwice", network => network
            .Input("image", 5, 6, 3)
            .Stage("lift", new Conv(1, 1, 17), new Tanh())
            .StageFrom("mask", "lift", new Conv(1, 1, 1))
            .Stage("sum", new Add("mask", "lift", "mask"))
            .Stage("scored", new Minimum("mask"), new Subtract("mask"), new Dense(2), new MeanSquaredError())),
        new("BroadcastBehindConv", network => network
            .Input("image", 6, 5, 3)
            .Stage("bias", new GlobalAvgPool(), new Dense(20))
            .StageFrom("scored", "image", new Conv(3, 3, 20), new Add("bias"), new Relu(), new Dense(3), new MeanSquaredError())),
        // As vectors these have a number for each channel of the image, whatever rows and columns they had before.
        new("BroadcastFlattened", network => network
            .Input("image", 4, 5, 2)
            .Stage("mask", new Conv(1, 1, 1), new Tanh(), new Flatten())
            .StageFrom("corners", "image", new Conv(3, 4, 5), new Tanh(), new Flatten(), new Sigmoid())
            .StageFrom("scored", "image", new Conv(1, 1, 20), new Add("mask"), new Multiply("corners"), new Dense(3),
                new MeanSquaredError())),
        new("BroadcastFrozen", network => network
            .Input("image", 4, 5, 2)
            .Stage("mask", new Conv(1, 1, 1), new Frozen())
            .StageFrom("scored", "image", new Conv(1, 1, 6), new Add("mask"), new MeanSquaredError())),
    ];

    /// <summary>Divide of values of one shape.</summary>
    private static IEnumerable<NetworkCase> Quotients() =>
    [
        Quotient("DividePlanes", 5),
        Quotient("DivideChannels", 21),
        new("DivideVectors", network => network
            .Input("x", 7)
            .Stage("a", new Dense(19), new Tanh())
            .StageFrom("b", "x", new Dense(19), new Sigmoid())
            .Stage("scored", new Divide("a", "b"), new MeanSquaredError())),
        new("DivideAbove", network => network
            .Input("x", 8)
            .Stage("b", new Dense(12), new Softplus())
            .StageFrom("a", "x", new Dense(12), new Divide("b"))
            .Stage("scored", new Dense(2), new MeanSquaredError())),
        new("DivideByItself", network => network
            .Input("x", 6)
            .Stage("a", new Dense(9), new Sigmoid())
            .Stage("scored", new Divide("a", "a"), new Add("a"), new Dense(2), new MeanSquaredError())),
    ];

    private static NetworkCase Quotient(string name, int channels) =>
        new(name, network => network
            .Input("image", 5, 6, 2)
            .Stage("a", new Conv(2, 2, channels), new Tanh())
            .StageFrom("b", "image", new Conv(2, 2, channels), new Sigmoid())
            .Stage("quotient", new Divide("a", "b"))
            .Stage("scored", new Conv(2, 2, 3), new MeanSquaredError()));

    /// <summary>So many pixels of so few channels that they stay in the caller's order.</summary>
    private static IEnumerable<NetworkCase> Sparse() =>
    [
        new("SparseBroadcast", network => network
            .Input("image", 256, 257, 3)
            .Stage("mask", new Conv(1, 1, 1), new Sigmoid())
            .StageFrom("number", "image", new GlobalAvgPool(), new Dense(3))
            .Stage("masked", new Add("image", "mask"), new Subtract("number"), new AvgPool(64))
            .Stage("scored", new Dense(2), new MeanSquaredError())) { Batches = [2], IsLarge = true },
    ];
}
