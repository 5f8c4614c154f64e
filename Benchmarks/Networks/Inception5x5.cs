namespace Unroll.Benchmarks.Networks;

/// <summary>A 5x5 convolution of GoogLeNet: 16 to 32 channels at 28 x 28.</summary>
[Network]
public sealed partial class Inception5x5
{
    [Input(28, 28, 16)] Layer image;
    [Conv(5, 5, 32, PaddingAround = 2)] Layer maps;
}
