namespace Unroll.Exchange.Tests.Networks;

[Network]
internal sealed partial class ActivationsOfVectors
{
    [Input(9)]                                                          Layer x;
    [Dense(21), Relu6, Dense(21), Clip(-0.5f, 0.75f)]                   Layer bounded;
    [Dense(21), Elu, Dense(21), Elu(0.5f), Dense(21), Selu]             Layer exponential;
    [Dense(21), Gelu, Dense(21), Gelu(Approximate = true)]              Layer normal;
    [Dense(21), Silu, Dense(21), Mish, Dense(21), Softplus(2)]          Layer logistic;
    [Dense(21), HardSwish, Dense(21), HardSigmoid]                      Layer hard;
    [Dense(21), PRelu, Dense(21), PRelu(-0.5f, PerChannel = true)]      Layer learned;
}

[Network]
internal sealed partial class ActivationsOfImages
{
    [Input(5, 7, 3)]                                                    Layer image;
    [PRelu(PerChannel = true), Clip(0.25f, 1), Conv(1, 1, 6), Relu6]    Layer rows;
    [Conv(3, 3, 6, Padding = Padding.Same), Elu, Conv(1, 1, 6), Selu]   Layer exponential;
    [Conv(1, 1, 6), Gelu, Conv(1, 1, 6), Silu, Conv(1, 1, 6), Mish]     Layer smooth;
    [Conv(1, 1, 6), HardSwish, Conv(1, 1, 6), HardSigmoid]              Layer hard;
    [Conv(1, 1, 6), Softplus, Conv(1, 1, 6), PRelu(PerChannel = true)]  Layer planes;
    [Conv(2, 2, 4), PRelu]                                              Layer y;
}
