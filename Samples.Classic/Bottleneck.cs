using Unroll;

namespace Samples.Classic;

/// <summary>
/// A 3x3 convolution between two of 1x1, which make it narrow, and a way around all three: K. He, X. Zhang, S. Ren, J. Sun: Deep residual
/// learning for image recognition, CVPR 2016, figure 5, right. The outputs are four times the filters.
/// </summary>
/// <remarks>
/// The paper has the stride on the first convolution, which then skips three of four pixels; torchvision and most others ("ResNet v1.5")
/// have it on the 3x3 convolution, as here.
/// </remarks>
[Block]
public partial class Bottleneck
{
    private const int Filters = Arg.A, Outputs = Arg.B, Stride = Arg.C;

    [Conv(1, 1, Filters, Bias = false), BatchNorm, Relu]                                        Layer first;
    [Conv(3, 3, Filters, Stride = Stride, PaddingAround = 1, Bias = false), BatchNorm, Relu]    Layer second;
    [Conv(1, 1, Outputs, Bias = false), BatchNorm, Residual(Block.Input), Relu]                 Layer third;
}
