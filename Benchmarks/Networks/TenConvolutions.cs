namespace Unroll.Benchmarks.Networks;

/// <summary>Ten 3x3 convolutions of 64 channels at 56 x 56: a large network for the compiler.</summary>
[Network]
public sealed partial class TenConvolutions
{
    [Input(56, 56, 64)]                                     Layer image;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c2;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c3;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c4;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c5;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c6;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c7;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c8;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c9;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu]          Layer c10;
    [GlobalAvgPool]                                         Layer mean;
    [Dense(10), SoftmaxCrossEntropy]                        Layer digit;
}
