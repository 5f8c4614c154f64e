namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 3 to 64 channels at 224 x 224, VGG's first.</summary>
[Network]
public sealed partial class Conv3
{
    [Input(224, 224, 3)]                               Layer image;
    [Conv(3, 3, 64, Padding = Padding.Same)]        Layer maps;
}
