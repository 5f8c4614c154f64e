using Unroll;

namespace Acme.Vision.Sliding;

// Networks over pictures of their own size, and the same over larger ones.

/// <summary>LeNet-5 without padding: every window of a scene is computed from the very pixels of its crop.</summary>
[Network]
public sealed partial class Digits
{
    [Input(28, 28, 1)]                          Layer image;
    [Conv(5, 5, 6), Relu]                       Layer c1;
    [MaxPool(2)]                                Layer s2;
    [Conv(5, 5, 16), Relu]                      Layer c3;
    [MaxPool(2)]                                Layer s4;
    [Flatten, Dense(120), Relu]                 Layer f5;
    [Dense(84), Relu, Dropout(0.5f)]            Layer f6;
    [Dense(10), SoftmaxCrossEntropy, Softmax]   Layer digit;
}

[SlidingWindow<Digits>(96, 96)]
public sealed partial class DigitsOverScene;

/// <summary>A picture of the network's own size: a single window.</summary>
[SlidingWindow<Digits>(28, 28)]
public sealed partial class DigitsOverDigit;

/// <summary>The same with the sums of their definition.</summary>
[Network(Exact = true)]
public sealed partial class ExactDigits
{
    [Input(28, 28, 1)]                          Layer image;
    [Conv(5, 5, 6), Relu]                       Layer c1;
    [MaxPool(2)]                                Layer s2;
    [Conv(5, 5, 16), Relu]                      Layer c3;
    [MaxPool(2)]                                Layer s4;
    [Flatten, Dense(120), Relu]                 Layer f5;
    [Dense(84), Relu]                           Layer f6;
    [Dense(10), SoftmaxCrossEntropy]            Layer digit;
}

[SlidingWindow<ExactDigits>(96, 96)]
public sealed partial class ExactDigitsOverScene;

/// <summary>A residual connection that needs no padding.</summary>
[Block]
public partial class Unpadded
{
    const int Filters = Arg.A;
    [Conv(3, 3, Filters, Bias = false, From = Block.Input), BatchNorm, Relu]    Layer first;
    [Crop(1, From = Block.Input), Add(nameof(first))]                           Layer sum;
}

/// <summary>
/// Many kinds of operations that slide, two outputs at different steps, and an auxiliary head that would not slide: 5 rows have no four
/// equal parts.
/// </summary>
[Network]
public sealed partial class Textured
{
    [Input(31, 29, 3)]                                                              Layer picture;
    [Conv(3, 3, 16, StrideY = 2, StrideX = 1), BatchNorm, LeakyRelu]                Layer stem;         // 15 x 27
    [Block<Unpadded>(16)]                                                           Layer residual;     // 13 x 25
    [DepthwiseConv(3, 3), PRelu, LayerNorm]                                         Layer spatial;      // 11 x 23
    [MaxPool(3, Stride = 2)]                                                        Layer narrow;       // 5 x 11
    [AvgPool(3, Stride = 2, From = nameof(spatial))]                                Layer mean;
    [Concat(nameof(narrow), nameof(mean)), ChannelShuffle(2)]                       Layer both;
    [AdaptiveAvgPool(4), Dense(5), SoftmaxCrossEntropy(AuxiliaryTo = nameof(kind), Weight = 0.3f)] Layer early;
    [Conv(1, 1, 24, From = nameof(both)), HardSwish]                                Layer mixed;
    [GlobalAvgPool, L2Normalize]                                                    Layer average;
    [GlobalMaxPool(From = nameof(mixed))]                                           Layer largest;
    [Concat(nameof(average), nameof(largest)), Dense(5), SoftmaxCrossEntropy, LogSoftmax] Layer kind;
    [AdaptiveAvgPool(1, From = nameof(spatial)), Flatten, Dense(2), MeanSquaredError, Tanh] Layer place;
}

[SlidingWindow<Textured>(44, 51)]
public sealed partial class TexturedOverPicture;

/// <summary>Padding at every convolution, and no biases: a value is zero wherever it sees zeros alone.</summary>
[Network]
public sealed partial class Padded
{
    [Input(16, 16, 2)]                                                              Layer picture;
    [Conv(3, 3, 16, Padding = Padding.Same, Stride = 2, Bias = false), Relu]        Layer first;        // 8 x 8
    [Conv(5, 5, 16, PaddingAround = 2, Bias = false), Relu]                         Layer second;
    [MaxPool(3, PaddingAround = 1, Stride = 2)]                                     Layer third;        // 4 x 4
    [Dense(3)]                                                                      Layer scores;
}

[SlidingWindow<Padded>(65, 63)]
public sealed partial class PaddedOverPicture;
