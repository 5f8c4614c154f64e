using Unroll;

namespace Samples.Edges;

/// <summary>A convolution with six filters that are set by hand and never learn: three ways to estimate how brightness changes across and
/// down.</summary>
[Network]
public sealed partial class EdgeFilters
{
    [Input(512, 512, 1)]                                                    Layer photograph;
    [Conv(3, 3, 6, Padding = Padding.Same, Bias = false), Frozen]           Layer gradients;
}
