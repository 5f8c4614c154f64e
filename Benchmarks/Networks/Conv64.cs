namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 64 to 64 channels at 56 x 56, as in ResNet's first stage.</summary>
[Network]
public sealed partial class Conv64
{
    [Input(56, 56, 64)]                               Layer image;
    [Conv(3, 3, 64, Padding = Padding.Same)]        Layer maps;
}
