using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Operations that only move elements, drawn at random for a given extent.</summary>
internal sealed class RandomRearrangements(Numbers numbers)
{
    private static readonly (int Rows, int Columns, int Channels)[] Orders = [(1, 0, 2), (2, 0, 1), (1, 2, 0), (2, 1, 0), (0, 2, 1)];

    /// <summary>An operation for a value of this extent; null where the one that is drawn does not fit.</summary>
    public ReferenceOperation? Next(Extent extent) => numbers.Below(extent.IsVector ? 4 : 7) switch
    {
        0 when !extent.IsVector && extent.Channels <= 20 && numbers.Chance(30) => new GramMatrix { DivideByChannels = numbers.Chance(30) },
        0 => Slice(extent),
        1 => PadChannels(extent),
        2 => new ChannelShuffle(Divisor(extent.Channels, extent.Channels)),
        3 => Reshape(extent),
        4 => Transpose(),
        5 => DepthToSpace(extent),
        _ => SpaceToDepth(extent),
    };

    private Slice Slice(Extent extent)
    {
        int start = numbers.Below(extent.Channels);
        return new Slice(start, numbers.Between(1, extent.Channels - start));
    }

    private PadChannels? PadChannels(Extent extent)
    {
        var padding = new PadChannels(numbers.Between(1, 9)) { Before = numbers.Chance(50) ? numbers.Between(1, 5) : 0 };
        return padding.Bind([extent]).Length <= RandomWindows.LargestValue ? padding : null;
    }

    private Reshape Reshape(Extent extent)
    {
        if (!extent.IsVector && numbers.Chance(30))
            return new Reshape(extent.Length);
        int height = Divisor(extent.Length, 12), width = Divisor(extent.Length / height, 12);
        return new Reshape(height, width, extent.Length / height / width);
    }

    private Transpose Transpose()
    {
        (int rows, int columns, int channels) = numbers.Pick(Orders);
        return new Transpose(rows, columns, channels);
    }

    private DepthToSpace? DepthToSpace(Extent extent)
    {
        DepthOrder order = numbers.Pick(DepthOrder.BlockFirst, DepthOrder.ChannelFirst);
        return extent.Channels % 4 == 0 ? new DepthToSpace(2) { Order = order }
            : extent.Channels % 9 == 0 ? new DepthToSpace(3) { Order = order }
            : null;
    }

    private static SpaceToDepth? SpaceToDepth(Extent extent) =>
        extent is { Height: > 1, Width: > 1 } && extent.Height % 2 == 0 && extent.Width % 2 == 0 ? new SpaceToDepth(2)
        : extent.Height % 3 == 0 && extent.Width % 3 == 0 ? new SpaceToDepth(3)
        : null;

    /// <summary>One of the numbers up to a largest that divide a number.</summary>
    private int Divisor(int number, int largest) =>
        numbers.Pick([.. Enumerable.Range(1, Math.Min(number, largest)).Where(divisor => number % divisor == 0)]);
}
