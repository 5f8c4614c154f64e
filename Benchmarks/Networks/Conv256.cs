namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 256 to 256 channels at 14 x 14, as in ResNet's third stage.</summary>
[Network]
public sealed partial class Conv256
{
    [Input(14, 14, 256)]                               Layer image;
    [Conv(3, 3, 256, Padding = Padding.Same)]        Layer maps;
}
