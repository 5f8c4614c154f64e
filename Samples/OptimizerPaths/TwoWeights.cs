using Unroll;

namespace Samples.OptimizerPaths;

/// <summary>As small as a network of two layers can be: y = b tanh(a x).</summary>
[Network]
public sealed partial class TwoWeights
{
    [Input(1)]                                          Layer x;
    [Dense(1, Bias = false), Tanh]                      Layer hidden;
    [Dense(1, Bias = false), MeanSquaredError]          Layer y;
}
