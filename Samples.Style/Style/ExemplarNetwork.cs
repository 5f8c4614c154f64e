using Unroll;

namespace Samples.Style;

/// <summary>Learns to tell from a small patch which part of which picture it is (Dosovitskiy et al., "Discriminative Unsupervised Feature
/// Learning with Convolutional Neural Networks", 2014), and so what pictures are made of.</summary>
[Network]
public sealed partial class ExemplarNetwork
{
    [Input(32, 32, 3)]                                                   Layer patch;
    [Conv(5, 5, 32, Padding = Padding.Same), Relu]                       Layer c1;
    [AvgPool(2)]                                                         Layer p1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]                       Layer c2;
    [AvgPool(2)]                                                         Layer p2;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]                       Layer c3;
    [GlobalAvgPool, Dense(45), SoftmaxCrossEntropy]                      Layer part;
}
