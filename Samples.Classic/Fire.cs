using Unroll;

namespace Samples.Classic;

/// <summary>
/// A 1x1 convolution to few channels, and 1x1 and 3x3 convolutions of these side by side: F. Iandola et al.: SqueezeNet: AlexNet-level
/// accuracy with 50x fewer parameters and &lt;0.5 MB model size, 2016, figure 1.
/// </summary>
[Block]
public partial class Fire
{
    private const int Squeezed = Arg.A, Ones = Arg.B, Threes = Arg.C;

    [Conv(1, 1, Squeezed), Relu]                                             Layer squeeze;
    [Conv(1, 1, Ones), Relu]                                                 Layer one;
    [Conv(3, 3, Threes, PaddingAround = 1, From = nameof(squeeze)), Relu]    Layer three;
    [Concat(nameof(one), nameof(three))]                                     Layer both;
}
