using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>Convolutions alone and with what may be fused into them.</summary>
internal static class ConvolutionCases
{
    public static IEnumerable<NetworkCase> All() => [.. OnImage(), .. OnChannels(), .. Fused()];

    /// <summary>The first layer: few channels in, no gradient of the data.</summary>
    private static IEnumerable<NetworkCase> OnImage() =>
    [
        Image("ConvGrey", 12, 12, 1, () => [new Conv(5, 5, 6)]),
        Image("ConvGreySame", 13, 9, 1, () => [new Conv(3, 3, 7) { Pad = Pad.AsSame }]),
        Image("ConvColour", 11, 14, 3, () => [new Conv(3, 3, 8)]),
        Image("ConvColourStride2", 15, 15, 3, () => [new Conv(7, 7, 5) { Stride = 2, Pad = Pad.Around(3) }]),
        Image("ConvTwoChannelsWide", 4, 37, 2, () => [new Conv(3, 5, 3) { Pad = Pad.AsSame }]),
        Image("ConvTall", 33, 3, 2, () => [new Conv(4, 2, 9)]),
        Image("ConvOneFilter", 9, 18, 1, () => [new Conv(3, 3, 1)]),
        Image("ConvWholeImage", 6, 5, 3, () => [new Conv(6, 5, 10)]),
        Image("ConvOnePixel", 1, 1, 5, () => [new Conv(1, 1, 19)]),
        Image("ConvSeventeenFilters", 8, 8, 4, () => [new Conv(3, 3, 17) { Bias = false }]),
    ];

    /// <summary>Behind a layer that learns, so that the gradient of the data is seen in its parameters.</summary>
    private static IEnumerable<NetworkCase> OnChannels() =>
    [
        Channels("Conv1x1", 7, 9, 13, () => [new Conv(1, 1, 21)]),
        Channels("Conv3x3Channels16", 8, 8, 16, () => [new Conv(3, 3, 16)]),
        Channels("Conv3x3Channels32Same", 7, 7, 32, () => [new Conv(3, 3, 32) { Pad = Pad.AsSame }]),
        Channels("Conv3x3Channels33", 5, 6, 33, () => [new Conv(3, 3, 31)]),
        Channels("Conv5x5Channels6", 14, 14, 6, () => [new Conv(5, 5, 16)]),
        Channels("ConvEvenKernel", 9, 9, 5, () => [new Conv(4, 4, 6) { Pad = Pad.AsSame }]),
        Channels("ConvEvenKernelStride2Same", 10, 9, 5, () => [new Conv(2, 2, 6) { Stride = 2, Pad = Pad.AsSame }]),
        Channels("ConvStride2Same", 9, 12, 8, () => [new Conv(3, 3, 12) { Stride = 2, Pad = Pad.AsSame }]),
        Channels("ConvStride2Around", 12, 12, 7, () => [new Conv(3, 3, 9) { Stride = 2, Pad = Pad.Around(1) }]),
        Channels("ConvStride3", 14, 13, 4, () => [new Conv(3, 3, 11) { Stride = 3 }]),
        Channels("ConvStridesDiffer", 11, 16, 3, () => [new Conv(3, 4, 5) { StrideY = 1, StrideX = 3, Pad = Pad.Sides(1, 1, 2, 0) }]),
        Channels("ConvStrideAboveKernel", 13, 13, 6, () => [new Conv(1, 1, 8) { Stride = 2 }]),
        Channels("ConvAsymmetric", 8, 10, 9, () => [new Conv(3, 3, 10) { Pad = Pad.Sides(0, 2, 1, 0) }]),
        Channels("ConvAsymmetricTop", 6, 5, 4, () => [new Conv(3, 3, 3) { Pad = Pad.Sides(2, 0, 0, 2), Stride = 2 }]),
        Channels("ConvRow", 6, 20, 5, () => [new Conv(1, 7, 6) { Pad = Pad.AsSame }]),
        Channels("ConvColumn", 20, 6, 5, () => [new Conv(7, 1, 6) { Pad = Pad.AsSame }]),
        Channels("ConvKernelOfInputSame", 4, 4, 6, () => [new Conv(5, 5, 7) { Pad = Pad.AsSame }]),
        Channels("ConvToVectorShape", 5, 5, 16, () => [new Conv(5, 5, 24)]),
        Channels("ConvNoBias", 6, 7, 15, () => [new Conv(3, 3, 14) { Bias = false, Pad = Pad.AsSame }]),
        Channels("ConvWideRow", 3, 40, 2, () => [new Conv(3, 3, 4) { Pad = Pad.AsSame }]),
    ];

    private static IEnumerable<NetworkCase> Fused() =>
    [
        Image("ConvReluOnImage", 12, 11, 1, () => [new Conv(3, 3, 6), new Relu()]),
        Image("ConvReluPoolOnImage", 12, 12, 1, () => [new Conv(5, 5, 6) { Pad = Pad.AsSame }, new Relu(), new MaxPool(2)]),
        Channels("ConvReluPool", 10, 10, 6, () => [new Conv(3, 3, 16), new Relu(), new MaxPool(2)]),
        Channels("ConvReluPoolOdd", 9, 11, 5, () => [new Conv(3, 3, 10), new Relu(), new MaxPool(2)]),
        Channels("ConvPool", 8, 9, 4, () => [new Conv(3, 3, 18) { Pad = Pad.AsSame }, new MaxPool(2)]),
        Channels("ConvPoolRelu", 8, 8, 4, () => [new Conv(3, 3, 7), new MaxPool(2), new Relu()]),
        Channels("ConvTanhAvgPool", 8, 8, 3, () => [new Conv(3, 3, 6) { Pad = Pad.AsSame }, new Tanh(), new AvgPool(2)]),
        Channels("ConvSigmoid", 6, 6, 7, () => [new Conv(3, 3, 9), new Sigmoid()]),
        Channels("ConvLeakyReluPool3", 11, 11, 4, () => [new Conv(2, 2, 8), new LeakyRelu(0.125f), new MaxPool(3) { Stride = 2 }]),
        Channels("ConvConv", 9, 9, 3, () => [new Conv(3, 3, 8), new Relu(), new Conv(3, 3, 5), new Tanh()]),
        Channels("ConvReluGlobal", 7, 6, 5, () => [new Conv(3, 3, 20) { Pad = Pad.AsSame }, new Relu(), new GlobalAvgPool()]),
        Channels("ConvReluDense", 6, 6, 4, () => [new Conv(3, 3, 6), new Relu(), new Dense(11)]),
    ];

    private static NetworkCase Image(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network.Input("image", height, width, channels).Stage("judged", [.. parts(), new MeanSquaredError()]));

    private static NetworkCase Channels(string name, int height, int width, int channels, Func<StagePart[]> parts) =>
        new(name, network => network
            .Input("image", height, width, 2)
            .Stage("lift", new Conv(1, 1, channels), new Tanh())
            .Stage("judged", [.. parts(), new MeanSquaredError()]));
}
