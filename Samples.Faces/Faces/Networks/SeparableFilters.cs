using Unroll;

namespace Samples.Faces;

/// <summary>A depthwise convolution and the 1x1 convolution behind it, whose bias serves both.</summary>
/// <remarks>Its arguments are the filters and the stride. As in TensorFlow, an even input of stride 2 is padded below and right
/// alone.</remarks>
[Block]
public partial class SeparableFilters
{
    private const int Filters = Arg.A, Stride = Arg.B;

    [DepthwiseConv(3, 3, Stride = Stride, Padding = Padding.Same, Bias = false)]    Layer depthwise;
    [Conv(1, 1, Filters)]                                                           Layer pointwise;
}
