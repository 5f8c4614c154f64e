using Unroll;

namespace Samples.Classic;

/// <summary>
/// MobileNetV2 of width 1/2 for 32 x 32 images: the groups of M. Sandler et al.: MobileNetV2: Inverted residuals and linear bottlenecks,
/// CVPR 2018, table 2, with the channels of torchvision's <c>mobilenet_v2(width_mult=0.5)</c>. The first convolution has no stride. A
/// block's arguments are its hidden channels, its filters and, where nothing is added, its stride.
/// </summary>
/// <remarks>Mini-batches of 32 are normalized as a whole; of larger values fewer samples would be computed together.</remarks>
[Network]
public sealed partial class CifarMobileNetV2
{
    [Input(32, 32, 3)]                                                          Layer image;
    [Conv(3, 3, 16, PaddingAround = 1, Bias = false), BatchNorm, Relu6]         Layer conv;
    [DepthwiseConv(3, 3, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer depthwise;
    [Conv(1, 1, 8, Bias = false), BatchNorm]                                    Layer projection;
    [Block<InvertedBottleneck>(48, 16, 2)]                                      Layer group1a;
    [Block<InvertedResidual>(96, 16)]                                           Layer group1b;
    [Block<InvertedBottleneck>(96, 16, 2)]                                      Layer group2a;
    [Block<InvertedResidual>(96, 16)]                                           Layer group2b;
    [Block<InvertedResidual>(96, 16)]                                           Layer group2c;
    [Block<InvertedBottleneck>(96, 32, 2)]                                      Layer group3a;
    [Block<InvertedResidual>(192, 32)]                                          Layer group3b;
    [Block<InvertedResidual>(192, 32)]                                          Layer group3c;
    [Block<InvertedResidual>(192, 32)]                                          Layer group3d;
    [Block<InvertedBottleneck>(192, 48, 1)]                                     Layer group4a;
    [Block<InvertedResidual>(288, 48)]                                          Layer group4b;
    [Block<InvertedResidual>(288, 48)]                                          Layer group4c;
    [Block<InvertedBottleneck>(288, 80, 2)]                                     Layer group5a;
    [Block<InvertedResidual>(480, 80)]                                          Layer group5b;
    [Block<InvertedResidual>(480, 80)]                                          Layer group5c;
    [Block<InvertedBottleneck>(480, 160, 1)]                                    Layer group6;
    [Conv(1, 1, 1280, Bias = false), BatchNorm, Relu6]                          Layer last;
    [GlobalAvgPool]                                                             Layer average;
    [Dense(10), SoftmaxCrossEntropy]                                            Layer scores;
}
