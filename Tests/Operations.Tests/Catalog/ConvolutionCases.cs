using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Convolutions alone and with what may be fused into them.</summary>
internal static class ConvolutionCases
{
    public static IEnumerable<NetworkCase> All() => [.. OnImage(), .. OnChannels(), .. Fused(), .. Wide()];

    /// <summary>Kernels whose rows are longer than straight-line code may be, for each of the paths, and high ones.</summary>
    private static IEnumerable<NetworkCase> Wide() =>
    [
        NetworkCase.OnImage("ConvOfWholeRow", 1, 500, 1, () => [new Conv(1, 500, 3)]) with { Batches = [1, 9], IsLarge = true },
        NetworkCase.OnImage("ConvWiderThanTheLongestCode", 1, 560, 1, () => [new Conv(1, 449, 8), new Relu()])
            with { Batches = [2, 8], IsLarge = true },
        NetworkCase.OnImage("ConvWideAndHigh", 3, 640, 1, () => [new Conv(3, 600, 2)]) with { Batches = [1, 3], IsLarge = true },
        NetworkCase.OnImage("ConvWideForAvx2", 2, 300, 2, () => [new Conv(2, 230, 3), new Tanh()])
            with { Batches = [1, 7], IsLarge = true },
        NetworkCase.OnImage("ConvWideForPortable", 4, 200, 1, () => [new Conv(2, 120, 4) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)])
            with { Batches = [1, 8], IsLarge = true },
        NetworkCase.OnChannels("ConvWideOnChannels", 1, 480, 3, () => [new Conv(1, 449, 5)]) with { Batches = [1, 4], IsLarge = true },
        NetworkCase.OnChannels("ConvHighOnChannels", 480, 1, 3, () => [new Conv(449, 1, 5)]) with { Batches = [1, 4], IsLarge = true },
        NetworkCase.OnChannels("ConvWideStride2", 1, 480, 2, () => [new Conv(1, 430, 3) { StrideY = 1, StrideX = 2 }])
            with { Batches = [1, 4], IsLarge = true },
        // The sum of a row's gradients goes in parts.
        NetworkCase.OnImage("ConvVeryWide", 2, 5003, 1, () => [new Conv(1, 3, 2), new Relu()]) with { Batches = [1, 3], IsLarge = true },
        NetworkCase.OnChannels("DepthwiseWide", 1, 480, 3, () => [new DepthwiseConv(1, 449)]) with { Batches = [1, 4], IsLarge = true },
    ];

    /// <summary>The first layer: few channels in, no gradient of the input.</summary>
    private static IEnumerable<NetworkCase> OnImage() =>
    [
        NetworkCase.OnImage("ConvGray", 12, 12, 1, () => [new Conv(5, 5, 6)]),
        NetworkCase.OnImage("ConvGraySame", 13, 9, 1, () => [new Conv(3, 3, 7) { Pad = Pad.AsSame }]),
        NetworkCase.OnImage("ConvColor", 11, 14, 3, () => [new Conv(3, 3, 8)]),
        NetworkCase.OnImage("ConvColorStride2", 15, 15, 3, () => [new Conv(7, 7, 5) { Stride = 2, Pad = Pad.Around(3) }]),
        NetworkCase.OnImage("ConvTwoChannelsWide", 4, 37, 2, () => [new Conv(3, 5, 3) { Pad = Pad.AsSame }]),
        NetworkCase.OnImage("ConvTall", 33, 3, 2, () => [new Conv(4, 2, 9)]),
        NetworkCase.OnImage("ConvOneFilter", 9, 18, 1, () => [new Conv(3, 3, 1)]),
        NetworkCase.OnImage("ConvWholeImage", 6, 5, 3, () => [new Conv(6, 5, 10)]),
        NetworkCase.OnImage("ConvOnePixel", 1, 1, 5, () => [new Conv(1, 1, 19)]),
        NetworkCase.OnImage("ConvSeventeenFilters", 8, 8, 4, () => [new Conv(3, 3, 17) { Bias = false }]),
    ];

    /// <summary>Behind a layer that learns, so that the gradient of the input is seen in its parameters.</summary>
    private static IEnumerable<NetworkCase> OnChannels() =>
    [
        NetworkCase.OnChannels("Conv1x1", 7, 9, 13, () => [new Conv(1, 1, 21)]),
        NetworkCase.OnChannels("Conv3x3Channels16", 8, 8, 16, () => [new Conv(3, 3, 16)]),
        NetworkCase.OnChannels("Conv3x3Channels32Same", 7, 7, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("Conv3x3Channels33", 5, 6, 33, () => [new Conv(3, 3, 31)]),
        NetworkCase.OnChannels("Conv5x5Channels6", 14, 14, 6, () => [new Conv(5, 5, 16)]),
        NetworkCase.OnChannels("ConvEvenKernel", 9, 9, 5, () => [new Conv(4, 4, 6) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvEvenKernelStride2Same", 10, 9, 5, () => [new Conv(2, 2, 6) { Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvStride2Same", 9, 12, 8, () => [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvStride2Around", 12, 12, 7, () => [new Conv(3, 3, 9) { Stride = 2, Pad = Pad.Around(1) }]),
        NetworkCase.OnChannels("ConvStride3", 14, 13, 4, () => [new Conv(3, 3, 11) { Stride = 3 }]),
        NetworkCase.OnChannels("ConvStridesDiffer", 11, 16, 3, () =>
            [new Conv(3, 4, 5) { StrideY = 1, StrideX = 3, Pad = Pad.Sides(1, 1, 2, 0) }]),
        NetworkCase.OnChannels("ConvStrideAboveKernel", 13, 13, 6, () => [new Conv(1, 1, 8) { Stride = 2 }]),
        NetworkCase.OnChannels("ConvAsymmetric", 8, 10, 9, () => [new Conv(3, 3, 10) { Pad = Pad.Sides(0, 2, 1, 0) }]),
        NetworkCase.OnChannels("ConvAsymmetricTop", 6, 5, 4, () => [new Conv(3, 3, 3) { Pad = Pad.Sides(2, 0, 0, 2), Stride = 2 }]),
        NetworkCase.OnChannels("ConvNarrowerThanATile", 24, 5, 32, () => [new Conv(5, 5, 48) { Pad = Pad.Sides(2, 2, 4, 4) }]),
        NetworkCase.OnChannels("ConvRow", 6, 20, 5, () => [new Conv(1, 7, 6) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvColumn", 20, 6, 5, () => [new Conv(7, 1, 6) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvKernelOfInputSame", 4, 4, 6, () => [new Conv(5, 5, 7) { Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvToVectorShape", 5, 5, 16, () => [new Conv(5, 5, 24)]),
        NetworkCase.OnChannels("ConvNoBias", 6, 7, 15, () => [new Conv(3, 3, 14) { Bias = false, Pad = Pad.AsSame }]),
        NetworkCase.OnChannels("ConvWideRow", 3, 40, 2, () => [new Conv(3, 3, 4) { Pad = Pad.AsSame }]),
    ];

    private static IEnumerable<NetworkCase> Fused() =>
    [
        NetworkCase.OnImage("ConvReluOnImage", 12, 11, 1, () => [new Conv(3, 3, 6), new Relu()]),
        NetworkCase.OnImage("ConvReluPoolOnImage", 12, 12, 1, () => [new Conv(5, 5, 6) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("ConvReluPool", 10, 10, 6, () => [new Conv(3, 3, 16), new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("ConvReluPoolOdd", 9, 11, 5, () => [new Conv(3, 3, 10), new Relu(), new MaxPool(2)]),
        NetworkCase.OnChannels("ConvPool", 8, 9, 4, () => [new Conv(3, 3, 18) { Pad = Pad.AsSame }, new MaxPool(2)]),
        NetworkCase.OnChannels("ConvPoolRelu", 8, 8, 4, () => [new Conv(3, 3, 7), new MaxPool(2), new Relu()]),
        NetworkCase.OnChannels("ConvTanhAvgPool", 8, 8, 3, () => [new Conv(3, 3, 6) { Pad = Pad.AsSame }, new Tanh(), new AvgPool(2)]),
        NetworkCase.OnChannels("ConvSigmoid", 6, 6, 7, () => [new Conv(3, 3, 9), new Sigmoid()]),
        NetworkCase.OnChannels("ConvLeakyReluPool3", 11, 11, 4, () =>
            [new Conv(2, 2, 8), new LeakyRelu(0.125f), new MaxPool(3) { Stride = 2 }]),
        NetworkCase.OnChannels("ConvConv", 9, 9, 3, () => [new Conv(3, 3, 8), new Relu(), new Conv(3, 3, 5), new Tanh()]),
        NetworkCase.OnChannels("ConvReluGlobal", 7, 6, 5, () => [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new GlobalAvgPool()]),
        NetworkCase.OnChannels("ConvReluDense", 6, 6, 4, () => [new Conv(3, 3, 6), new Relu(), new Dense(11)]),
    ];
}
