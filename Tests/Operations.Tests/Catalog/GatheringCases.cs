using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// 1x1 convolutions behind joins, slices and shuffles of channels, whose channels a prediction reads where they lie; and other readers of
/// such values.
/// </summary>
internal static class GatheringCases
{
    public static IEnumerable<NetworkCase> All() =>
    [
        new("GatherUnits", network => Units(network, 7, 9, 19, 3)
            .Stage("scored", new Conv(1, 1, 17), new MeanSquaredError())),
        new("GatherUnitsThenDepthwise", network => Units(network, 6, 5, 21, 4)
            .Stage("scored", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new MeanSquaredError())
            .StageFrom("read", "units", new Conv(1, 1, 16), new GlobalAvgPool(), new Dense(2), new MeanSquaredError())),
        new("GatherUnitsScored", network => Units(network, 5, 6, 16, 2)
            .Stage("scored", new ChannelShuffle(4), new MeanSquaredError())),
        new("GatherJoined", network => network
            .Input("image", 6, 8, 2)
            .Stage("a", new Conv(1, 1, 17), new Tanh())
            .StageFrom("b", "image", new Conv(3, 3, 23) { Pad = Pad.AsSame }, new Relu())
            .StageFrom("c", "image", new Conv(3, 3, 24) { Pad = Pad.AsSame }, new Tanh())
            .Stage("joined", new Concat("b", "a"), new Conv(1, 1, 24), new Add("c"), new Relu(), new MaxPool(2))
            .Stage("scored", new Dense(3), new SoftmaxCrossEntropy())),
        new("GatherWithBatchNorm", network => network
            .Input("image", 4, 7, 2)
            .Stage("a", new Conv(2, 2, 30) { Bias = false }, new BatchNorm(), new Relu())
            .Stage("shuffled", new ChannelShuffle(3), new Slice(4, 20), new Conv(1, 1, 18) { Bias = false }, new BatchNorm(), new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(3), new SoftmaxCrossEntropy())),
        new("GatherInput", network => network
            .Input("image", 5, 5, 40)
            .Stage("taken", new Slice(3, 30), new ChannelShuffle(2), new Conv(1, 1, 16), new Relu())
            .Stage("scored", new Dense(3), new MeanSquaredError())),

        // More runs than a convolution reads, and channels that are read twice.
        new("GatherManyRuns", network => network
            .Input("image", 4, 5, 2)
            .Stage("a", new Conv(1, 1, 39), new Tanh())
            .Stage("shuffled", new ChannelShuffle(13), new Conv(1, 1, 16), new MeanSquaredError())
            .StageFrom("first", "a", new Slice(0, 20))
            .StageFrom("second", "a", new Slice(9, 20))
            .Stage("joined", new Concat("second", "first"), new ChannelShuffle(2))
            .Stage("scored", new Conv(1, 1, 19), new MeanSquaredError())),
    ];

    /// <summary>Units of a ShuffleNet of its second version, without their normalizations; "units" is the value of the last.</summary>
    private static ReferenceNetwork Units(ReferenceNetwork network, int height, int width, int half, int count)
    {
        network.Input("image", height, width, 3).Stage("unit0", new Conv(1, 1, 2 * half), new Tanh());
        for (int unit = 1; unit <= count; unit++)
        {
            string before = $"unit{unit - 1}";
            network.StageFrom($"kept{unit}", before, new Slice(0, half))
                .StageFrom($"changed{unit}", before, new Slice(half, half), new Conv(1, 1, half), new Relu(),
                    new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Conv(1, 1, half), new Tanh())
                .Stage(unit == count ? "units" : $"unit{unit}", new Concat($"kept{unit}", $"changed{unit}"), new ChannelShuffle(2));
        }

        return network;
    }
}
