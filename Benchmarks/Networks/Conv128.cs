namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 128 to 128 channels at 28 x 28, as in ResNet's second stage.</summary>
[Network]
public sealed partial class Conv128
{
    [Input(28, 28, 128)]                               Layer image;
    [Conv(3, 3, 128, Padding = Padding.Same)]        Layer maps;
}
