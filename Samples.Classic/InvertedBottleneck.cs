using Unroll;

namespace Samples.Classic;

/// <summary>The block of <see cref="InvertedResidual"/> where the stride or the number of channels changes: nothing is added.</summary>
[Block]
public partial class InvertedBottleneck
{
    private const int Hidden = Arg.A, Filters = Arg.B, Stride = Arg.C;

    [Conv(1, 1, Hidden, Bias = false), BatchNorm, Relu6]                                         Layer expansion;
    [DepthwiseConv(3, 3, Stride = Stride, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer depthwise;
    [Conv(1, 1, Filters, Bias = false), BatchNorm]                                               Layer projection;
}
