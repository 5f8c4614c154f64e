namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 depthwise convolution of 128 channels at 56 x 56 with a stride of 2, as in MobileNet.</summary>
[Network]
public sealed partial class Depthwise2
{
    [Input(56, 56, 128)]                                    Layer image;
    [DepthwiseConv(3, 3, Stride = 2, PaddingAround = 1)]    Layer maps;
}
