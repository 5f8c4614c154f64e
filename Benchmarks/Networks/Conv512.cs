namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 512 to 512 channels at 14 x 14, as in VGG's last stage.</summary>
[Network]
public sealed partial class Conv512
{
    [Input(14, 14, 512)]                               Layer image;
    [Conv(3, 3, 512, Padding = Padding.Same)]        Layer maps;
}
