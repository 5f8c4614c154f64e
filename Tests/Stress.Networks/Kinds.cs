namespace Unroll.Stress.Networks;

/// <summary>Planar and padded convolutions, poolings with and without a rest, a dense layer; labels.</summary>
[Network]
public sealed partial class Photograph
{
    [Input(11, 13, 1)]                                                                  Layer image;
    [Conv(5, 5, 6, Padding = Padding.Same), Relu]                                       Layer c1;
    [MaxPool(2, CeilMode = true)]                                                       Layer s2;
    [Conv(3, 3, 20, Stride = 2, PaddingAround = 1), Tanh]                               Layer c3;
    [AvgPool(2, Stride = 1)]                                                            Layer s4;
    [Dense(19), Sigmoid]                                                                Layer f5;
    [Dense(10), SoftmaxCrossEntropy]                                                    Layer digit;
}

/// <summary>Batch normalization, residual sums with a projection, groups, depthwise convolution, dropout; labels.</summary>
[Network]
public sealed partial class Residuals
{
    [Input(9, 7, 3)]                                                                    Layer image;
    [Conv(3, 3, 16, Padding = Padding.Same, Bias = false), BatchNorm, Relu]             Layer first;
    [Conv(3, 3, 24, Stride = 2, PaddingAround = 1, Bias = false), BatchNorm, Residual(nameof(first)), Relu] Layer second;
    [Conv(3, 3, 24, Groups = 3, Padding = Padding.Same), LeakyRelu(0.1f)]               Layer grouped;
    [DepthwiseConv(3, 3, Multiplier = 2, Padding = Padding.Same), LocalResponseNorm(5)] Layer deep;
    [Concat(nameof(deep), nameof(grouped)), GlobalAvgPool, Dropout(0.2f)]               Layer features;
    [Dense(5), SoftmaxCrossEntropy]                                                     Layer kind;
}

/// <summary>Convolutions of a size that Winograd's algorithm takes, and a strided one; numbers.</summary>
[Network]
public sealed partial class Squares
{
    [Input(13, 14, 16)]                                                                 Layer image;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu]                                      Layer first;
    [Conv(3, 3, 32, Padding = Padding.Same), MaxPool(2)]                                Layer second;
    [Conv(5, 5, 17, PaddingAround = 2), AdaptiveAvgPool(2), L2Normalize]                Layer third;
    [Dense(3), MeanSquaredError]                                                        Layer numbers;
}

/// <summary>Two inputs, two outputs, dense layers of odd and of large widths, which several samples share.</summary>
[Network]
public sealed partial class Pairs
{
    [Input(37)]                                                                         Layer left;
    [Input(5, 5, 3)]                                                                    Layer right;
    [Dense(300, From = nameof(left)), Relu]                                             Layer a;
    [Dense(300, From = nameof(right)), Tanh]                                            Layer b;
    [Multiply(nameof(a), nameof(b))]                                                    Layer joined;
    [Dense(1), BinaryCrossEntropy]                                                      Layer same;
    [Dense(7, From = nameof(joined)), Hinge]                                            Layer scores;
}
