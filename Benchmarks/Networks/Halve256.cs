namespace Unroll.Benchmarks.Networks;

/// <summary>The same of 256 channels, 28 x 28 to 14 x 14.</summary>
[Network]
public sealed partial class Halve256
{
    [Input(28, 28, 256)] Layer image;
    [Conv(3, 3, 256, Stride = 2, PaddingAround = 1)] Layer maps;
}
