namespace Unroll.Benchmarks.Networks;

/// <summary>A 3x3 convolution of stride 2 of ResNet-18: 64 to 128 channels, 56 x 56 to 28 x 28.</summary>
[Network]
public sealed partial class Halve64
{
    [Input(56, 56, 64)] Layer image;
    [Conv(3, 3, 128, Stride = 2, PaddingAround = 1)] Layer maps;
}
