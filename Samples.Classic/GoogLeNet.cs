using Unroll;

namespace Samples.Classic;

/// <summary>
/// GoogLeNet: C. Szegedy, W. Liu, Y. Jia, P. Sermanet, S. Reed, D. Anguelov, D. Erhan, V. Vanhoucke, A. Rabinovich: Going deeper with
/// convolutions, CVPR 2015, table 1, whose columns are the arguments of <see cref="Inception"/>; the two auxiliary classifiers of section 5
/// help to train the lower half and are no part of a prediction.
/// </summary>
/// <remarks>
/// As torchvision's <c>googlenet</c>: batch normalization (S. Ioffe, C. Szegedy, 2015) in the place of biases and of local response
/// normalization, 2x2 windows in the last max pooling, and 0.2 dropped before the scores, where the paper has 0.4.
/// </remarks>
[Network]
public sealed partial class GoogLeNet
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
    [Dropout(0.7f), Dense(1000), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(scores))]      Layer auxiliaryScores4a;
    [Block<AuxiliaryHead>(From = nameof(inception4d))]                                                  Layer auxiliary4d;
    [Dropout(0.7f), Dense(1000), SoftmaxCrossEntropy(Weight = 0.3f, AuxiliaryTo = nameof(scores))]      Layer auxiliaryScores4d;

    [GlobalAvgPool(From = nameof(inception5b)), Dropout(0.2f)]                                          Layer average;
    [Dense(1000), SoftmaxCrossEntropy]                                                                  Layer scores;
}
