namespace Unroll.Benchmarks.Networks;

/// <summary>The first convolution of AlexNet: 11x11, stride 4, 3 to 64 channels of 224 x 224.</summary>
[Network]
public sealed partial class AlexNetStem
{
    [Input(224, 224, 3)] Layer image;
    [Conv(11, 11, 64, Stride = 4, PaddingAround = 2)] Layer maps;
}
