using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Transposed convolutions: by phases, by col2im and spread, with all that may stand before and behind them.</summary>
internal static class TransposedCases
{
    private const int Drawn = 10;
    private const int WindowsOfEach = 5;

    public static IEnumerable<NetworkCase> All() =>
        [.. OnImage(), .. OnChannels(), .. Unusual(), .. Grouped(), .. Networks(), .. Enumerable.Range(0, Drawn).Select(Draw)];

    private static IEnumerable<NetworkCase> OnImage() =>
    [
        NetworkCase.OnImage("TransposedGray", 6, 5, 1, () => [new ConvTranspose(3, 3, 4) { Stride = 2 }]),
        NetworkCase.OnImage("TransposedColor", 5, 7, 3, () => [new ConvTranspose(4, 4, 3) { Stride = 2, Pad = Pad.Around(1) }, new Relu()]),
        NetworkCase.OnImage("TransposedColorStride1", 6, 9, 3, () => [new ConvTranspose(3, 2, 7), new Tanh()]),
        NetworkCase.OnImage("TransposedFewFilters", 6, 5, 20, () =>
            [new ConvTranspose(4, 3, 3) { Stride = 2, Pad = Pad.Sides(0, 1, 0, 0) }]),
        NetworkCase.OnImage("TransposedTwoChannelsWide", 2, 33, 2, () => [new ConvTranspose(2, 5, 1) { Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnImage("TransposedPixel", 1, 1, 21, () => [new ConvTranspose(4, 4, 20), new Relu()]),
    ];

    private static IEnumerable<NetworkCase> OnChannels() =>
    [
        NetworkCase.OnChannels("Transposed2x2", 5, 6, 16, () => [new ConvTranspose(2, 2, 8) { Stride = 2 }]),
        NetworkCase.OnChannels("Transposed4x4", 4, 5, 32, () =>
            [new ConvTranspose(4, 4, 16) { Stride = 2, Pad = Pad.Around(1) }, new Relu()]),
        NetworkCase.OnChannels("Transposed3x3Same", 5, 4, 13, () => [new ConvTranspose(3, 3, 18) { Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Transposed3x3Stride1Same", 5, 6, 17, () => [new ConvTranspose(3, 3, 33) { Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("Transposed1x1", 4, 7, 9, () => [new ConvTranspose(1, 1, 12), new Sigmoid()]),
        NetworkCase.OnChannels("Transposed5x5More", 4, 4, 6, () =>
            [new ConvTranspose(5, 5, 10) { Stride = 2, Pad = Pad.Around(2), More = 1 }, new LeakyRelu(0.125f)]),
        NetworkCase.OnChannels("TransposedStride3", 3, 4, 5, () => [new ConvTranspose(5, 4, 7) { Stride = 3, Bias = false }]),
        NetworkCase.OnChannels("TransposedStridesDiffer", 4, 3, 16, () =>
            [new ConvTranspose(3, 4, 5) { StrideY = 1, StrideX = 3, Pad = Pad.Sides(1, 0, 2, 1), MoreX = 2 }]),
        NetworkCase.OnChannels("TransposedAsymmetric", 5, 4, 10, () =>
            [new ConvTranspose(4, 3, 6) { Stride = 2, Pad = Pad.Sides(0, 3, 2, 0) }, new Tanh()]),
        NetworkCase.OnChannels("TransposedPaddedBeyond", 6, 6, 7, () => [new ConvTranspose(3, 3, 4) { Stride = 2, Pad = Pad.Around(5) }]),
        NetworkCase.OnChannels("TransposedPixelToImage", 1, 1, 40, () => [new ConvTranspose(4, 4, 16), new Relu()]),
        NetworkCase.OnChannels("TransposedPixelNoBias", 1, 1, 19, () =>
            [new ConvTranspose(4, 3, 32) { Pad = Pad.Sides(1, 0, 0, 0), Bias = false }]),
    ];

    /// <summary>Strides above the kernel, so that some outputs have nothing but the bias, and more phases than are taken apart.</summary>
    private static IEnumerable<NetworkCase> Unusual() =>
    [
        NetworkCase.OnChannels("TransposedStrideAboveKernel", 4, 3, 6, () => [new ConvTranspose(1, 1, 9) { Stride = 2, More = 1 }]),
        NetworkCase.OnChannels("TransposedStrideAboveKernelSame", 3, 3, 5, () =>
            [new ConvTranspose(2, 2, 6) { Stride = 3, Pad = Pad.AsSame }, new Relu()]),
        NetworkCase.OnChannels("TransposedStrideAboveKernelCol2Im", 3, 4, 16, () =>
            [new ConvTranspose(2, 2, 16) { Stride = 3 }, new Tanh()]),
        NetworkCase.OnChannels("TransposedStride9", 2, 2, 4, () => [new ConvTranspose(10, 9, 3) { Stride = 9, Pad = Pad.Around(2) }]),
        NetworkCase.OnChannels("TransposedStride9Col2Im", 2, 2, 5, () => [new ConvTranspose(9, 8, 2) { Stride = 9 }, new Relu()]),
        NetworkCase.OnChannels("TransposedDilated", 4, 5, 6, () => [new ConvTranspose(3, 3, 10) { Dilation = 2 }]),
        NetworkCase.OnChannels("TransposedDilatedStride2", 4, 4, 8, () =>
            [new ConvTranspose(3, 3, 5) { Stride = 2, Dilation = 3, Pad = Pad.Around(2), More = 2 }, new Relu()]),
        NetworkCase.OnChannels("TransposedDilatedAsTheStride", 4, 4, 7, () => [new ConvTranspose(2, 3, 6) { Stride = 2, Dilation = 2 }]),
        NetworkCase.OnChannels("TransposedDilationsDiffer", 3, 5, 5, () =>
            [new ConvTranspose(3, 2, 4) { StrideY = 3, StrideX = 2, DilationY = 2, DilationX = 4, MoreY = 1 }]),
        NetworkCase.OnChannels("TransposedStride1More", 3, 4, 6, () => [new ConvTranspose(2, 2, 5) { Dilation = 2, More = 1 }]),
    ];

    private static IEnumerable<NetworkCase> Grouped() =>
    [
        NetworkCase.OnChannels("TransposedGroups2", 4, 5, 32, () =>
            [new ConvTranspose(4, 4, 32) { Groups = 2, Stride = 2, Pad = Pad.Around(1) }]),
        NetworkCase.OnChannels("TransposedGroups3", 4, 4, 9, () => [new ConvTranspose(3, 3, 12) { Groups = 3, Stride = 2 }, new Relu()]),
        NetworkCase.OnChannels("TransposedGroups5Stride1", 5, 4, 15, () => [new ConvTranspose(3, 2, 20) { Groups = 5 }]),
        NetworkCase.OnChannels("TransposedGroupsWide", 3, 4, 34, () =>
            [new ConvTranspose(2, 2, 36) { Groups = 2, Stride = 2, Bias = false }]),
        NetworkCase.OnChannels("TransposedGroupsOfOne", 4, 4, 7, () =>
            [new ConvTranspose(3, 3, 7) { Groups = 7, Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("TransposedGroupsDilated", 4, 3, 8, () =>
            [new ConvTranspose(2, 2, 24) { Groups = 4, Stride = 2, Dilation = 2, More = 1 }]),
        new("TransposedGroupsPredictOnly", network => network
            .Input("image", 4, 5, 6)
            .Stage("result", new ConvTranspose(3, 3, 18) { Groups = 3, Stride = 2, Bias = false }, new BatchNorm(), new Relu(),
                new ConvTranspose(2, 2, 27) { Groups = 9, Stride = 2 }, new BatchNorm())),
    ];

    private static IEnumerable<NetworkCase> Networks() =>
    [
        NetworkCase.OnChannels("TransposedNorm", 4, 4, 20, () =>
            [new ConvTranspose(4, 4, 12) { Stride = 2, Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Relu()]),
        NetworkCase.OnChannels("TransposedNormCol2Im", 1, 1, 20, () => [new ConvTranspose(4, 4, 12), new BatchNorm(), new Relu()]),
        NetworkCase.OnChannels("TransposedScaleShiftSpread", 2, 3, 5, () =>
            [new ConvTranspose(1, 2, 6) { Stride = 3, Dilation = 3 }, new ScaleShift()]),
        NetworkCase.OnChannels("TransposedPool", 3, 4, 6, () => [new ConvTranspose(2, 2, 5) { Stride = 2 }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("TransposedDense", 3, 3, 6, () => [new ConvTranspose(3, 3, 4) { Stride = 2 }, new Relu(), new Dense(9)]),
        NetworkCase.OnChannels("TransposedTwice", 3, 3, 6, () =>
            [new ConvTranspose(3, 3, 8) { Stride = 2 }, new Relu(), new ConvTranspose(2, 2, 3) { Stride = 2 }, new Tanh()]),
        NetworkCase.OnChannels("TransposedResidual", 4, 4, 12, () =>
            [new ConvTranspose(3, 3, 12) { Pad = Pad.Around(1) }, new Residual("lift"), new Relu()]),
        NetworkCase.OnChannels("TransposedAndConv", 4, 5, 5, () =>
            [new ConvTranspose(2, 2, 4) { Stride = 2 }, new Conv(3, 3, 3) { Pad = Pad.AsSame }, new Relu()]),
        new("TransposedUNet", network => network
            .Input("image", 8, 8, 3)
            .Stage("wide", new Conv(3, 3, 8) { Pad = Pad.AsSame }, new Relu())
            .Stage("narrow", new MaxPool(2), new Conv(3, 3, 16) { Pad = Pad.AsSame }, new Relu())
            .Stage("up", new ConvTranspose(2, 2, 8) { Stride = 2 })
            .Stage("joined", new Concat("wide", "up"))
            .Stage("mask", new Conv(1, 1, 2), new MeanSquaredError())),
        new("TransposedGenerator", network => network
            .Input("noise", 1, 1, 10)
            .Stage("seed", new ConvTranspose(4, 4, 24) { Bias = false }, new BatchNorm(), new Relu())
            .Stage("middle", new ConvTranspose(4, 4, 16) { Stride = 2, Pad = Pad.Around(1), Bias = false }, new BatchNorm(), new Relu())
            .Stage("picture", new ConvTranspose(4, 4, 3) { Stride = 2, Pad = Pad.Around(1) }, new Tanh(), new MeanSquaredError())),
    ];

    /// <summary>
    /// Several over one value, drawn from inputs of 1 to 5, kernels of 1 to 4, strides and dilations of 1 to 3 and paddings of 0 to 2.
    /// </summary>
    private static NetworkCase Draw(int index) => new($"TransposedWindows{index}", network =>
    {
        Numbers numbers = Numbers.Of($"transposed windows {index}");
        var extent = Extent.Spatial(numbers.Between(1, 5), numbers.Between(1, 5), numbers.Pick(1, 3, 16, 20));
        network.Input("image", extent.Height, extent.Width, 2).Stage("lift", new Conv(1, 1, extent.Channels), new Tanh());
        var windows = new RandomWindows(numbers);
        for (int window = 0; window < WindowsOfEach;)
            if (windows.ConvTranspose(extent) is { } drawn)
                network.StageFrom($"w{window++}", "lift", drawn, new MeanSquaredError());
    });
}
