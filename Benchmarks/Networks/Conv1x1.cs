namespace Unroll.Benchmarks.Networks;

/// <summary>One 1x1 convolution of 64 to 256 channels at 56 x 56, a matrix product, as in ResNet-50's first stage.</summary>
[Network]
public sealed partial class Conv1x1
{
    [Input(56, 56, 64)]                               Layer image;
    [Conv(1, 1, 256, Padding = Padding.Same)]        Layer maps;
}
