using Unroll;

namespace Samples.Classic;

/// <summary>
/// Two 3x3 convolutions and a way around them: K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image recognition, CVPR 2016,
/// figure 5, left.
/// </summary>
[Block]
public partial class BasicBlock
{
    private const int Filters = Arg.A, Stride = Arg.B;

    // Padded evenly, as in PyTorch: Padding.Same would put the pixel that a stride of 2 leaves over below and at the right, as in Keras.
    [Conv(3, 3, Filters, Stride = Stride, PaddingAround = 1, Bias = false), BatchNorm, Relu]          Layer first;
    [Conv(3, 3, Filters, PaddingAround = 1, Bias = false), BatchNorm, Residual(Block.Input), Relu]    Layer second;
}
