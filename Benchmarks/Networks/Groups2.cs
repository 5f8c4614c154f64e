namespace Unroll.Benchmarks.Networks;

/// <summary>The second convolution of AlexNet as it was published, on two graphics cards: 5x5, 96 to 256 channels in two groups at
/// 27 x 27.</summary>
[Network]
public sealed partial class Groups2
{
    [Input(27, 27, 96)]                                         Layer image;
    [Conv(5, 5, 256, Groups = 2, PaddingAround = 2)]            Layer maps;
}
