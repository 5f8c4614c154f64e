namespace Unroll.Benchmarks.Networks;

/// <summary>The first convolution of ResNet: 7x7, stride 2, 3 to 64 channels of 224 x 224.</summary>
[Network]
public sealed partial class ResNetStem
{
    [Input(224, 224, 3)] Layer image;
    [Conv(7, 7, 64, Stride = 2, PaddingAround = 3)] Layer maps;
}
