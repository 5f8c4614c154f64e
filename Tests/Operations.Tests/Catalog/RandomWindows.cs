using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Convolutions and pooling whose windows fit a given extent, drawn at random.</summary>
internal sealed class RandomWindows(Numbers numbers)
{
    public const int LargestValue = 1200;
    private const int MostMultiplyAdds = 150_000;

    public Conv? Conv(Extent extent)
    {
        (int height, int width) = Kernel(5);
        (int strideY, int strideX) = Strides();
        (int dilationY, int dilationX) = Dilations();
        int groups = Groups(extent.Channels);
        var conv = new Conv(height, width, groups * numbers.Between(1, Math.Max(numbers.Pick(4, 20, 40) / groups, 1)))
        {
            StrideY = strideY, StrideX = strideX, Pad = Beyond(height, width), Bias = numbers.Chance(85),
            DilationY = dilationY, DilationX = dilationX, Groups = groups,
        };
        return Fits(conv, conv.Pad, extent, Span(height, dilationY), Span(width, dilationX), height * width * extent.Channels / groups)
            ? conv
            : null;
    }

    public ConvTranspose? ConvTranspose(Extent extent)
    {
        (int height, int width) = Kernel(4);
        (int strideY, int strideX) = numbers.Chance(25) ? (1, 1) : numbers.Chance(60) ? (2, 2)
            : (numbers.Between(1, 3), numbers.Between(1, 3));
        (int dilationY, int dilationX) = Dilations();
        int groups = Groups(extent.Channels);
        bool same = numbers.Chance(30);
        var conv = new ConvTranspose(height, width, groups * numbers.Between(1, Math.Max(numbers.Pick(4, 20, 40) / groups, 1)))
        {
            StrideY = strideY, StrideX = strideX, DilationY = dilationY, DilationX = dilationX, Groups = groups,
            Pad = same ? Pad.AsSame : Pad.Sides(UpTo(2), UpTo(2), UpTo(2), UpTo(2)), Bias = numbers.Chance(80),
            MoreY = same ? 0 : UpTo(Math.Max(strideY, dilationY) - 1), MoreX = same ? 0 : UpTo(Math.Max(strideX, dilationX) - 1),
        };
        Extent output = conv.Bind([extent]);
        return output is { Height: > 0, Width: > 0, Length: <= LargestValue }
            && extent.Length * height * width * output.Channels / groups <= MostMultiplyAdds
            ? conv
            : null;
    }

    public DepthwiseConv? DepthwiseConv(Extent extent)
    {
        (int height, int width) = Kernel(5);
        (int strideY, int strideX) = Strides();
        (int dilationY, int dilationX) = Dilations();
        var conv = new DepthwiseConv(height, width)
        {
            StrideY = strideY, StrideX = strideX, Pad = Beyond(height, width), Bias = numbers.Chance(70),
            DilationY = dilationY, DilationX = dilationX, Multiplier = numbers.Pick(1, 1, 2, 3),
        };
        return Fits(conv, conv.Pad, extent, Span(height, dilationY), Span(width, dilationX), height * width) ? conv : null;
    }

    public MaxPool? MaxPool(Extent extent)
    {
        (int height, int width, int strideY, int strideX, Pad pad) = Pooled();
        bool ceil = IsRoundedUp(pad);
        return Holds(extent, pad, height, width, ceil ? strideY : 1, ceil ? strideX : 1)
            ? new MaxPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, CeilMode = ceil }
            : null;
    }

    public AvgPool? AvgPool(Extent extent)
    {
        (int height, int width, int strideY, int strideX, Pad pad) = Pooled();
        (bool counted, bool ceil) = (!pad.Same && numbers.Chance(50), IsRoundedUp(pad));
        return Holds(extent, pad, height, width, ceil ? strideY : 1, ceil ? strideX : 1)
            ? new AvgPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, CountPadding = counted, CeilMode = ceil }
            : null;
    }

    public AdaptiveAvgPool? AdaptiveAvgPool(Extent extent)
    {
        var pool = new AdaptiveAvgPool(numbers.Between(1, extent.Height + 1), numbers.Between(1, extent.Width + 1));
        return pool.Bind([extent]).Length <= LargestValue ? pool : null;
    }

    private static int Span(int kernel, int dilation) => ((kernel - 1) * dilation) + 1;

    private static bool Fits(ReferenceOperation operation, Pad pad, Extent extent, int height, int width, int products)
    {
        if (!Holds(extent, pad, height, width))
            return false;
        int length = operation.Bind([extent]).Length;
        return length <= LargestValue && length * products <= MostMultiplyAdds;
    }

    /// <summary>Whether at least one window fits; one that is rounded up may reach past the padding by less than a stride.</summary>
    private static bool Holds(Extent extent, Pad pad, int height, int width, int strideY = 1, int strideX = 1) =>
        pad.Same
        || (height <= extent.Height + pad.Top + pad.Bottom + strideY - 1 && width <= extent.Width + pad.Left + pad.Right + strideX - 1);

    private (int Height, int Width, int StrideY, int StrideX, Pad Pad) Pooled()
    {
        (int height, int width) = Kernel(4);
        (int strideY, int strideX) = numbers.Chance(60) ? (height, width) : (numbers.Between(1, 3), numbers.Between(1, 3));
        return (height, width, strideY, strideX, Padding(height, width));
    }

    private (int Height, int Width) Kernel(int largest)
    {
        int height = numbers.Between(1, largest);
        return (height, numbers.Chance(70) ? height : numbers.Between(1, largest));
    }

    private (int Y, int X) Strides() =>
        numbers.Chance(65) ? (1, 1) : numbers.Chance(70) ? (2, 2) : (numbers.Between(1, 3), numbers.Between(1, 3));

    private (int Y, int X) Dilations() => numbers.Chance(80) ? (1, 1)
        : numbers.Chance(60) ? (2, 2)
        : (numbers.Between(1, 3), numbers.Between(1, 3));

    private int Groups(int channels) => numbers.Chance(55) ? 1
        : numbers.Pick([.. Enumerable.Range(1, channels).Where(groups => channels % groups == 0)]);

    private bool IsRoundedUp(Pad pad) => !pad.Same && numbers.Chance(30);

    /// <summary>As that of a pooling, or beyond the kernel.</summary>
    private Pad Beyond(int height, int width) => numbers.Chance(90) ? Padding(height, width)
        : Pad.Sides(UpTo(height + 1), UpTo(height + 1), UpTo(width + 1), UpTo(width + 1));

    /// <summary>Below half of the window, so that no window lies in the padding alone.</summary>
    private Pad Padding(int height, int width) => numbers.Below(6) switch
    {
        0 or 1 => Pad.AsSame,
        2 => Pad.Around(Math.Min(height, width) / 2),
        3 => Pad.Sides(UpTo(height / 2), UpTo(height / 2), UpTo(width / 2), UpTo(width / 2)),
        _ => Pad.Valid,
    };

    private int UpTo(int limit) => numbers.Between(0, limit);
}
