using Unroll;

namespace Samples.Classic;

/// <summary>
/// ShuffleNet V2 of width 1: N. Ma et al.: ShuffleNet V2: Practical guidelines for efficient CNN architecture design, ECCV 2018, table 5,
/// as torchvision's <c>shufflenet_v2_x1_0</c>. A block's argument is half of its channels.
/// </summary>
[Network]
public sealed partial class ShuffleNetV2
{
    [Input(224, 224, 3)]                                                              Layer image;
    [Conv(3, 3, 24, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Relu]    Layer conv;
    [MaxPool(3, Stride = 2, PaddingAround = 1)]                                       Layer pool;
    [Block<ShuffleReduction>(58)]                                                     Layer stage2a;
    [Block<ShuffleUnit>(58)]                                                          Layer stage2b;
    [Block<ShuffleUnit>(58)]                                                          Layer stage2c;
    [Block<ShuffleUnit>(58)]                                                          Layer stage2d;
    [Block<ShuffleReduction>(116)]                                                    Layer stage3a;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3b;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3c;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3d;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3e;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3f;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3g;
    [Block<ShuffleUnit>(116)]                                                         Layer stage3h;
    [Block<ShuffleReduction>(232)]                                                    Layer stage4a;
    [Block<ShuffleUnit>(232)]                                                         Layer stage4b;
    [Block<ShuffleUnit>(232)]                                                         Layer stage4c;
    [Block<ShuffleUnit>(232)]                                                         Layer stage4d;
    [Conv(1, 1, 1024, Bias = false), BatchNorm, Relu]                                 Layer last;
    [GlobalAvgPool]                                                                   Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                Layer scores;
}
