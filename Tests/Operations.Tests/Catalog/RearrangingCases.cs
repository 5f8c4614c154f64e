using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Operations that only move elements: of few channels and many, of vectors, at odd extents, before convolutions that pad and before dense
/// layers, on the network's input and as its output.
/// </summary>
internal static class RearrangingCases
{
    public static IEnumerable<NetworkCase> All() => [.. OfChannels(), .. OfExtents(), .. OfSquares(), .. InGraphs(), .. Sparse()];

    private static IEnumerable<NetworkCase> OfChannels() =>
    [
        .. Three("SliceFew", 5, 4, 3, () => new Slice(1, 2)),
        .. Three("SliceOdd", 5, 7, 37, () => new Slice(5, 19)),
        .. Three("SliceBlock", 4, 6, 48, () => new Slice(16, 16)),
        .. Three("PadChannelsFew", 5, 4, 3, () => new PadChannels(2)),
        .. Three("PadChannelsOdd", 7, 5, 17, () => new PadChannels(11) { Before = 5 }),
        .. Three("PadChannelsBlock", 4, 4, 16, () => new PadChannels(16)),
        .. Three("PadChannelsBefore", 3, 6, 9, () => new PadChannels(0) { Before = 7 }),
        .. Three("ShuffleFew", 5, 4, 6, () => new ChannelShuffle(3)),
        .. Three("ShuffleWide", 6, 5, 48, () => new ChannelShuffle(4)),
        .. Three("ShuffleOne", 3, 3, 5, () => new ChannelShuffle(1)),
        .. Three("ShuffleEach", 3, 4, 21, () => new ChannelShuffle(21)),
        Vector("SliceVector", 23, () => new Slice(4, 17)),
        Vector("PadChannelsVector", 13, () => new PadChannels(6) { Before = 3 }),
        Vector("ShuffleVector", 24, () => new ChannelShuffle(4)),
    ];

    private static IEnumerable<NetworkCase> OfExtents() =>
    [
        .. Three("TransposePixels", 5, 7, 18, () => new Transpose()),
        .. Three("TransposeFirst", 6, 5, 3, () => new Transpose(2, 0, 1)),
        .. Three("TransposeLast", 3, 7, 20, () => new Transpose(1, 2, 0)),
        .. Three("TransposeAround", 4, 17, 5, () => new Transpose(2, 1, 0)),
        .. Three("TransposeColumns", 19, 3, 16, () => new Transpose(0, 2, 1)),
        .. Three("TransposeNothing", 3, 5, 16, () => new Transpose(0, 1, 2)),
        .. Three("ReshapeFew", 6, 5, 4, () => new Reshape(4, 10, 3)),
        .. Three("ReshapeWide", 5, 4, 32, () => new Reshape(10, 4, 16)),
        .. Three("ReshapeColumn", 4, 4, 6, () => new Reshape(32, 1, 3)),
        .. Three("ReshapePixel", 2, 3, 16, () => new Reshape(1, 1, 96)),
        .. Three("ReshapeTwice", 4, 6, 9, () => new Reshape(216), () => new Reshape(6, 4, 9)),
        .. Three("ReshapeByPlanes", 4, 3, 10, () => new Transpose(2, 0, 1), () => new Reshape(5, 8, 3), () => new Transpose(1, 2, 0)),
        Vector("ReshapeVector", 36, () => new Reshape(3, 4, 3)),
        Vector("ReshapeVectorWide", 96, () => new Reshape(2, 3, 16)),
    ];

    private static IEnumerable<NetworkCase> OfSquares() =>
    [
        .. Three("DepthToSpaceFew", 3, 4, 12, () => new DepthToSpace(2)),
        .. Three("DepthToSpaceOne", 3, 2, 9, () => new DepthToSpace(3)),
        .. Three("DepthToSpaceWide", 2, 3, 64, () => new DepthToSpace(2)),
        .. Three("DepthToSpaceOdd", 3, 3, 68, () => new DepthToSpace(2)),
        .. Three("PixelShuffleFew", 3, 4, 12, () => new DepthToSpace(2) { Order = DepthOrder.ChannelFirst }),
        .. Three("PixelShuffleWide", 2, 3, 64, () => new DepthToSpace(2) { Order = DepthOrder.ChannelFirst }),
        .. Three("PixelShuffleThree", 2, 2, 27, () => new DepthToSpace(3) { Order = DepthOrder.ChannelFirst }),
        .. Three("SpaceToDepthFew", 6, 4, 3, () => new SpaceToDepth(2)),
        .. Three("SpaceToDepthWide", 4, 6, 16, () => new SpaceToDepth(2)),
        .. Three("SpaceToDepthThree", 6, 9, 5, () => new SpaceToDepth(3)),
        .. Three("PixelUnshuffle", 4, 6, 5, () => new SpaceToDepth(2), () => new ChannelShuffle(4)),
    ];

    private static IEnumerable<NetworkCase> InGraphs() =>
    [
        // A value that is divided, one part of which is read twice, as others read it whole.
        new("SplitValue", network => network
            .Input("image", 5, 6, 2)
            .Stage("whole", new Conv(2, 2, 40), new Tanh())
            .StageFrom("first", "whole", new Slice(0, 17))
            .StageFrom("second", "whole", new Slice(17, 23))
            .StageFrom("third", "whole", new Slice(10, 17))
            .Stage("sum", new Add("first", "third"))
            .Stage("joined", new Concat("sum", "second", "first"))
            .Stage("scored", new Conv(3, 3, 4) { Pad = Pad.AsSame }, new MeanSquaredError())
            .StageFrom("read", "whole", new GlobalAvgPool(), new MeanSquaredError())),
        new("ShortcutOptionA", network => network
            .Input("image", 8, 8, 3)
            .Stage("stem", new Conv(3, 3, 8) { Pad = Pad.AsSame }, new Relu())
            .Stage("shortcut", new AvgPool(2), new PadChannels(8))
            .StageFrom("body", "stem", new Conv(3, 3, 16) { Stride = 2, Pad = Pad.Around(1) }, new Add("shortcut"), new Relu())
            .Stage("again", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Add("body"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(3), new SoftmaxCrossEntropy())),
        new("ReshapedBesideBorders", network => network
            .Input("image", 4, 5, 2)
            .Stage("lift", new Conv(1, 1, 16), new Tanh())
            .StageFrom("above", "lift", new Conv(2, 1, 4) { Pad = Pad.Sides(1, 0, 0, 0) }, new GlobalAvgPool(), new MeanSquaredError())
            .StageFrom("flat", "lift", new Flatten(), new Dense(3), new MeanSquaredError())
            .StageFrom("scored", "lift", new Reshape(5, 4, 16), new Conv(3, 3, 3) { Pad = Pad.AsSame }, new MeanSquaredError())),
        new("RearrangedInput", network => network
            .Input("image", 6, 4, 3)
            .Stage("turned", new Transpose(), new SpaceToDepth(2))
            .Stage("scored", new Conv(1, 1, 5), new MeanSquaredError())
            .StageFrom("columns", "image", new Reshape(8, 3, 3), new Conv(3, 3, 4), new Tanh(), new Dense(2), new MeanSquaredError())),
        new("ShuffledGroups", network => network
            .Input("image", 5, 5, 3)
            .Stage("stem", new Conv(1, 1, 32), new Relu())
            .Stage("first", new Conv(1, 1, 32) { Groups = 4 }, new ChannelShuffle(4), new DepthwiseConv(3, 3) { Pad = Pad.AsSame })
            .Stage("second", new Conv(1, 1, 32) { Groups = 4 }, new Add("stem"), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(3), new SoftmaxCrossEntropy())),
        new("RearrangedFrozen", network => network
            .Input("image", 5, 4, 2)
            .Stage("features", new Conv(2, 2, 20), new Relu(), new Frozen())
            .Stage("moved", new Transpose(2, 0, 1), new Slice(1, 2), new PadChannels(3))
            .Stage("scored", new Dense(3), new MeanSquaredError())),
    ];

    /// <summary>Values that stay in the order of the caller, because they have many pixels of few channels.</summary>
    private static IEnumerable<NetworkCase> Sparse() =>
    [
        new("RearrangedSparse", network => network
            .Input("image", 256, 256, 2)
            .Stage("padded", new PadChannels(1), new Slice(1, 2), new Transpose(), new ChannelShuffle(2))
            .Stage("small", new AvgPool(32), new Dense(2), new MeanSquaredError())) { IsLarge = true, Batches = [2] },
    ];

    /// <summary>Behind a layer that learns and before one that pads; as the output; and on an image, before a dense layer.</summary>
    private static IEnumerable<NetworkCase> Three(string name, int height, int width, int channels, params Func<StagePart>[] parts) =>
    [
        NetworkCase.OnChannels($"{name}Scored", height, width, channels, () => [.. parts.Select(part => part())]),
        NetworkCase.OnChannels(name, height, width, channels,
            () => [.. parts.Select(part => part()), new Conv(3, 3, 3) { Pad = Pad.AsSame }]),
        NetworkCase.OnImage($"{name}Image", height, width, channels, () => [.. parts.Select(part => part()), new Dense(3)]),
    ];

    private static NetworkCase Vector(string name, int length, Func<StagePart> part) => new(name, network => network
        .Input("x", 7)
        .Stage("a", new Dense(length), new Tanh())
        .Stage("moved", part())
        .Stage("scored", new Dense(3), new MeanSquaredError())
        .StageFrom("read", "moved", new Tanh(), new MeanSquaredError()));
}
