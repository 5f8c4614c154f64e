namespace Unroll.Benchmarks.Networks;

/// <summary>The second convolution of AlexNet: 5x5, 64 to 192 channels at 27 x 27.</summary>
[Network]
public sealed partial class AlexNetSecond
{
    [Input(27, 27, 64)] Layer image;
    [Conv(5, 5, 192, PaddingAround = 2)] Layer maps;
}
