using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Windows at the ends of what PyTorch allows: padding beyond a convolution's kernel, poolings rounded up to a window larger than their
/// input, strides above the kernel, and what is dilated besides.
/// </summary>
internal static class WindowCases
{
    private const int Drawn = 12;
    private const int WindowsOfEach = 5;

    public static IEnumerable<NetworkCase> All() =>
        [.. PaddedBeyond(), .. LargerThanTheInput(), .. Enumerable.Range(0, Drawn).Select(Draw)];

    private static IEnumerable<NetworkCase> PaddedBeyond() =>
    [
        // SqueezeNet's last convolution, and the first of FCN.
        NetworkCase.OnChannels("PaddedOneTap", 5, 4, 19, () =>
            [new Conv(1, 1, 10) { Pad = Pad.Around(1) }, new Relu(), new GlobalAvgPool()]),
        NetworkCase.OnImage("PaddedBy100", 5, 4, 3, () => [new Conv(3, 3, 2) { Pad = Pad.Around(100) }, new Relu(), new MaxPool(2)])
            with { Batches = [1], IsLarge = true },
        NetworkCase.OnChannels("PaddedBeyondTheKernel", 6, 5, 16, () => [new Conv(3, 3, 17) { Pad = Pad.Around(4) }, new Tanh()]),
        NetworkCase.OnChannels("PaddedBeyondAtStride", 5, 6, 8, () => [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.Around(5) }, new Relu()]),
        NetworkCase.OnChannels("PaddedBeyondAtStrides", 6, 5, 5, () =>
            [new Conv(2, 3, 7) { StrideY = 3, StrideX = 2, Pad = Pad.Around(4) }]),
        NetworkCase.OnChannels("PaddedBeyondDilated", 5, 5, 6, () => [new Conv(2, 3, 9) { Dilation = 2, Pad = Pad.Around(6) }]),
        NetworkCase.OnChannels("PaddedBeyondOnSides", 6, 7, 4, () =>
            [new Conv(2, 2, 5) { Pad = Pad.Sides(0, 3, 4, 0) }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("PaddedOneTapAtStride", 5, 6, 6, () => [new Conv(1, 1, 8) { Stride = 3, Pad = Pad.Around(2) }]),
        NetworkCase.OnImage("PaddedRows", 3, 20, 1, () => [new Conv(1, 3, 3) { Pad = Pad.Sides(2, 1, 7, 9) }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("PaddedRowsOfTwo", 3, 37, 2, () => [new Conv(3, 5, 4) { Pad = Pad.Sides(3, 0, 17, 6) }]),
        NetworkCase.OnChannels("PaddedGroups", 4, 5, 8, () => [new Conv(3, 3, 12) { Groups = 2, Pad = Pad.Around(4) }, new Tanh()]),
        NetworkCase.OnChannels("PaddedDepthwise", 5, 5, 9, () => [new DepthwiseConv(3, 3) { Stride = 2, Pad = Pad.Around(4) }, new Relu()]),
        NetworkCase.OnChannels("PaddedDepthwiseTwice", 4, 5, 6, () => [new DepthwiseConv(2, 2) { Multiplier = 2, Pad = Pad.Around(3) }]),
        // Buffers that share their memory: what lies around the rows is cleared, or everything where a concatenation leaves channels out.
        new("LargeBorders", network => network.Input("image", 70, 80, 3)
            .Stage("a", new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu())
            .Stage("b", new DepthwiseConv(3, 3) { Pad = Pad.AsSame }, new Relu())
            .Stage("c", new Concat("a", "b"), new DepthwiseConv(5, 5) { Pad = Pad.AsSame })
            .Stage("d", new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Relu(), new Conv(3, 3, 8) { Pad = Pad.AsSame }, new Relu())
            .Stage("scored", new GlobalAvgPool(), new Dense(2), new MeanSquaredError()))
        { IsLarge = true, Batches = [2] },
    ];

    private static IEnumerable<NetworkCase> LargerThanTheInput() =>
    [
        NetworkCase.OnChannels("MaxPoolOfLess", 2, 2, 5, () => [new MaxPool(3) { Stride = 2, CeilMode = true }]),
        NetworkCase.OnChannels("MaxPoolOfOne", 1, 1, 17, () => [new MaxPool(3, 2) { CeilMode = true }]),
        NetworkCase.OnChannels("AvgPoolOfLess", 2, 2, 16, () => [new AvgPool(3) { Stride = 2, CeilMode = true }]),
        NetworkCase.OnChannels("AvgPoolOfLessCounted", 2, 3, 4, () =>
            [new AvgPool(5) { Stride = 4, Pad = Pad.Around(1), CeilMode = true }]),
        NetworkCase.OnChannels("AvgPoolOfLessUncounted", 2, 3, 6, () =>
            [new AvgPool(5) { Stride = 4, Pad = Pad.Around(1), CeilMode = true, CountPadding = false }]),
        NetworkCase.OnChannels("ConvThenMaxPoolOfLess", 3, 3, 4, () => [new Conv(3, 3, 6), new Relu(), new MaxPool(2) { CeilMode = true }]),
    ];

    /// <summary>
    /// Several windows over one value, drawn from inputs of 1 to 6, kernels of 1 to 4, strides of 1 to 3, padding of 0 to 5
    /// and dilation of 1 and 2.
    /// </summary>
    private static NetworkCase Draw(int index) => new($"Windows{index}", network =>
    {
        Numbers numbers = Numbers.Of($"windows {index}");
        var extent = Extent.Spatial(numbers.Between(1, 6), numbers.Between(1, 6), numbers.Pick(1, 3, 16, 20));
        network.Input("image", extent.Height, extent.Width, 2).Stage("lift", new Conv(1, 1, extent.Channels), new Tanh());
        for (int window = 0; window < WindowsOfEach;)
            if (Draw(numbers, extent) is { } drawn)
                network.StageFrom($"w{window++}", "lift", drawn, new MeanSquaredError());
    });

    private static ReferenceOperation? Draw(Numbers numbers, Extent extent)
    {
        (int height, int width, int strideY, int strideX) =
            (numbers.Between(1, 4), numbers.Between(1, 4), numbers.Between(1, 3), numbers.Between(1, 3));
        (bool pools, bool ceil, bool other) = (numbers.Chance(50), numbers.Chance(60), numbers.Chance(50));
        int most = pools ? Math.Min(height, width) - 1 : 5;
        Pad pad = numbers.Chance(60) ? Pad.Around(numbers.Between(0, most))
            : Pad.Sides(numbers.Between(0, most), numbers.Between(0, most), numbers.Between(0, most), numbers.Between(0, most));
        (int dilationY, int dilationX) = pools ? (1, 1) : (numbers.Between(1, 2), numbers.Between(1, 2));
        if (!Fits(true, extent.Height, ((height - 1) * dilationY) + 1, strideY)
            || !Fits(false, extent.Width, ((width - 1) * dilationX) + 1, strideX))
            return null;
        return (pools, other) switch
        {
            (true, true) => new MaxPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, CeilMode = ceil },
            (true, _) => new AvgPool(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, CeilMode = ceil,
                CountPadding = numbers.Chance(50) },
            (_, true) => new DepthwiseConv(height, width) { StrideY = strideY, StrideX = strideX, Pad = pad, DilationY = dilationY,
                DilationX = dilationX },
            _ => new Conv(height, width, numbers.Pick(3, 16)) { StrideY = strideY, StrideX = strideX, Pad = pad, DilationY = dilationY,
                DilationX = dilationX },
        };

        bool Fits(bool vertical, int length, int span, int stride) => pad.Along(vertical, length, span, stride, pools && ceil).Count > 0;
    }
}
