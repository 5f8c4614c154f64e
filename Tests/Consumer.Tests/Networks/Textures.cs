using Unroll;

namespace Acme.Vision;

/// <summary>A small residual network of 3x3 convolutions over many channels, which are computed by Winograd's filtering.</summary>
[Network]
public sealed partial class Textures
{
    [Input(28, 28, 1)]                                                  Layer image;
    [Conv(3, 3, 32, Stride = 2, Padding = Padding.Same), Relu]          Layer stem;
    [Conv(3, 3, 32, Padding = Padding.Same), Relu]                      Layer inner;
    [Conv(3, 3, 32, Padding = Padding.Same), Add(nameof(stem)), Relu]   Layer outer;
    [Conv(3, 3, 48, Padding = Padding.Same), Relu, MaxPool(2)]          Layer narrow;
    [GlobalAvgPool]                                                     Layer mean;
    [Dense(10), SoftmaxCrossEntropy]                                    Layer kind;
}
