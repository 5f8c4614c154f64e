using Unroll;

namespace Samples.Faces;

/// <summary>
/// The block of <see cref="ScaledReduction"/> where there are as many filters as channels, so that the shortcut is the mean of each 2 x
/// 2 pixels alone.
/// </summary>
/// <remarks>Its argument is the number of filters. An even number of rows leaves the convolutions one row and one column fewer than the
/// means: zeros.</remarks>
[Block]
public partial class ScaledLastReduction
{
    private const int Filters = Arg.A;

    [Conv(3, 3, Filters, Stride = 2, From = Block.Input), ScaleShift, Relu]     Layer conv1;
    [Conv(3, 3, Filters, Padding = Padding.Same), ScaleShift]                   Layer conv2;
    [Pad(0, 1, 0, 1)]                                                           Layer filled;
    [AvgPool(2, From = Block.Input), Add(nameof(filled)), Relu]                 Layer sum;
}
