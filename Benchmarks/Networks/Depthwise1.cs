namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 depthwise convolution of 256 channels at 28 x 28, as in MobileNet.</summary>
[Network]
public sealed partial class Depthwise1
{
    [Input(28, 28, 256)]                             Layer image;
    [DepthwiseConv(3, 3, Padding = Padding.Same)]    Layer maps;
}
