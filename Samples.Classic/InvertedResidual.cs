using Unroll;

namespace Samples.Classic;

/// <summary>
/// A 1x1 convolution to many channels, a depthwise convolution, and a 1x1 convolution back to few, without a rectifier, to which the
/// input is added: M. Sandler et al.: MobileNetV2: Inverted residuals and linear bottlenecks, CVPR 2018, figure 3b.
/// </summary>
[Block]
public partial class InvertedResidual
{
    private const int Hidden = Arg.A, Filters = Arg.B;

    [Conv(1, 1, Hidden, Bias = false), BatchNorm, Relu6]                        Layer expansion;
    [DepthwiseConv(3, 3, PaddingAround = 1, Bias = false), BatchNorm, Relu6]    Layer depthwise;
    [Conv(1, 1, Filters, Bias = false), BatchNorm, Residual(Block.Input)]       Layer projection;
}
