using Unroll;

namespace Samples.Classic;

/// <summary>
/// A depthwise convolution, which filters each channel by itself, and a 1x1 convolution, which mixes them: A. Howard et al.: MobileNets:
/// Efficient convolutional neural networks for mobile vision applications, 2017, figure 3, right.
/// </summary>
[Block]
public partial class DepthwiseSeparable
{
    private const int Filters = Arg.A, Stride = Arg.B;

    [DepthwiseConv(3, 3, Stride = Stride, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer depthwise;
    [Conv(1, 1, Filters, Bias = false), BatchNorm, Relu6]                                        Layer pointwise;
}
