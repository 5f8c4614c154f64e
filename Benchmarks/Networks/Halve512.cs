namespace Unroll.Benchmarks.Networks;

/// <summary>The same of 512 channels, 14 x 14 to 7 x 7.</summary>
[Network]
public sealed partial class Halve512
{
    [Input(14, 14, 512)] Layer image;
    [Conv(3, 3, 512, Stride = 2, PaddingAround = 1)] Layer maps;
}
