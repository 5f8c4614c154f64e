namespace Unroll.Benchmarks.Networks;

/// <summary>One 3x3 convolution of 256 channels in 32 groups at 14 x 14, as in ResNeXt.</summary>
[Network]
public sealed partial class Groups32
{
    [Input(14, 14, 256)]                                        Layer image;
    [Conv(3, 3, 256, Groups = 32, Padding = Padding.Same)]      Layer maps;
}
