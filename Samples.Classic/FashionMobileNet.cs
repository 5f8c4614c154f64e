using Unroll;

namespace Samples.Classic;

/// <summary>
/// A small MobileNetV2 for 28 x 28 images: the plan of M. Sandler et al.: MobileNetV2: Inverted residuals and linear bottlenecks, CVPR
/// 2018, table 2, with fewer groups and channels. A block's arguments are its hidden channels, its filters and, where nothing is added,
/// its stride.
/// </summary>
/// <remarks>With two shards two threads train it, and every half of a mini-batch is normalized by its own statistics.</remarks>
[Network(Shards = 2)]
public sealed partial class FashionMobileNet
{
    [Input(28, 28, 1)]                                                          Layer image;
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu6]    Layer conv;
    [Block<InvertedBottleneck>(64, 24, 2)]                                      Layer group1a;
    [Block<InvertedResidual>(96, 24)]                                           Layer group1b;
    [Block<InvertedResidual>(96, 24)]                                           Layer group1c;
    [Block<InvertedBottleneck>(96, 48, 2)]                                      Layer group2a;
    [Block<InvertedResidual>(192, 48)]                                          Layer group2b;
    [Block<InvertedResidual>(192, 48)]                                          Layer group2c;
    [Block<InvertedResidual>(192, 48)]                                          Layer group2d;
    [Conv(1, 1, 192, Bias = false), BatchNorm, Relu6]                           Layer last;
    [GlobalAvgPool, Dropout(0.2f)]                                              Layer average;
    [Dense(10), SoftmaxCrossEntropy]                                            Layer kind;
}
