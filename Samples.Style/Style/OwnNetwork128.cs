using Unroll;

namespace Samples.Style;

/// <summary>The layers of <see cref="ExemplarNetwork"/> over pictures of 128 x 128 pixels, for style: what stands in where no network is
/// at hand that has seen ImageNet.</summary>
[Network]
public sealed partial class OwnNetwork128
{
    [Input(128, 128, 3, Gradient = true)]                                  Layer picture;
    [Conv(5, 5, 32, Padding = Padding.Same), Relu, Frozen]               Layer c1;
    [GramMatrix, MeanSquaredError]                                       Layer style1;
    [AvgPool(2, From = nameof(c1))]                                      Layer p1;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen]               Layer c2;
    [GramMatrix, MeanSquaredError]                                       Layer style2;
    [AvgPool(2, From = nameof(c2))]                                      Layer p2;
    [Conv(3, 3, 64, Padding = Padding.Same), Relu, Frozen, MeanSquaredError, Output]
                                                                         Layer c3;
    [GramMatrix, MeanSquaredError]                                       Layer style3;
}
