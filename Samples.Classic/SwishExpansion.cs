using Unroll;

namespace Samples.Classic;

/// <summary>
/// A 1x1 convolution to many channels and a depthwise convolution, each followed by hard swish: what the blocks of MobileNetV3 begin
/// with: A. Howard et al.: Searching for MobileNetV3, ICCV 2019, figure 4.
/// </summary>
[Block]
public partial class SwishExpansion
{
    private const int Kernel = Arg.A, Padding = Arg.B, Hidden = Arg.C, Stride = Arg.D;

    [Conv(1, 1, Hidden, Bias = false)]
    [BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), HardSwish]  Layer expansion;

    [DepthwiseConv(Kernel, Kernel, Stride = Stride, PaddingAround = Padding, Bias = false)]
    [BatchNorm(Momentum = 0.01f, Epsilon = 0.001f), HardSwish]  Layer depthwise;
}
