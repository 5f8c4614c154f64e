using Unroll;

namespace Samples.Vanishing;

/// <summary><see cref="Plain20"/> with a way around every two convolutions; everything else is the same, the first weights too.</summary>
[Network]
public sealed partial class Residual20
{
    [Input(28, 28, 1)]                                          Layer image;
    [Conv(3, 3, 16, Stride = 2, PaddingAround = 1), Sigmoid]    Layer conv1;
    [Block<ResidualPair>(16)]                                   Layer pair1;
    [Block<ResidualPair>(16)]                                   Layer pair2;
    [Block<ResidualPair>(16)]                                   Layer pair3;
    [Block<ResidualPair>(16)]                                   Layer pair4;
    [Block<ResidualPair>(16)]                                   Layer pair5;
    [Block<ResidualPair>(16)]                                   Layer pair6;
    [Block<ResidualPair>(16)]                                   Layer pair7;
    [Block<ResidualPair>(16)]                                   Layer pair8;
    [Block<ResidualPair>(16)]                                   Layer pair9;
    [GlobalAvgPool]                                             Layer average;
    [Dense(10), SoftmaxCrossEntropy]                            Layer kind;
}
