using Unroll;

namespace Samples.Vanishing;

/// <summary>
/// Twenty layers with weights, one after the other, without batch normalisation: what the gradient of the loss loses in a layer, it has
/// lost for all layers before. <see cref="Residual20"/> differs by the ways around its pairs alone.
/// </summary>
[Network]
public sealed partial class Plain20
{
    [Input(28, 28, 1)]                                       Layer image;
    [Conv(3, 3, 16, Stride = 2, PaddingAround = 1), Relu]    Layer conv1;
    [Block<PlainPair>(16)]                                   Layer pair1;
    [Block<PlainPair>(16)]                                   Layer pair2;
    [Block<PlainPair>(16)]                                   Layer pair3;
    [Block<PlainPair>(16)]                                   Layer pair4;
    [Block<PlainPair>(16)]                                   Layer pair5;
    [Block<PlainPair>(16)]                                   Layer pair6;
    [Block<PlainPair>(16)]                                   Layer pair7;
    [Block<PlainPair>(16)]                                   Layer pair8;
    [Block<PlainPair>(16)]                                   Layer pair9;
    [GlobalAvgPool]                                          Layer average;
    [Dense(10), SoftmaxCrossEntropy]                         Layer kind;
}
