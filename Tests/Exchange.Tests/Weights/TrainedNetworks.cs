namespace Unroll.Exchange.Tests.Weights;

/// <summary>LeNet-5 with fewer filters, as make_files.py trains it.</summary>
[Network]
internal sealed partial class SmallLeNet5
{
    [Input(28, 28, 1)]                                     Layer image;
    [Conv(5, 5, 2, Padding = Padding.Same), Relu]          Layer conv1;
    [MaxPool(2)]                                           Layer pool1;
    [Conv(5, 5, 4), Relu]                                  Layer conv2;
    [MaxPool(2)]                                           Layer pool2;
    [Dense(12), Relu]                                      Layer fc1;
    [Dense(11), Relu]                                      Layer fc2;
    [Dense(10)]                                            Layer fc3;
}

/// <summary>A residual block, depthwise and grouped convolutions, and a normalization of flattened planes.</summary>
[Network]
internal sealed partial class SmallResNet
{
    [Input(9, 9, 3)]                                       Layer image;
    [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
                                                           Layer stem;
    [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
                                                           Layer a;
    [Conv(3, 3, 8, Padding = Padding.Same, Bias = false), BatchNorm, Residual(nameof(stem)), Relu]
                                                           Layer b;
    [DepthwiseConv(3, 3, Multiplier = 2, Stride = 2, Padding = Padding.Same), BatchNorm, PRelu(PerChannel = true)]
                                                           Layer d;
    [Conv(3, 3, 6, Groups = 2)]                            Layer e;
    [Flatten, BatchNorm, Tanh, Dropout(0.3f)]              Layer norm;
    [Dense(5)]                                             Layer kind;
}

/// <summary>Normalizations within a sample, a flattening and its opposite, a grouped transposed convolution, and a layer that is used
/// twice.</summary>
[Network]
internal sealed partial class SmallDecoder
{
    [Input(6, 5, 2)]                                       Layer image;
    [Conv(3, 3, 6), GroupNorm(3), Relu]                    Layer first;
    [Transpose(2, 0, 1), Reshape(72)]                      Layer flat;
    [Dense(48), Tanh]                                      Layer code;
    [Reshape(8, 3, 2), Transpose(1, 2, 0)]                 Layer planes;
    [ConvTranspose(3, 3, 6, Stride = 2, Groups = 2), InstanceNorm, Relu]
                                                           Layer up;
    [Conv(3, 3, 6, Padding = Padding.Same), Relu]          Layer twice;
    [Conv(3, 3, 6, Padding = Padding.Same, SharedWith = nameof(twice)), Relu]
                                                           Layer again;
    [Flatten, LayerNorm]                                   Layer norm;
    [Dense(5)]                                             Layer kind;
}

/// <summary>Two values flattened, one behind the other.</summary>
[Network]
internal sealed partial class SmallBranches
{
    [Input(5, 5, 2)]                                       Layer image;
    [Conv(3, 3, 4), Flatten]                               Layer wide;
    [Conv(4, 4, 3, From = nameof(image)), Flatten]         Layer narrow;
    [Concat(nameof(wide), nameof(narrow)), Dropout(0.5f), Relu]
                                                           Layer both;
    [Dense(7)]                                             Layer kind;
}
