namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class NormalizedConvolutions
{
    [Input(6, 5, 3)]                                       Layer image;
    [Conv(3, 3, 4, Bias = false), BatchNorm, Relu]         Layer a;
    [DepthwiseConv(2, 2), BatchNorm(Epsilon = 1e-3f)]      Layer b;
}

/// <summary>Nothing before the normalizations could take them in.</summary>
[Network]
internal sealed partial class NormalizationsByThemselves
{
    [Input(6, 4, 3)]                                       Layer image;
    [BatchNorm]                                            Layer normal;
    [MaxPool(2), BatchNorm]                                Layer pooled;
    [Flatten, BatchNorm, Tanh]                             Layer flat;
    [Dense(5), BatchNorm]                                  Layer y;
}

[Network]
internal sealed partial class NormalizedVector
{
    [Input(7)]                                             Layer x;
    [BatchNorm, Relu]                                      Layer normal;
    [Dense(3), BatchNorm, Sigmoid]                         Layer y;
}
