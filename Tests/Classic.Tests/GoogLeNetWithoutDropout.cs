using Samples.Classic;

namespace Unroll.Classic.Tests;

/// <summary>The sample GoogLeNet without its dropout, whose masks PyTorch draws in another way.</summary>
[Network]
internal sealed partial class GoogLeNetWithoutDropout
{
    [Input(224, 224, 3)]                                                                                Layer image;
    [Conv(7, 7, 64, Stride = 2, PaddingAround = 3, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]    Layer conv1;
    [MaxPool(3, Stride = 2, CeilMode = true)]                                                           Layer pool1;
    [Conv(1, 1, 64, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]                                   Layer conv2;
    [Conv(3, 3, 192, Padding = Padding.Same, Bias = false), BatchNorm(Epsilon = 0.001f), Relu]          Layer conv3;
    [MaxPool(3, Stride = 2, CeilMode = true)]                                                           Layer pool2;
    [Block<Inception>(64, 96, 128, 16, 32, 32)]                                                         Layer inception3a;
    [Block<Inception>(128, 128, 192, 32, 96, 64)]                                                       Layer inception3b;
    [MaxPool(3, Stride = 2, CeilMode = true)]                                                           Layer pool3;
    [Block<Inception>(192, 96, 208, 16, 48, 64)]                                                        Layer inception4a;
    [Block<Inception>(160, 112, 224, 24, 64, 64)]                                                       Layer inception4b;
    [Block<Inception>(128, 128, 256, 24, 64, 64)]                                                       Layer inception4c;
    [Block<Inception>(112, 144, 288, 32, 64, 64)]                                                       Layer inception4d;
    [Block<Inception>(256, 160, 320, 32, 128, 128)]                                                     Layer inception4e;
    [MaxPool(2, CeilMode = true)]                                                                       Layer pool4;
    [Block<Inception>(256, 160, 320, 32, 128, 128)]                                                     Layer inception5a;
    [Block<Inception>(384, 192, 384, 48, 128, 128)]                                                     Layer inception5b;

    [Block<AuxiliaryHead>(From = nameof(inception4a))]                                                  Layer auxiliary4a;
    [Dense(1000), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(scores))]                     Layer auxiliaryScores4a;
    [Block<AuxiliaryHead>(From = nameof(inception4d))]                                                  Layer auxiliary4d;
    [Dense(1000), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(scores))]                     Layer auxiliaryScores4d;

    [GlobalAvgPool(From = nameof(inception5b))]                                                         Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                                  Layer scores;
}
