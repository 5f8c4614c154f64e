using Unroll;

namespace Samples.Classic;

/// <summary>
/// MobileNet of width 1: A. Howard et al.: MobileNets: Efficient convolutional neural networks for mobile vision applications, 2017,
/// table 1. A block's arguments are its filters and its stride. The rectifiers end at 6, as in the authors' code.
/// </summary>
[Network]
public sealed partial class MobileNetV1
{
    [Input(224, 224, 3)]                                                               Layer image;
    [Conv(3, 3, 32, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer conv;
    [Block<DepthwiseSeparable>(64, 1)]                                                 Layer separable1;
    [Block<DepthwiseSeparable>(128, 2)]                                                Layer separable2;
    [Block<DepthwiseSeparable>(128, 1)]                                                Layer separable3;
    [Block<DepthwiseSeparable>(256, 2)]                                                Layer separable4;
    [Block<DepthwiseSeparable>(256, 1)]                                                Layer separable5;
    [Block<DepthwiseSeparable>(512, 2)]                                                Layer separable6;
    [Block<DepthwiseSeparable>(512, 1)]                                                Layer separable7;
    [Block<DepthwiseSeparable>(512, 1)]                                                Layer separable8;
    [Block<DepthwiseSeparable>(512, 1)]                                                Layer separable9;
    [Block<DepthwiseSeparable>(512, 1)]                                                Layer separable10;
    [Block<DepthwiseSeparable>(512, 1)]                                                Layer separable11;
    [Block<DepthwiseSeparable>(1024, 2)]                                               Layer separable12;
    [Block<DepthwiseSeparable>(1024, 1)]                                               Layer separable13;
    [GlobalAvgPool]                                                                    Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                 Layer scores;
}
