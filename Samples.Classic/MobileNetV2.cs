using Unroll;

namespace Samples.Classic;

/// <summary>
/// MobileNetV2 of width 1: M. Sandler et al.: MobileNetV2: Inverted residuals and linear bottlenecks, CVPR 2018, table 2, as torchvision's
/// <c>mobilenet_v2</c>. A block's arguments are its hidden channels, its filters and, where nothing is added, its stride.
/// </summary>
[Network]
public sealed partial class MobileNetV2
{
    [Input(224, 224, 3)]                                                               Layer image;
    [Conv(3, 3, 32, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer conv;
    [DepthwiseConv(3, 3, PaddingAround = 1, Bias = false), BatchNorm, Relu6]           Layer depthwise;
    [Conv(1, 1, 16, Bias = false), BatchNorm]                                          Layer projection;
    [Block<InvertedBottleneck>(96, 24, 2)]                                             Layer group1a;
    [Block<InvertedResidual>(144, 24)]                                                 Layer group1b;
    [Block<InvertedBottleneck>(144, 32, 2)]                                            Layer group2a;
    [Block<InvertedResidual>(192, 32)]                                                 Layer group2b;
    [Block<InvertedResidual>(192, 32)]                                                 Layer group2c;
    [Block<InvertedBottleneck>(192, 64, 2)]                                            Layer group3a;
    [Block<InvertedResidual>(384, 64)]                                                 Layer group3b;
    [Block<InvertedResidual>(384, 64)]                                                 Layer group3c;
    [Block<InvertedResidual>(384, 64)]                                                 Layer group3d;
    [Block<InvertedBottleneck>(384, 96, 1)]                                            Layer group4a;
    [Block<InvertedResidual>(576, 96)]                                                 Layer group4b;
    [Block<InvertedResidual>(576, 96)]                                                 Layer group4c;
    [Block<InvertedBottleneck>(576, 160, 2)]                                           Layer group5a;
    [Block<InvertedResidual>(960, 160)]                                                Layer group5b;
    [Block<InvertedResidual>(960, 160)]                                                Layer group5c;
    [Block<InvertedBottleneck>(960, 320, 1)]                                           Layer group6;
    [Conv(1, 1, 1280, Bias = false), BatchNorm, Relu6]                                 Layer last;
    [GlobalAvgPool, Dropout(0.2f)]                                                     Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                 Layer scores;
}
