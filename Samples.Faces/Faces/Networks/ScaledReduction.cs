using Unroll;

namespace Samples.Faces;

/// <summary>
/// The block of <see cref="ScaledResidual"/> with a stride of 2. Its shortcut has no weights: the mean of each 2 x 2 pixels, and
/// channels of zeros
/// where there are more filters than channels.
/// </summary>
/// <remarks>
/// Its arguments are the filters, the channels of zeros, and the rows and columns of zeros behind the convolutions, 1 where an even
/// number of rows
/// leaves them one fewer than the means.
/// </remarks>
[Block]
public partial class ScaledReduction
{
    private const int Filters = Arg.A, Zeros = Arg.B, Border = Arg.C;

    [Conv(3, 3, Filters, Stride = 2, From = Block.Input), ScaleShift, Relu]     Layer conv1;
    [Conv(3, 3, Filters, Padding = Padding.Same), ScaleShift]                   Layer conv2;
    [Pad(0, Border, 0, Border)]                                                 Layer filled;
    [AvgPool(2, From = Block.Input), PadChannels(Zeros)]                        Layer shortcut;
    [Add(nameof(filled)), Relu]                                                 Layer sum;
}
